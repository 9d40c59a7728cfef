using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Whether a service takes registrations at an instant (D21).</summary>
public enum ServiceState
{
    NotYetOpen = 1,
    Open = 2,
    Closed = 3,
}

/// <summary>All that an académie or centre sets for one national session (R127).</summary>
/// <param name="Id">Session and académie.</param>
/// <param name="Label">« JUIN 2023 LOCAL »: the académie's label of the session (R12), nothing more (D23).</param>
/// <param name="Period">When candidates may register, modify and withdraw.</param>
/// <param name="ReturnDate">Last day, in Paris, to return or sign the confirmation (R99, D15).</param>
/// <param name="Categories">Categories offered (R78); at least one.</param>
/// <param name="Establishments">Établissements offered (R79); at least one.</param>
/// <param name="Tests">Tests, the optional ones included (R87); at least one.</param>
/// <param name="OptionRules">Rules on the optional tests (D39).</param>
/// <param name="Terms">« Modalités d'inscription » (R67): paragraphs separated by an empty line.</param>
/// <param name="Note">« NB : … » above the tests on the document (R100), with its « NB : »; null when there is none.</param>
/// <param name="Contact">Contact block instead of the académie's (D33).</param>
/// <param name="Ministries">Lines of the letterhead (R96) instead of the national ones; empty for those.</param>
/// <param name="PassMark">Points, of the sum of the scales of all tests, from which a candidate is « admis »; null when marks alone make no result.</param>
/// <param name="MarkCheckDays">Days after that of the publication, in Paris, on which a check of a mark may be asked for (B14); null for none.</param>
/// <param name="MarksReadableFrom">First instant at which candidates read their marks (B14); null while none is set. No part of the catalogue's file.</param>
public sealed record RegistrationServiceSettings(
    ServiceId Id,
    string Label,
    OpenPeriod Period,
    DateOnly ReturnDate,
    ImmutableArray<CandidateCategory> Categories,
    ImmutableArray<Establishment> Establishments,
    ImmutableArray<TestPaper> Tests,
    ImmutableArray<OptionRule> OptionRules,
    string Terms,
    string? Note = null,
    Contact? Contact = null,
    ImmutableArray<string> Ministries = default,
    int? PassMark = null,
    int? MarkCheckDays = null,
    DateTimeOffset? MarksReadableFrom = null)
{
    public ImmutableArray<CandidateCategory> Categories { get; init; } = Categories.OrEmpty();

    public ImmutableArray<Establishment> Establishments { get; init; } = Establishments.OrEmpty();

    public ImmutableArray<TestPaper> Tests { get; init; } = Tests.OrEmpty();

    public ImmutableArray<OptionRule> OptionRules { get; init; } = OptionRules.OrEmpty();

    public ImmutableArray<string> Ministries { get; init; } = Ministries.OrEmpty();

    /// <summary>SHA-256 of the terms in UTF-8, 64 lower-case hexadecimal digits: what a candidate accepted (D17).</summary>
    [JsonIgnore]
    public string TermsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Terms)));

    /// <summary>First instant at which nothing can be returned or signed any more: the return date has ended in Paris (B12).</summary>
    [JsonIgnore]
    public DateTimeOffset EndOfReturn => LegalTime.StartOfDayInParis(ReturnDate.AddDays(1));

    public bool IsOpen(DateTimeOffset now) => Period.Contains(now);

    public bool AreMarksReadable(DateTimeOffset now) => MarksReadableFrom <= now;

    public bool CanReturn(DateTimeOffset now) => now < EndOfReturn;

    public ServiceState StateAt(DateTimeOffset now) =>
        now < Period.Opening ? ServiceState.NotYetOpen
        : IsOpen(now) ? ServiceState.Open
        : ServiceState.Closed;

    public CandidateCategory? FindCategory(CategoryCode code) => Categories.FirstOrDefault(category => category.Code == code);

    public Establishment? FindEstablishment(EstablishmentCode code) => Establishments.FirstOrDefault(establishment => establishment.Code == code);

    /// <summary>The tests of a candidate who chose these options, in the catalogue's order.</summary>
    public ImmutableArray<TestPaper> TestsWith(ImmutableArray<TestCode> chosen) =>
        [.. Tests.Where(test => !test.Optional || chosen.OrEmpty().Contains(test.Code))];

    /// <summary>Everything wrong with a choice of optional tests (D39), none when it may be registered.</summary>
    /// <param name="chosen">Codes of the optional tests chosen, in any order.</param>
    /// <param name="path">Path of the field that holds them, in the contract's words.</param>
    public ImmutableArray<FieldViolation> CheckOptions(ImmutableArray<TestCode> chosen, string path)
    {
        var options = chosen.OrEmpty();
        var offered = Tests.Where(test => test.Optional).Select(test => test.Code).ToImmutableHashSet();
        var violations = ImmutableArray.CreateBuilder<FieldViolation>();
        foreach (var unknown in options.Where(code => !offered.Contains(code)).Distinct())
        {
            violations.Add(new FieldViolation(path, FieldFault.NotOffered, unknown.ToString()));
        }

        foreach (var twice in options.GroupBy(code => code).Where(group => group.Count() > 1))
        {
            violations.Add(new FieldViolation(path, FieldFault.Repeated, twice.Key.ToString()));
        }

        foreach (var rule in OptionRules)
        {
            if (Violation(rule, options.ToImmutableHashSet(), path) is { } violation)
            {
                violations.Add(violation);
            }
        }

        return violations.ToImmutable();
    }

    private static FieldViolation? Violation(OptionRule rule, ImmutableHashSet<TestCode> chosen, string path)
    {
        switch (rule)
        {
            case OptionRule.Choose choose:
                var count = choose.Among.Count(chosen.Contains);
                return count < choose.Minimum ? new FieldViolation(path, FieldFault.TooFewChosen, Bound(choose.Minimum, choose.Label))
                    : count > choose.Maximum ? new FieldViolation(path, FieldFault.TooManyChosen, Bound(choose.Maximum, choose.Label))
                    : null;
            case OptionRule.Exclude exclude when exclude.Tests.Where(chosen.Contains).ToArray() is { Length: > 1 } clash:
                return new FieldViolation(path, FieldFault.ExcludedByAnotherChoice, string.Join(", ", clash));
            default:
                return null;
        }
    }

    private static string Bound(int count, string label) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} ({label})");
}
