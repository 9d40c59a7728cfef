using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Reference;

/// <summary>
/// Communes, départements, countries, nationalities, socio-professional categories and académies, read once from the
/// files beside this one and answered from memory. Immutable. Sources and dates: docs/reference-data.md.
/// </summary>
internal sealed class ReferenceData
{
    /// <summary>Code of « Apatride », which no country has.</summary>
    public const string Stateless = "APATRIDE";

    private readonly FrozenDictionary<string, ImmutableArray<Searchable>> communes;
    private readonly FrozenDictionary<string, Nationality> nationalityByCode;
    private readonly FrozenDictionary<string, Departement> departementByCode;
    private readonly FrozenDictionary<AcademyCode, KnownAcademy> academyByCode;

    private ReferenceData()
    {
        var rows = Rows("countries").ToImmutableArray();
        Countries =
        [
            new Country(ReferenceLists.France, "FRANCE (DONT OUTRE-MER)", "FRANCE"),
            .. rows.Where(row => row[0] != ReferenceLists.France)
                .Select(row => new Country(row[0], PlaceName.InCapitals(row[1]), PlaceName.InCapitals(row[1])))
                .OrderBy(country => country.Name, StringComparer.Ordinal),
        ];
        Nationalities =
        [
            .. rows.Where(row => row[0] == ReferenceLists.France).Select(row => new Nationality(row[0], row[2])),
            .. rows.Where(row => row[0] != ReferenceLists.France && row.Length > 2)
                .Select(row => new Nationality(row[0], row[2]))
                .Append(new Nationality(Stateless, "Apatride"))
                .OrderBy(nationality => PlaceName.InCapitals(nationality.Name), StringComparer.Ordinal),
        ];
        Departements = [.. Rows("departements").Select(row => new Departement(row[0], PlaceName.InCapitals(row[1]).Replace('-', ' ')))];
        Abroad = new Departement(ReferenceLists.DepartementAbroad, "ETRANGER");
        SocioProfessionalCategories = [.. Rows("socio-professional-categories").Select(row => new SocioProfessionalCategory(row[0], row[1]))];
        Academies = [.. Rows("academies").Select(row => new KnownAcademy(AcademyCode.Parse(row[0]), row[1], row[2], row[3], row[4]))];

        communes = ReadCommunes();
        nationalityByCode = Nationalities.ToFrozenDictionary(nationality => nationality.Code);
        departementByCode = Departements.Append(Abroad).ToFrozenDictionary(departement => departement.Code);
        academyByCode = Academies.ToFrozenDictionary(academy => academy.Code);

        Lists = new ReferenceLists(
            Countries.ToFrozenDictionary(country => country.Code, country => country.Name),
            Countries.ToFrozenDictionary(country => country.Code, country => country.AddressName),
            Nationalities.ToFrozenDictionary(nationality => nationality.Code, nationality => nationality.Name),
            SocioProfessionalCategories.ToFrozenDictionary(category => category.Code, category => category.Name),
            Departements.ToFrozenDictionary(departement => departement.Code, departement => departement.Label),
            communes.ToFrozenDictionary(
                pair => pair.Key,
                pair => pair.Value.ToFrozenDictionary(searchable => searchable.Commune.Code, searchable => searchable.Commune.Name)));
    }

    /// <summary>« FRANCE (DONT OUTRE-MER) » first, then by name.</summary>
    public ImmutableArray<Country> Countries { get; }

    /// <summary>« Français » first, then by name.</summary>
    public ImmutableArray<Nationality> Nationalities { get; }

    /// <summary>Départements, DOM and COM of a birth in France, by code.</summary>
    public ImmutableArray<Departement> Departements { get; }

    /// <summary>« 099 - ETRANGER »: the département of a birth abroad, never chosen (D7).</summary>
    public Departement Abroad { get; }

    /// <summary>By code, « Non renseigné » last.</summary>
    public ImmutableArray<SocioProfessionalCategory> SocioProfessionalCategories { get; }

    public ImmutableArray<KnownAcademy> Academies { get; }

    /// <summary>Which codes exist, for the rules.</summary>
    public ReferenceLists Lists { get; }

    /// <summary>Reads the files: some tens of milliseconds, once.</summary>
    public static ReferenceData Load() => new();

    public Nationality? FindNationality(string code) => nationalityByCode.GetValueOrDefault(code);

    /// <summary>Finds « 099 - ETRANGER » too.</summary>
    public Departement? FindDepartement(string code) => departementByCode.GetValueOrDefault(code);

    public KnownAcademy? FindAcademy(AcademyCode code) => academyByCode.GetValueOrDefault(code);

    /// <summary>
    /// Communes of a département whose name answers what was typed (R31): the same name first, then names that begin
    /// with it, then names with a word that does, then names that contain it; of equals those that still exist first.
    /// </summary>
    /// <param name="departement">Code as printed; an unknown one has no commune.</param>
    /// <param name="text">Typed by a person; empty for all of them by name.</param>
    public ImmutableArray<Commune> SearchCommunes(string departement, string text)
    {
        var query = new PlaceSearch.Query(text);
        return
        [
            .. communes.GetValueOrDefault(departement, [])
                .Select(searchable => (searchable.Commune, Rank: searchable.Search.Rank(query)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .ThenBy(found => found.Commune.Ended is not null)
                .Select(found => found.Commune),
        ];
    }

    /// <summary>The file gives each département's code on a line of its own, then its communes in order of name.</summary>
    private static FrozenDictionary<string, ImmutableArray<Searchable>> ReadCommunes()
    {
        var read = new Dictionary<string, ImmutableArray<Searchable>.Builder>();
        var departement = "";
        foreach (var row in Rows("communes"))
        {
            if (row.Length == 1)
            {
                departement = row[0];
                read[departement] = ImmutableArray.CreateBuilder<Searchable>();
                continue;
            }

            DateOnly? ended = row.Length > 2 ? DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            var code = ended is null ? row[0] : $"{row[0]}@{row[2]}";
            read[departement].Add(new Searchable(new Commune(code, departement, PlaceName.InCapitals(row[1]), ended), new PlaceSearch(row[1])));
        }

        return read.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutable());
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        var name = $"{typeof(ReferenceData).Namespace}.Data.{file}.tsv";
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    private readonly record struct Searchable(Commune Commune, PlaceSearch Search);
}
