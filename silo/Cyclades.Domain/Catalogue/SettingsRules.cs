using System.Collections.Immutable;
using System.Globalization;

namespace Cyclades.Domain.Catalogue;

/// <summary>What the settings of a registration service must be.</summary>
public static class SettingsRules
{
    /// <summary>Everything wrong with settings, none when they may be applied. Paths are those of the settings' fields.</summary>
    public static ImmutableArray<FieldViolation> Check(RegistrationServiceSettings settings, NationalSettings national)
    {
        var findings = new Findings();
        if (national.Sessions.All(session => session.Id != settings.Id.Session))
        {
            findings.Add("session", FieldFault.NotOffered, settings.Id.Session.ToString());
        }

        if (national.Academies.All(academy => academy.Code != settings.Id.Academy))
        {
            findings.Add("academy", FieldFault.NotOffered, settings.Id.Academy.ToString());
        }

        findings.Text("label", settings.Label, CatalogueLimits.Label);
        if (LegalTime.DayInParis(settings.Period.Closing.AddTicks(-1)) is var closingDay && settings.ReturnDate < closingDay)
        {
            findings.Add("return_date", FieldFault.DateOutOfRange, closingDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        findings.List("categories", settings.Categories, "code", category => category.Code.ToString());
        for (var i = 0; i < settings.Categories.Length; i++)
        {
            findings.Text($"categories[{i}].label", settings.Categories[i].Label, CatalogueLimits.Label);
        }

        findings.List("establishments", settings.Establishments, "code", establishment => establishment.Code.ToString());
        for (var i = 0; i < settings.Establishments.Length; i++)
        {
            CheckEstablishment(findings, $"establishments[{i}]", settings.Establishments[i]);
        }

        findings.List("tests", settings.Tests, "code", test => test.Code.ToString());
        for (var i = 0; i < settings.Tests.Length; i++)
        {
            findings.Text($"tests[{i}].label", settings.Tests[i].Label, CatalogueLimits.Line);
            findings.Text($"tests[{i}].form", settings.Tests[i].Form, CatalogueLimits.Label);
            if (settings.Tests[i].Scale is < 1 or > TestPaper.LargestScale)
            {
                findings.Add($"tests[{i}].scale", FieldFault.Malformed, Range(1, TestPaper.LargestScale));
            }
        }

        if (settings.PassMark is { } passMark && (passMark < 1 || passMark > settings.Tests.Sum(test => test.Scale)))
        {
            findings.Add("pass_mark", FieldFault.Malformed, Range(1, settings.Tests.Sum(test => test.Scale)));
        }

        if (settings.MarkCheckDays is < 1 or > CatalogueLimits.MarkCheckDays)
        {
            findings.Add("mark_check_days", FieldFault.Malformed, Range(1, CatalogueLimits.MarkCheckDays));
        }

        var optional = settings.Tests.Where(test => test.Optional).Select(test => test.Code).ToImmutableHashSet();
        for (var i = 0; i < settings.OptionRules.Length; i++)
        {
            CheckOptionRule(findings, $"options[{i}]", settings.OptionRules[i], optional);
        }

        findings.Text("terms", settings.Terms, CatalogueLimits.Terms);
        findings.Optional("note", settings.Note, CatalogueLimits.Note);
        findings.Lines("ministries", settings.Ministries);
        if (settings.Contact is { } contact)
        {
            findings.Contact("contact", contact);
        }

        return findings.All;
    }

    private static void CheckEstablishment(Findings findings, string path, Establishment establishment)
    {
        findings.Text($"{path}.label", establishment.Label, CatalogueLimits.Line);
        findings.Optional($"{path}.town", establishment.Town, CatalogueLimits.Label);
        findings.List($"{path}.divisions", establishment.Divisions, "", name => name, required: false);
        for (var i = 0; i < establishment.Divisions.Length; i++)
        {
            findings.Optional($"{path}.divisions[{i}]", establishment.Divisions[i], CatalogueLimits.Phone);
        }
    }

    private static void CheckOptionRule(Findings findings, string path, OptionRule rule, ImmutableHashSet<TestCode> optional)
    {
        switch (rule)
        {
            case OptionRule.Choose choose:
                findings.Text($"{path}.label", choose.Label, CatalogueLimits.Line);
                CheckTests(findings, $"{path}.among", choose.Among, 1, optional);
                if (choose.Minimum < 0 || choose.Minimum > choose.Maximum)
                {
                    findings.Add($"{path}.minimum", FieldFault.Malformed, Range(0, choose.Maximum));
                }

                if (choose.Maximum < 1 || choose.Maximum > choose.Among.Length)
                {
                    findings.Add($"{path}.maximum", FieldFault.Malformed, Range(1, choose.Among.Length));
                }

                break;
            case OptionRule.Exclude exclude:
                findings.Text($"{path}.label", exclude.Label, CatalogueLimits.Line);
                CheckTests(findings, $"{path}.exclude", exclude.Tests, 2, optional);
                break;
        }
    }

    private static void CheckTests(Findings findings, string path, ImmutableArray<TestCode> tests, int minimum, ImmutableHashSet<TestCode> optional)
    {
        if (tests.Length < minimum)
        {
            findings.Add(path, FieldFault.TooFewChosen, minimum.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < tests.Length; i++)
        {
            if (!optional.Contains(tests[i]))
            {
                findings.Add($"{path}[{i}]", FieldFault.NotOffered, tests[i].ToString());
            }
            else if (tests.IndexOf(tests[i]) < i)
            {
                findings.Add($"{path}[{i}]", FieldFault.Repeated, tests[i].ToString());
            }
        }
    }

    private static string Range(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{from}-{to}");
}
