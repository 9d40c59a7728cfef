using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Reference.V1;
using Cyclades.Silo.Rpc;
using Grpc.Core;
using Wire = Cyclades.Protos.Reference.V1;

namespace Cyclades.Silo.Reference;

/// <summary>Lists that do not depend on a service, by gRPC.</summary>
internal sealed class ReferenceRpc(ReferenceData reference) : ReferenceService.ReferenceServiceBase
{
    [PublicCall]
    public override Task<SearchCommunesResponse> SearchCommunes(SearchCommunesRequest request, ServerCallContext context)
    {
        if (Fault(request) is { } violation)
        {
            throw new Refusal.InvalidFields([violation]).ToRpcException();
        }

        var page = Page.Of(request.PageSize, request.PageToken);
        var found = reference.SearchCommunes(request.DepartmentCode, request.Query);
        var start = (int)Math.Min(page.After ?? 0, found.Length);
        var end = Math.Min(start + page.Size, found.Length);
        return Task.FromResult(new SearchCommunesResponse
        {
            Communes = { found[start..end].Select(ToProto) },
            NextPageToken = end < found.Length ? Page.TokenAfter(end) : "",
        });
    }

    [PublicCall]
    public override Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListDepartmentsResponse
        {
            Departments = { reference.Departements.Select(departement => new Department { Code = departement.Code, Label = departement.Label }) },
        });

    [PublicCall]
    public override Task<ListCountriesResponse> ListCountries(ListCountriesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListCountriesResponse { Countries = { reference.Countries.Select(ToProto) } });

    [PublicCall]
    public override Task<ListNationalitiesResponse> ListNationalities(ListNationalitiesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListNationalitiesResponse
        {
            Nationalities = { reference.Nationalities.Select(nationality => new Choice(nationality.Code, nationality.Name).ToProto()) },
        });

    [PublicCall]
    public override Task<ListSocioProfessionalCategoriesResponse> ListSocioProfessionalCategories(
        ListSocioProfessionalCategoriesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListSocioProfessionalCategoriesResponse
        {
            Categories = { reference.SocioProfessionalCategories.Select(category => new Choice(category.Code, category.Name).ToProto()) },
        });

    private FieldViolation? Fault(SearchCommunesRequest request) => request switch
    {
        { DepartmentCode.Length: 0 } => new FieldViolation("department_code", FieldFault.Required),
        { Query.Length: > PlaceSearch.Query.MaximumLength } => new FieldViolation(
            "query", FieldFault.TooLong, PlaceSearch.Query.MaximumLength.ToString(CultureInfo.InvariantCulture)),
        _ => reference.FindDepartement(request.DepartmentCode) is null ? new FieldViolation("department_code", FieldFault.NotOffered) : null,
    };

    private static Wire.Commune ToProto(Commune commune) => new()
    {
        Code = commune.Code,
        Name = commune.Name,
        DepartmentCode = commune.Departement,
        Former = commune.Ended is not null,
        Label = commune.Label,
    };

    private Wire.Country ToProto(Country country) => new()
    {
        Code = country.Code,
        Label = country.Name,
        NationalityLabel = reference.FindNationality(country.Code)?.Name ?? "",
        France = country.Code == ReferenceLists.France,
    };
}
