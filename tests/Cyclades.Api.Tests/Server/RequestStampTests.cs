using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Rpc;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class RequestStampTests
{
    [Fact]
    public void The_same_content_has_the_same_fingerprint_whatever_its_id_and_passwords()
    {
        var first = Some.Account("paul@example.fr");
        var second = Some.Account("paul@example.fr");
        second.Password = second.PasswordConfirmation = "Autre-Ancre9";

        Assert.NotEqual(RequestStamps.Of(first).Id, RequestStamps.Of(second).Id);
        Assert.Equal(RequestStamps.Of(first).Fingerprint, RequestStamps.Of(second).Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", RequestStamps.Of(first).Fingerprint);
    }

    [Fact]
    public void Another_content_has_another_fingerprint_and_the_request_is_left_as_it_was()
    {
        var request = Some.Account("paul@example.fr");
        var before = RequestStamps.Of(request);
        Assert.Equal(Some.Password, request.Password);

        request.Identity.BirthPlace.CommuneCode = "35047";

        Assert.NotEqual(before.Fingerprint, RequestStamps.Of(request).Fingerprint);
    }

    [Theory]
    [InlineData("", "FIELD_FAULT_REQUIRED")]
    [InlineData("1", "FIELD_FAULT_MALFORMED")]
    [InlineData("00000000-0000-0000-0000-000000000000", "FIELD_FAULT_MALFORMED")]
    [InlineData("{6f9619ff-8b86-d011-b42d-00cf4fc964ff}", "FIELD_FAULT_MALFORMED")]
    public async Task An_id_that_is_no_uuid_is_a_fault_of_its_field(string id, string fault)
    {
        var refused = await Refused.AssertAsync(() => Task.FromResult(RequestStamps.Of(new DeleteAccountRequest { RequestId = id })));

        Assert.Equal(ErrorReason.InvalidFields, refused.Reason);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(("request_id", fault), Assert.Single(refused.Fields));
    }
}
