using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

/// <summary>An account once a candidature exists. The clock stands still, since the services that are open do not stay so.</summary>
public sealed class LockedAccountTests(AccountServer server) : IClassFixture<AccountServer>
{
    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Once_a_candidature_exists_the_identity_is_locked_but_not_the_address_and_the_password(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        Assert.False((await ReadAsync(candidate)).IdentityLocked);
        var candidature = await SubmitAsync(candidate);

        await AssertLockedAsync(candidate);

        var account = await ReadAsync(candidate);
        Assert.True(account.IdentityLocked);
        Assert.Equal(candidature.RegistrationService.Label, Assert.Single(account.ServiceContacts).ServiceLabel);
        Assert.NotEmpty(account.ServiceContacts[0].Contact.Lines);
        var to = RunningSilo.NewAddress();
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = to, EmailConfirmation = to, CurrentPassword = candidate.Password });
        var link = await silo.LinkAsync(to, "Confirmer ma nouvelle adresse mail");
        await silo.Connect(transport).Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = link });
        var again = await silo.SignInAsync(to, candidate.Password, transport);
        await again.Client.Accounts.ChangePasswordAsync(new ChangePasswordRequest
        {
            RequestId = Some.RequestId(),
            CurrentPassword = candidate.Password,
            Password = "Voile-Rouge8",
            PasswordConfirmation = "Voile-Rouge8",
        });
        await silo.SignInAsync(to, "Voile-Rouge8", transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_account_with_a_candidature_is_not_deleted(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        Assert.True((await ReadAsync(candidate)).CanDelete);
        await SubmitAsync(candidate);

        await AssertNotDeletedAsync(candidate);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_candidature_that_was_withdrawn_locks_as_well(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var candidature = await SubmitAsync(candidate);
        await candidate.Client.Candidatures.WithdrawCandidatureAsync(
            new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag });

        await AssertLockedAsync(candidate);
        await AssertNotDeletedAsync(candidate);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_locks_nothing(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var service = await silo.OpenServiceAsync();
        await candidate.Client.Candidatures.SaveDraftAsync(
            new SaveDraftRequest { RegistrationServiceId = service.Summary.Id, Form = Some.Form(service), Tab = FormTab.Identification });

        var account = await ReadAsync(candidate);

        Assert.Equal((false, true), (account.IdentityLocked, account.CanDelete));
        await candidate.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password });
        Assert.DoesNotContain(silo.TablesWith($"/{candidate.Number}"), table => table.StartsWith("draft.", StringComparison.Ordinal));
    }

    private static async Task AssertLockedAsync(SignedInCandidate candidate)
    {
        var account = await ReadAsync(candidate);
        var form = Some.Identity();
        form.UsageName = "Martin";
        foreach (var mask in (string[][])[[], ["usage_name"], ["birth_place"]])
        {
            var refused = await Refused.AssertAsync(
                candidate.Client.Accounts.UpdateAccountAsync(new UpdateAccountRequest
                {
                    RequestId = Some.RequestId(),
                    Identity = form,
                    UpdateMask = new FieldMask { Paths = { mask } },
                    Etag = account.Etag,
                }),
                ErrorReason.IdentityLocked);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
            Assert.StartsWith("Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables.", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(account, await ReadAsync(candidate));
    }

    private static async Task AssertNotDeletedAsync(SignedInCandidate candidate)
    {
        var refused = await Refused.AssertAsync(
            candidate.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password }),
            ErrorReason.AccountHasCandidatures);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées", refused.Text);
        Assert.False((await ReadAsync(candidate)).CanDelete);
    }

    private static async Task<Account> ReadAsync(SignedInCandidate candidate) =>
        (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;

    private async Task<Candidature> SubmitAsync(SignedInCandidate candidate)
    {
        var service = await silo.OpenServiceAsync();
        return (await candidate.Client.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        })).Candidature;
    }
}
