using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class ReferenceApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Communes_are_found_without_accents_case_or_the_whole_of_saint(Transport transport)
    {
        var found = await silo.Connect(transport).Reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "035", Query = "st malo" });

        Assert.Equal("SAINT-MALO", found.Communes[0].Name);
        Assert.All(found.Communes, commune => Assert.Equal("035", commune.DepartmentCode));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_whole_departement_comes_page_by_page_each_commune_once(Transport transport)
    {
        var reference = silo.Connect(transport).Reference;
        var codes = new List<string>();
        var request = new SearchCommunesRequest { DepartmentCode = "035", PageSize = 1000 };
        do
        {
            var page = await reference.SearchCommunesAsync(request);
            Assert.InRange(page.Communes.Count, 1, 100);
            codes.AddRange(page.Communes.Select(commune => commune.Code));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.True(codes.Count > 300);
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_search_that_cannot_be_made_names_the_field(Transport transport)
    {
        var reference = silo.Connect(transport).Reference;

        await Refused.AssertAsync(reference.SearchCommunesAsync(new SearchCommunesRequest()), ErrorReason.InvalidFields, "department_code FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(
            reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "35" }), ErrorReason.InvalidFields, "department_code FIELD_FAULT_NOT_OFFERED");
        await Refused.AssertAsync(
            reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "035", Query = new string('a', 101) }), ErrorReason.InvalidFields, "query FIELD_FAULT_TOO_LONG");
        await Refused.AssertAsync(
            reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "035", PageSize = -1 }), ErrorReason.InvalidFields, "page_size FIELD_FAULT_MALFORMED");
        await Refused.AssertAsync(
            reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "035", PageToken = "-1" }), ErrorReason.InvalidFields, "page_token FIELD_FAULT_MALFORMED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_lists_read_as_the_form_prints_them(Transport transport)
    {
        var reference = silo.Connect(transport).Reference;

        var countries = (await reference.ListCountriesAsync(new ListCountriesRequest())).Countries;
        Assert.Equal("FRANCE (DONT OUTRE-MER)", countries[0].Label);
        Assert.Equal("Français", countries[0].NationalityLabel);
        Assert.Equal(countries[0], Assert.Single(countries, country => country.France));
        var departments = (await reference.ListDepartmentsAsync(new ListDepartmentsRequest())).Departments;
        Assert.Contains("035 - ILLE ET VILAINE", departments.Select(department => department.Label));
        Assert.DoesNotContain("099", departments.Select(department => department.Code));
        var nationalities = (await reference.ListNationalitiesAsync(new ListNationalitiesRequest())).Nationalities;
        Assert.Equal("Français", nationalities[0].Label);
        Assert.Contains("Apatride", nationalities.Select(nationality => nationality.Label));
        var categories = (await reference.ListSocioProfessionalCategoriesAsync(new ListSocioProfessionalCategoriesRequest())).Categories;
        Assert.Equal("Non renseigné", categories[^1].Label);
    }
}
