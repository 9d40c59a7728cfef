using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class ChangePasswordTests(AccountServer server)
{
    private const string Next = "Voile-Rouge8";

    private readonly RunningSilo silo = server.Silo;

    // The journal is read by others than the account: it says that a password was set, not which.
    [Fact]
    public async Task No_hash_of_a_password_is_in_the_journal()
    {
        var candidate = await silo.NewCandidateAsync(Transport.Http2);
        await candidate.Client.Accounts.ChangePasswordAsync(To(Next, candidate.Password));

        Assert.Equal(["OrleansStorage"], silo.TablesWith("$argon2id$").Select(column => column.Split('.')[0]).Distinct());
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_new_password_keeps_the_callers_session_ends_the_others_and_is_told_by_mail(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var other = await silo.SignInAsync(candidate.Email, candidate.Password, transport);

        var changed = await candidate.Client.Accounts.ChangePasswordAsync(To(Next, candidate.Password));

        using var own = silo.Connect(transport, changed.Tokens.AccessToken);
        Assert.Equal(candidate.Number, (await own.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);
        await Refused.AssertAsync(other.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        await Refused.AssertAsync(silo.Connect(transport).SignIn.RefreshAsync(new RefreshRequest { RefreshToken = other.Tokens.RefreshToken }), ErrorReason.SignInRequired);
        Assert.Equal("[CYCLADES] Votre mot de passe a été modifié", (await silo.MailAsync(candidate.Email, "mot de passe a été modifié")).Subject);
        await silo.SignInAsync(candidate.Email, Next, transport);
        await Refused.AssertAsync(
            silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = candidate.Email, Password = candidate.Password, SessionKind = SessionKind.Token }),
            ErrorReason.CredentialsRefused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_present_password_is_asked(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        foreach (var wrong in (string[])["", "Autre-chose7"])
        {
            var refused = await Refused.AssertAsync(candidate.Client.Accounts.ChangePasswordAsync(To(Next, wrong)), ErrorReason.CurrentPasswordRefused);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        }

        await silo.SignInAsync(candidate.Email, candidate.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_new_password_follows_the_rules_of_creation(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var accounts = candidate.Client.Accounts;

        await Refused.AssertAsync(accounts.ChangePasswordAsync(To("", candidate.Password)), ErrorReason.InvalidFields, "password FIELD_FAULT_REQUIRED", "password_confirmation FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(accounts.ChangePasswordAsync(To("7", candidate.Password)), ErrorReason.InvalidFields, "password FIELD_FAULT_TOO_SHORT", "password FIELD_FAULT_LACKS_LOWER_CASE", "password FIELD_FAULT_LACKS_UPPER_CASE", "password FIELD_FAULT_LACKS_SPECIAL_CHARACTER");
        await Refused.AssertAsync(accounts.ChangePasswordAsync(To("Xy-LAMY-7", candidate.Password)), ErrorReason.InvalidFields, "password FIELD_FAULT_OWN_DATA_IN_PASSWORD");
        var differs = To(Next, candidate.Password);
        differs.PasswordConfirmation = Next + "!";
        var refused = await Refused.AssertAsync(accounts.ChangePasswordAsync(differs), ErrorReason.InvalidFields, "password_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        Assert.Equal(["La confirmation est différente du mot de passe."], refused.Descriptions);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Guessing_the_present_password_is_slowed_like_signing_in(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        for (var i = 0; i < 5; i++)
        {
            await Refused.AssertAsync(candidate.Client.Accounts.ChangePasswordAsync(To(Next, "Autre-chose7")), ErrorReason.CurrentPasswordRefused);
        }

        var refused = await Refused.AssertAsync(candidate.Client.Accounts.ChangePasswordAsync(To(Next, candidate.Password)), ErrorReason.TooManyAttempts);

        Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
        silo.Pass(refused.RetryAfter!.Value);
        await candidate.Client.Accounts.ChangePasswordAsync(To(Next, candidate.Password));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_change_sent_again_with_its_request_id_changes_nothing(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var request = To(Next, candidate.Password);
        var changed = await candidate.Client.Accounts.ChangePasswordAsync(request);
        using var own = silo.Connect(transport, changed.Tokens.AccessToken);

        request.CurrentPassword = Next;
        await own.Accounts.ChangePasswordAsync(request);

        Assert.Equal(candidate.Number, (await own.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);
        await silo.SettleAsync();
        Assert.Single(silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("mot de passe a été modifié", StringComparison.Ordinal));
    }

    private static ChangePasswordRequest To(string password, string current) =>
        new() { RequestId = Some.RequestId(), CurrentPassword = current, Password = password, PasswordConfirmation = password };
}
