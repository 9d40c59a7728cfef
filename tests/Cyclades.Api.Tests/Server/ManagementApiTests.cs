using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class ManagementApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_the_operator_applies_a_catalogue(Transport transport)
    {
        var request = new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = CatalogueFile.Demonstration, DryRun = true };

        await Refused.AssertAsync(silo.Connect(transport).Management.ApplyCatalogueAsync(request), ErrorReason.SignInRequired);
        using var stranger = silo.Connect(transport, new string('0', 64));
        var refused = await Refused.AssertAsync(stranger.Management.ApplyCatalogueAsync(request), ErrorReason.PermissionDenied);
        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        using var oper = silo.Connect(transport, silo.OperatorToken);
        Assert.Empty((await oper.Management.ApplyCatalogueAsync(request)).Changes);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Every_wrong_line_of_a_catalogue_is_named_and_nothing_is_applied(Transport transport)
    {
        using var oper = silo.Connect(transport, silo.OperatorToken);
        var request = new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = "format: 1\nunknown: x\nother: y\n" };

        var refused = await Refused.AssertAsync(oper.Management.ApplyCatalogueAsync(request), ErrorReason.CatalogueInvalid);

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Contains("text[2]", refused.Fields.Select(field => field.Path));
        Assert.Contains("text[3]", refused.Fields.Select(field => field.Path));
        Assert.NotEmpty((await silo.Connect(transport).Catalogue.ListExamKindsAsync(new())).ExamKinds);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_catalogue_with_hundreds_of_faults_still_gets_its_answer(Transport transport)
    {
        using var oper = silo.Connect(transport, silo.OperatorToken);
        var text = "format: 1\n" + string.Concat(Enumerable.Range(1, 500).Select(n => $"unknown{n}: x\n"));

        var refused = await Refused.AssertAsync(
            oper.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = text }), ErrorReason.CatalogueInvalid);

        Assert.Equal(50, refused.Fields.Length);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_catalogue_may_be_larger_than_other_messages(Transport transport)
    {
        using var oper = silo.Connect(transport, silo.OperatorToken);
        var text = CatalogueFile.Demonstration + "\n# " + new string('x', 200_000) + "\n";

        var reply = await oper.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = text, DryRun = true });

        Assert.Empty(reply.Changes);
    }

    [Fact]
    public async Task What_a_catalogue_changes_is_told_first_and_holds_when_it_is_applied()
    {
        await using var own = await RunningSilo.StartAsync();
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        var service = (await own.OpenServiceAsync()).Summary;
        var text = CatalogueFile.Demonstration.Replace("CERTIFICAT DE FORMATION GÉNÉRALE", "CERTIFICAT DE FORMATION NOUVELLE", StringComparison.Ordinal);

        var told = await oper.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = text, DryRun = true });
        Assert.Contains(told.Changes, change => change.Kind is Protos.Management.V1.CatalogueChangeKind.Changed && change.Subject.Contains("FORMATION NOUVELLE", StringComparison.Ordinal));
        Assert.Equal(service, (await own.OpenServiceAsync()).Summary);

        var done = await oper.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = text });
        Assert.Equal(told.Changes, done.Changes);
        Assert.Equal("CERTIFICAT DE FORMATION NOUVELLE", (await own.OpenServiceAsync()).Summary.DomainLabel);

        await own.RestartAsync();
        Assert.Equal("CERTIFICAT DE FORMATION NOUVELLE", (await own.OpenServiceAsync()).Summary.DomainLabel);
    }
}
