using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>An établissement that candidates of a service may choose (R79, R80).</summary>
/// <param name="Code">Its code within the service: the UAI where there is one.</param>
/// <param name="Label">« CLG DU MAZELOT », « CNED », « INDIVIDUELS 035 ».</param>
/// <param name="Town">« ANGLURE »; empty for what lies nowhere (« CNED »).</param>
/// <param name="Uai">Its UAI, printed after it (R97); null where it has none.</param>
/// <param name="Divisions">« Div1 »…: offered when there are any, and always optional (D13).</param>
public sealed record Establishment(
    EstablishmentCode Code,
    string Label,
    string Town,
    Uai? Uai,
    ImmutableArray<string> Divisions)
{
    public ImmutableArray<string> Divisions { get; init; } = Divisions.OrEmpty();

    /// <summary>« CLG DU MAZELOT - ANGLURE ».</summary>
    [JsonIgnore]
    public string Name => Town.Length == 0 ? Label : $"{Label} - {Town}";

    /// <summary>« CLG DU MAZELOT - ANGLURE (0510001Z) » (R97).</summary>
    [JsonIgnore]
    public string NameWithUai => Uai is { } uai ? $"{Name} ({uai})" : Name;
}
