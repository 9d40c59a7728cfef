using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Accounts;

/// <summary>As the identity document says (R22).</summary>
public enum Sex
{
    Female,
    Male,
}

/// <summary>Who the candidate is, as on the identity document (R20 to R31). A value that exists is valid.</summary>
/// <param name="Sex">Gives the civility: MADAME or MONSIEUR.</param>
/// <param name="BirthName">« Nom de famille (Nom de naissance) ».</param>
/// <param name="UsageName">« Nom d'usage (Nom marital par exemple) », null when there is none.</param>
/// <param name="FirstNames">« Prénoms », all of them, in order.</param>
/// <param name="BirthDate">« Date de naissance ».</param>
/// <param name="BirthPlace">Where.</param>
public sealed record Identity(
    Sex Sex,
    string BirthName,
    string? UsageName,
    string FirstNames,
    PartialDate BirthDate,
    BirthPlace BirthPlace)
{
    public const int MaximumNameLength = 100;

    private const int Majority = 18;

    /// <summary>« MONSIEUR » or « MADAME » (R70).</summary>
    [JsonIgnore]
    public string Civility => Sex is Sex.Male ? "MONSIEUR" : "MADAME";

    /// <summary>« COPTER Eli »: the name in capitals, the first names as typed (R65).</summary>
    [JsonIgnore]
    public string FullName => $"{BirthName.ToUpperInvariant()} {FirstNames}";

    /// <summary>
    /// Under 18 on that day (D38); an unknown day or month counts as the latest it can be. Who was born on 29 February
    /// is of age on 1 March: eighteen full years have passed.
    /// </summary>
    public bool IsMinorOn(DateOnly day)
    {
        var birth = BirthDate.Latest;
        var years = day.Year - birth.Year;
        return years < Majority || (years == Majority && (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0);
    }
}

/// <summary>Where the candidate was born (R29 to R31, D7).</summary>
/// <param name="Country">Country as listed.</param>
/// <param name="Department">Département, DOM or COM; 099 for a birth abroad.</param>
/// <param name="Commune">Commune of the list; null for a birth abroad.</param>
/// <param name="Town">Town as typed, for a birth abroad; null otherwise.</param>
public sealed record BirthPlace(Choice Country, Choice Department, Choice? Commune, string? Town)
{
    public const int MaximumTownLength = 100;

    [JsonIgnore]
    public bool IsAbroad => Department.Code == ReferenceLists.DepartementAbroad;

    /// <summary>Name of the commune or town, as printed.</summary>
    [JsonIgnore]
    public string Locality => Commune?.Label ?? Town ?? "";
}
