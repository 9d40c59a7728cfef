using System.Text.RegularExpressions;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Reference;
using Xunit;

namespace Cyclades.Silo.Tests.Reference;

public sealed partial class ReferenceDataTests
{
    private static readonly ReferenceData Reference = ReferenceData.Load();

    [Theory]
    [InlineData("035", "035 - ILLE ET VILAINE")]
    [InlineData("001", "001 - AIN")]
    [InlineData("02A", "02A - CORSE DU SUD")]
    [InlineData("021", "021 - COTE D'OR")]
    [InlineData("974", "974 - LA REUNION")]
    [InlineData("987", "987 - POLYNESIE FRANCAISE")]
    [InlineData("099", "099 - ETRANGER")]
    public void A_departement_reads_as_the_guide_prints_it(string code, string label) =>
        Assert.Equal(label, Reference.FindDepartement(code)!.Label);

    [Fact]
    public void All_departements_are_there_and_abroad_is_never_offered()
    {
        Assert.Equal(96 + 12, Reference.Departements.Length);
        Assert.DoesNotContain(Reference.Departements, departement => departement.Code == ReferenceLists.DepartementAbroad);
        Assert.All(Reference.Departements, departement => Assert.Equal(3, departement.Code.Length));
        Assert.False(Reference.Lists.Departements.ContainsKey(ReferenceLists.DepartementAbroad));
    }

    [Fact]
    public void France_comes_first_then_countries_by_name()
    {
        Assert.Equal("FRANCE (DONT OUTRE-MER)", Reference.Countries[0].Name);
        Assert.Equal("FRANCE", Reference.Countries[0].AddressName);
        Assert.Equal(ReferenceLists.France, Reference.Countries[0].Code);
        Assert.Equal("AFGHANISTAN", Reference.Countries[1].Name);
        Assert.Contains(Reference.Countries, country => country.Name == "COTE D'IVOIRE");
        Assert.Equal(Reference.Countries.Length, Reference.Countries.Select(country => country.Code).Distinct().Count());
        Assert.Equal(Reference.Countries.Length, Reference.Countries.Select(country => country.Name).Distinct().Count());
        Assert.All(Reference.Countries, country => Assert.Matches(InseeCountry(), country.Code));
        Assert.InRange(Reference.Countries.Length, 215, 240);
    }

    [Theory]
    [InlineData("99100", "Français")]
    [InlineData("99109", "Allemand")]
    [InlineData("99350", "Marocain")]
    [InlineData("99352", "Algérien")]
    [InlineData(ReferenceData.Stateless, "Apatride")]
    public void A_nationality_reads_as_the_guide_prints_it(string code, string name) =>
        Assert.Equal(name, Reference.FindNationality(code)!.Name);

    [Fact]
    public void Nationalities_begin_with_French_and_territories_have_none()
    {
        Assert.Equal("Français", Reference.Nationalities[0].Name);
        Assert.Equal("Afghan", Reference.Nationalities[1].Name);
        Assert.Null(Reference.FindNationality("99430"));
        Assert.Contains(Reference.Countries, country => country.Code == "99430");
        Assert.Equal(Reference.Nationalities.Length, Reference.Nationalities.Select(nationality => nationality.Name).Distinct().Count());
    }

    /// <summary>The list of 42 that the guide's two values come from, and « Non renseigné » (D11).</summary>
    [Fact]
    public void Socio_professional_categories_are_the_list_of_42_and_not_given()
    {
        Assert.Equal(43, Reference.SocioProfessionalCategories.Length);
        Assert.Contains(new SocioProfessionalCategory("21", "Artisans"), Reference.SocioProfessionalCategories);
        Assert.Contains(new SocioProfessionalCategory("13", "Agriculteurs sur grande exploitation"), Reference.SocioProfessionalCategories);
        Assert.Equal(new SocioProfessionalCategory("99", "Non renseigné"), Reference.SocioProfessionalCategories[^1]);
    }

    [Fact]
    public void Every_academie_has_a_zone_that_exists()
    {
        Assert.Equal(34, Reference.Academies.Length);
        Assert.All(Reference.Academies, academy => Assert.True(LegalTime.IsZone(academy.Zone), academy.Zone));
        Assert.Equal("ACADÉMIE DE REIMS", Reference.FindAcademy(AcademyCode.Parse("19"))!.Label);
    }

    [Fact]
    public void Names_of_places_are_unaccented_capitals()
    {
        foreach (var departement in Reference.Departements)
        {
            Assert.All(Reference.SearchCommunes(departement.Code, ""), commune => Assert.Matches(PrintedPlace(), commune.Name));
        }

        Assert.All(Reference.Countries, country => Assert.Matches(PrintedPlace(), country.Name));
    }

    [Fact]
    public void The_rules_see_the_same_codes_as_people()
    {
        Assert.Equal("SAINT-MALO", Reference.Lists.Commune("035", "35288"));
        Assert.Null(Reference.Lists.Commune("050", "35288"));
        Assert.Null(Reference.Lists.Commune("099", "35288"));
        Assert.Equal("035 - ILLE ET VILAINE", Reference.Lists.Departements["035"]);
        Assert.Equal("FRANCE", Reference.Lists.AddressCountries[ReferenceLists.France]);
        Assert.Equal(Reference.Countries.Length, Reference.Lists.Countries.Count);
    }

    [GeneratedRegex("^99[0-9]{3}$")]
    private static partial Regex InseeCountry();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9 '(),/-]*$")]
    private static partial Regex PrintedPlace();
}
