using Cyclades.Console.Demo;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>The same request id before and after a restart.</summary>
public sealed class RepeatedRequestTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task After_a_restart_the_same_request_has_the_same_answer_and_another_content_is_refused()
    {
        using var mails = new MailFolder(folder.Mail, TimeProvider.System);
        var creation = Some.Account(RunningSilo.NewAddress());
        await using var first = await SiloProcess.StartAsync(folder.Data);
        using var before = first.Connect();
        var created = await before.Accounts.CreateAccountAsync(creation);
        await Newcomers.ActivateAsync(before, mails, creation.Email);
        var token = (await Newcomers.SignInAsync(before, creation.Email)).Tokens.AccessToken;
        var service = await Newcomers.OpenServiceAsync(before);
        var submission = new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        };
        using var candidateBefore = first.Connect(token);
        var submitted = (await candidateBefore.Candidatures.SubmitCandidatureAsync(submission)).Candidature;
        var modification = new UpdateCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = submitted.Name,
            Etag = submitted.Etag,
            Form = new CandidatureForm(submission.Form) { Phone = "0601020304" },
        };
        var modified = (await candidateBefore.Candidatures.UpdateCandidatureAsync(modification)).Candidature;
        Assert.Equal(0, await first.StopAsync());

        await using var second = await SiloProcess.StartAsync(folder.Data);
        using var after = second.Connect();
        using var candidateAfter = second.Connect(token);

        Assert.Equal(created, await after.Accounts.CreateAccountAsync(creation));
        Assert.Equal(Timeless(modified), Timeless((await candidateAfter.Candidatures.UpdateCandidatureAsync(modification)).Candidature));
        Assert.Equal(submitted.Name, (await candidateAfter.Candidatures.SubmitCandidatureAsync(submission)).Candidature.Name);

        creation.Identity.FirstNames = "Paule";
        submission.Form.Phone = "0605060708";
        modification.Form.Phone = "0605060708";
        await RefusedAsReusedAsync(after.Accounts.CreateAccountAsync(creation));
        await RefusedAsReusedAsync(candidateAfter.Candidatures.SubmitCandidatureAsync(submission));
        await RefusedAsReusedAsync(candidateAfter.Candidatures.UpdateCandidatureAsync(modification));
        var listed = await candidateAfter.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest());
        Assert.Equal(Timeless(modified), Timeless(Assert.Single(listed.Candidatures)));
    }

    private static async Task RefusedAsReusedAsync<T>(AsyncUnaryCall<T> call) =>
        Assert.Equal(StatusCode.InvalidArgument, (await Refused.AssertAsync(call, ErrorReason.RequestIdReused)).Code);

    /// <summary>Without the hour at which it was read.</summary>
    private static Candidature Timeless(Candidature candidature) => new(candidature) { ServerTime = null };
}
