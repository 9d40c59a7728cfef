using System.Collections.Immutable;

namespace Cyclades.Domain.Catalogue;

/// <summary>What the national part of the catalogue must be.</summary>
public static class NationalRules
{
    /// <summary>
    /// Everything wrong with national settings, none when they may be applied. What exists may not go, nor become
    /// something else: services and candidatures refer to it.
    /// </summary>
    /// <param name="settings">As they would be.</param>
    /// <param name="current">As they are.</param>
    public static ImmutableArray<FieldViolation> Check(NationalSettings settings, NationalSettings current)
    {
        var findings = new Findings();
        CheckDomains(findings, settings, current);
        CheckSessions(findings, settings, current);
        CheckAcademies(findings, settings, current);
        findings.Lines("ministries", settings.Ministries);
        for (var i = 0; i < settings.Notices.Length; i++)
        {
            findings.Optional($"notices[{i}].title", settings.Notices[i].Title, CatalogueLimits.Line);
            findings.Text($"notices[{i}].text", settings.Notices[i].Text, CatalogueLimits.NoticeText);
        }

        for (var i = 0; i < settings.HelpLinks.Length; i++)
        {
            findings.Text($"help[{i}].title", settings.HelpLinks[i].Title, CatalogueLimits.Line);
            if (!IsWebAddress(settings.HelpLinks[i].Url))
            {
                findings.Add($"help[{i}].url", FieldFault.Malformed);
            }
        }

        return findings.All;
    }

    private static void CheckDomains(Findings findings, NationalSettings settings, NationalSettings current)
    {
        findings.List("domains", settings.Domains, "code", domain => domain.Code.ToString());
        for (var i = 0; i < settings.Domains.Length; i++)
        {
            var domain = settings.Domains[i];
            findings.Text($"domains[{i}].name", domain.Name, CatalogueLimits.Line);
            findings.Text($"domains[{i}].short_name", domain.ShortName, CatalogueLimits.Label);
            findings.Text($"domains[{i}].document_title", domain.DocumentTitle, CatalogueLimits.Line);
            if (current.Domains.FirstOrDefault(known => known.Code == domain.Code) is { } known && known.Kind != domain.Kind)
            {
                findings.Add($"domains[{i}].kind", FieldFault.Fixed, known.Kind.ToString());
            }
        }

        foreach (var gone in current.Domains.Where(known => settings.Domains.All(domain => domain.Code != known.Code)))
        {
            findings.Add("domains", FieldFault.Fixed, gone.Code.ToString());
        }
    }

    private static void CheckSessions(Findings findings, NationalSettings settings, NationalSettings current)
    {
        findings.List("sessions", settings.Sessions, "id", session => session.Id.ToString());
        for (var i = 0; i < settings.Sessions.Length; i++)
        {
            var session = settings.Sessions[i];
            if (settings.Domains.All(domain => domain.Code != session.Domain))
            {
                findings.Add($"sessions[{i}].domain", FieldFault.NotOffered, session.Domain.ToString());
            }

            if (session.Month is < 1 or > 12)
            {
                findings.Add($"sessions[{i}].month", FieldFault.DateOutOfRange, "1-12");
            }

            if (current.Sessions.FirstOrDefault(known => known.Id == session.Id) is { } known
                && (known.Domain, known.Year, known.Month) != (session.Domain, session.Year, session.Month))
            {
                findings.Add($"sessions[{i}].id", FieldFault.Fixed, known.Id.ToString());
            }
        }

        foreach (var gone in current.Sessions.Where(known => settings.Sessions.All(session => session.Id != known.Id)))
        {
            findings.Add("sessions", FieldFault.Fixed, gone.Id.ToString());
        }
    }

    private static void CheckAcademies(Findings findings, NationalSettings settings, NationalSettings current)
    {
        findings.List("academies", settings.Academies, "code", academy => academy.Code.ToString());
        for (var i = 0; i < settings.Academies.Length; i++)
        {
            var academy = settings.Academies[i];
            findings.Text($"academies[{i}].label", academy.Label, CatalogueLimits.Line);
            findings.Text($"academies[{i}].short_name", academy.ShortName, CatalogueLimits.Label);
            findings.Optional($"academies[{i}].academic_region", academy.AcademicRegion, CatalogueLimits.Label);
            findings.Contact($"academies[{i}].contact", academy.Contact);
            if (!LegalTime.IsZone(academy.Zone))
            {
                findings.Add($"academies[{i}].zone", FieldFault.NotOffered, academy.Zone);
            }
        }

        foreach (var gone in current.Academies.Where(known => settings.Academies.All(academy => academy.Code != known.Code)))
        {
            findings.Add("academies", FieldFault.Fixed, gone.Code.ToString());
        }
    }

    private static bool IsWebAddress(Uri url) =>
        url.IsAbsoluteUri && url.Scheme is "https" or "http" && url.OriginalString.Length <= CatalogueLimits.Url;
}
