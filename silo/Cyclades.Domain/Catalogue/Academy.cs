using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>What an <see cref="Academy"/> is (R9, D21).</summary>
public enum AcademyKind
{
    /// <summary>« Académie ».</summary>
    Academie = 1,

    /// <summary>« Centre d'examen à l'étranger ».</summary>
    CentreAbroad = 2,
}

/// <summary>An académie or an exam centre abroad: who runs registrations.</summary>
/// <param name="Code">Its code, never reused.</param>
/// <param name="Kind">Académie or centre abroad.</param>
/// <param name="Label">« ACADÉMIE DE LA GUADELOUPE », with its article (R12).</param>
/// <param name="ShortName">« Reims », as in the letterhead (R96).</param>
/// <param name="AcademicRegion">« GRAND EST », without « RÉGION ACADÉMIQUE » (R96); empty for a centre abroad.</param>
/// <param name="Zone">IANA time zone, <c>Europe/Paris</c> or its own (D21).</param>
/// <param name="Contact">Its contact block, unless a service has its own (D33).</param>
public sealed record Academy(
    AcademyCode Code,
    AcademyKind Kind,
    string Label,
    string ShortName,
    string AcademicRegion,
    string Zone,
    Contact Contact);

/// <summary>A contact block (R90, R96, D33).</summary>
/// <param name="Lines">Name and postal address, as printed, from « ACADÉMIE DE REIMS » to « 51000 CHALONS EN CHAMPAGNE ».</param>
/// <param name="Mail">Mail address of the service, if it has one.</param>
/// <param name="Phone">Telephone as printed, if it has one.</param>
public sealed record Contact(ImmutableArray<string> Lines, EmailAddress? Mail = null, string? Phone = null)
{
    public ImmutableArray<string> Lines { get; init; } = Lines.OrEmpty();

    /// <summary>All lines of the block in the order of R90: the address, the telephone, the mail.</summary>
    [JsonIgnore]
    public ImmutableArray<string> AllLines =>
        [.. Lines, .. Phone is null ? [] : (string[])[Phone], .. Mail is null ? [] : (string[])[Mail.Value]];
}
