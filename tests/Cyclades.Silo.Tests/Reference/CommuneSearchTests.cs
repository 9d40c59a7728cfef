using Cyclades.Silo.Reference;
using Xunit;

namespace Cyclades.Silo.Tests.Reference;

public sealed class CommuneSearchTests
{
    private static readonly ReferenceData Reference = ReferenceData.Load();

    [Theory]
    [InlineData("035", "st malo", "SAINT-MALO")]
    [InlineData("035", "SAINT MALO", "SAINT-MALO")]
    [InlineData("035", "Saint-Malo", "SAINT-MALO")]
    [InlineData("035", "saintmalo", "SAINT-MALO")]
    [InlineData("035", "  sT--mAlo ", "SAINT-MALO")]
    [InlineData("035", "rennes", "RENNES")]
    [InlineData("042", "saint etienne", "SAINT-ETIENNE")]
    [InlineData("042", "saint-étienne", "SAINT-ETIENNE")]
    [InlineData("051", "ste menehould", "SAINTE-MENEHOULD")]
    [InlineData("055", "stenay", "STENAY")]
    [InlineData("055", "ste", "STENAY")]
    [InlineData("001", "abergement varey", "L'ABERGEMENT-DE-VAREY")]
    [InlineData("001", "l abergement de varey", "L'ABERGEMENT-DE-VAREY")]
    [InlineData("001", "l’abergement-de-varey", "L'ABERGEMENT-DE-VAREY")]
    [InlineData("076", "havre", "LE HAVRE")]
    [InlineData("085", "yeu", "L'ILE-D'YEU")]
    [InlineData("076", "mont saint aignan", "MONT-SAINT-AIGNAN")]
    [InlineData("051", "chalons en champagne", "CHALONS-EN-CHAMPAGNE")]
    [InlineData("080", "y", "Y")]
    [InlineData("075", "paris", "PARIS")]
    [InlineData("075", "paris 1", "PARIS 1ER ARRONDISSEMENT")]
    [InlineData("075", "paris 01", "PARIS 1ER ARRONDISSEMENT")]
    [InlineData("075", "paris 15", "PARIS 15E ARRONDISSEMENT")]
    [InlineData("075", "Paris 15ème arrondissement", "PARIS 15E ARRONDISSEMENT")]
    [InlineData("069", "lyon 3e", "LYON 3E ARRONDISSEMENT")]
    [InlineData("013", "marseille 16", "MARSEILLE 16E ARRONDISSEMENT")]
    [InlineData("02A", "ajaccio", "AJACCIO")]
    [InlineData("02B", "bastia", "BASTIA")]
    [InlineData("971", "pointe a pitre", "POINTE-A-PITRE")]
    [InlineData("972", "fort de france", "FORT-DE-FRANCE")]
    [InlineData("973", "cayenne", "CAYENNE")]
    [InlineData("974", "saint denis", "SAINT-DENIS")]
    [InlineData("975", "st pierre", "SAINT-PIERRE")]
    [InlineData("976", "mamoudzou", "MAMOUDZOU")]
    [InlineData("977", "st barth", "SAINT-BARTHELEMY")]
    [InlineData("978", "st martin", "SAINT-MARTIN")]
    [InlineData("986", "uvea", "UVEA")]
    [InlineData("987", "papeete", "PAPEETE")]
    [InlineData("988", "noumea", "NOUMEA")]
    public void The_commune_that_was_meant_comes_first(string departement, string typed, string found) =>
        Assert.Equal(found, Reference.SearchCommunes(departement, typed)[0].Name);

    [Fact]
    public void A_search_stays_within_its_departement() =>
        Assert.All(Reference.SearchCommunes("050", "saint malo"), commune => Assert.Equal("050", commune.Departement));

    [Fact]
    public void Names_that_begin_with_what_was_typed_come_before_those_that_contain_it()
    {
        var names = Reference.SearchCommunes("035", "malo").Select(commune => commune.Name).ToArray();
        Assert.Contains("SAINT-MALO", names);
        var prefixed = Reference.SearchCommunes("035", "ren").Select(commune => commune.Name).ToArray();
        Assert.Equal("RENAC", prefixed[0]);
        Assert.Equal("RENNES", prefixed[1]);
    }

    /// <summary>Identity documents name communes that have merged or changed their name since.</summary>
    [Theory]
    [InlineData("035", "paramé", "PARAME", "35213@1967-10-30", "PARAME (jusqu'au 29/10/1967)")]
    [InlineData("051", "chalons sur marne", "CHALONS-SUR-MARNE", "51108@1998-01-04", "CHALONS-SUR-MARNE (jusqu'au 03/01/1998)")]
    [InlineData("091", "courcouronnes", "COURCOURONNES", "91182@2019-01-01", "COURCOURONNES (jusqu'au 31/12/2018)")]
    public void A_former_commune_is_found_and_marked(string departement, string typed, string name, string code, string label)
    {
        var found = Assert.Single(Reference.SearchCommunes(departement, typed), commune => commune.Name == name);
        Assert.Equal(code, found.Code);
        Assert.NotNull(found.Ended);
        Assert.Equal(label, found.Label);
        Assert.Equal(name, Reference.Lists.Commune(departement, code));
    }

    [Fact]
    public void A_commune_that_exists_comes_before_a_former_one_that_answers_as_well()
    {
        var found = Reference.SearchCommunes("035", "saint");
        var ranks = found.Select(commune => commune.Ended is not null).ToArray();
        Assert.Contains(true, ranks);
        Assert.False(ranks[0]);
    }

    [Fact]
    public void Nothing_typed_lists_the_whole_departement_by_name()
    {
        var all = Reference.SearchCommunes("090", "");
        Assert.True(all.Length > 100);
        var current = all.Where(commune => commune.Ended is null).Select(commune => commune.Name).ToArray();
        Assert.Equal("ANDELNANS", current[0]);
    }

    [Theory]
    [InlineData("035", "qqqqqq")]
    [InlineData("099", "paris")]
    [InlineData("35", "rennes")]
    [InlineData("", "rennes")]
    public void What_is_not_there_is_not_found(string departement, string typed) =>
        Assert.Empty(Reference.SearchCommunes(departement, typed));

    [Theory]
    [InlineData("\ud800")]
    [InlineData("\0\t\r\n")]
    [InlineData("%_*?[](){}\\^$.|+")]
    [InlineData("🙂")]
    public void Anything_may_be_typed(string typed) => Reference.SearchCommunes("035", typed);

    [Fact]
    public void A_text_longer_than_any_name_is_cut() =>
        Assert.Empty(Reference.SearchCommunes("035", new string('a', 1_000_000)));

    [Fact]
    public void Every_commune_is_found_by_its_own_name_and_by_its_code()
    {
        foreach (var departement in Reference.Departements)
        {
            var all = Reference.SearchCommunes(departement.Code, "");
            Assert.NotEmpty(all);
            foreach (var commune in all.Where((_, i) => i % 7 == 0))
            {
                Assert.Equal(commune.Name, Reference.SearchCommunes(departement.Code, commune.Name)[0].Name);
                Assert.Equal(commune.Name, Reference.Lists.Commune(departement.Code, commune.Code));
            }
        }
    }
}
