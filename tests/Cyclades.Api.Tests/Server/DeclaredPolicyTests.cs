using Cyclades.Protos.Reference.V1;
using Cyclades.Silo.Rpc;
using Cyclades.Testing;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class DeclaredPolicyTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public void A_service_with_a_method_that_nobody_may_call_does_not_start()
    {
        var undeclared = Assert.Throws<UndeclaredPolicyException>(() => Map<Undeclared>());

        Assert.Equal("/cyclades.reference.v1.ReferenceService/ListCountries", undeclared.Methods.First(method => method.EndsWith("ListCountries", StringComparison.Ordinal)));
        Assert.DoesNotContain("/cyclades.reference.v1.ReferenceService/ListDepartments", undeclared.Methods);
        Assert.Contains("[PublicCall]", undeclared.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_with_two_policies_does_not_start_either() =>
        Assert.Contains("/cyclades.reference.v1.ReferenceService/ListDepartments", Assert.Throws<UndeclaredPolicyException>(() => Map<Twice>()).Methods);

    [Fact]
    public void Every_method_of_the_contract_is_mapped_with_the_policy_that_its_comment_tells()
    {
        var policies = silo.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
            .ToDictionary(
                endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.Method.FullName,
                endpoint => endpoint.Metadata.GetRequiredMetadata<CallPolicyAttribute>());
        var operators = policies.Where(policy => policy.Value is OperatorCallAttribute).Select(policy => policy.Key);
        var ofCandidates = policies.Where(policy => policy.Value is CandidateCallAttribute).Select(policy => policy.Key[..policy.Key.LastIndexOf('/')]).Distinct();

        Assert.Equal(
            ["ListRefusedMails", "RetryRefusedMail"],
            operators.Select(method => method["/cyclades.management.v1.ManagementService/".Length..]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("/cyclades.catalogue.v1.CatalogueService", ofCandidates);
        Assert.DoesNotContain("/cyclades.reference.v1.ReferenceService", ofCandidates);
        Assert.IsType<PublicCallAttribute>(policies["/cyclades.document.v1.DocumentService/VerifyDocument"]);
        Assert.IsType<CandidateCallAttribute>(policies["/cyclades.document.v1.DocumentService/DownloadDocument"]);
        Assert.All(policies.Where(policy => policy.Key.StartsWith("/cyclades.message.v1.", StringComparison.Ordinal)), policy => Assert.IsType<CandidateCallAttribute>(policy.Value));
    }

    private static void Map<T>()
        where T : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        using var app = (IDisposable)builder.Build();
        ((WebApplication)app).MapGrpcService<T>();
        ((WebApplication)app).RequireDeclaredPolicies();
    }

    private sealed class Undeclared : ReferenceService.ReferenceServiceBase
    {
        public override Task<ListCountriesResponse> ListCountries(ListCountriesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListCountriesResponse());

        [PublicCall]
        public override Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListDepartmentsResponse());
    }

    private sealed class Twice : ReferenceService.ReferenceServiceBase
    {
        [PublicCall]
        [OperatorCall]
        public override Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListDepartmentsResponse());
    }
}
