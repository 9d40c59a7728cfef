using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class ChangeEmailTests(AccountServer server)
{
    private const string Subject = "Confirmer ma nouvelle adresse mail";

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Life = TimeSpan.FromHours(48);

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_old_address_works_until_the_new_one_is_confirmed(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var (to, link) = await AskAsync(candidate);
        await silo.SignInAsync(candidate.Email, candidate.Password, transport);
        await RefusedSignInAsync(to, candidate.Password, transport);
        var waiting = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;
        Assert.Equal((candidate.Email, to), (waiting.Email, waiting.PendingEmail));
        Assert.Equal(silo.Time.GetUtcNow().Add(Life).ToTimestamp(), waiting.PendingEmailExpireTime);

        var confirmed = await silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link));

        Assert.Equal(to, confirmed.Email);
        await RefusedSignInAsync(candidate.Email, candidate.Password, transport);
        var again = await silo.SignInAsync(to, candidate.Password, transport);
        Assert.Equal(candidate.Number, again.Number);
        var account = (await again.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;
        Assert.Equal((to, "", null), (account.Email, account.PendingEmail, account.PendingEmailExpireTime));
        var messages = (await again.Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages;
        Assert.Contains(messages, message => message.Subject == "[CYCLADES] Votre adresse mail a été modifiée");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_old_address_gets_a_notice_and_every_session_ends(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var other = await silo.SignInAsync(candidate.Email, candidate.Password, transport);
        var (_, link) = await AskAsync(candidate);
        Assert.DoesNotContain(silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("modifiée", StringComparison.Ordinal));

        await silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link));

        Assert.Equal("[CYCLADES] Votre adresse mail a été modifiée", (await silo.MailAsync(candidate.Email, "modifiée")).Subject);
        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        await Refused.AssertAsync(other.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_tick_before_48_hours_the_link_confirms(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var (to, link) = await AskAsync(candidate);
        await silo.AdvanceAsync(Life - Tick);

        Assert.Equal(to, (await silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link))).Email);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task At_48_hours_and_after_the_link_is_expired_and_the_address_stays(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var (to, link) = await AskAsync(candidate);

        silo.Pass(Life);
        var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link)), ErrorReason.LinkExpired);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        await silo.AdvanceAsync(Tick);
        await Refused.AssertAsync(silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link)), ErrorReason.LinkExpired);

        var again = await silo.SignInAsync(candidate.Email, candidate.Password, transport);
        var account = (await again.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;
        Assert.Equal((candidate.Email, ""), (account.Email, account.PendingEmail));
        Assert.DoesNotContain("OrleansStorage.PayloadBinary", silo.TablesWith(to));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_newer_link_voids_the_older_and_a_link_serves_once(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var candidate = await silo.NewCandidateAsync(transport);
        var (_, older) = await AskAsync(candidate);
        var (to, newer) = await AskAsync(candidate);

        await Refused.AssertAsync(accounts.ConfirmEmailAsync(Confirmation(older)), ErrorReason.LinkNotValid);
        Assert.Equal(to, (await accounts.ConfirmEmailAsync(Confirmation(newer))).Email);
        await Refused.AssertAsync(accounts.ConfirmEmailAsync(Confirmation(newer)), ErrorReason.LinkNotValid);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_that_another_account_has_is_refused_in_the_guides_words(Transport transport)
    {
        var taken = (await silo.NewCandidateAsync(transport)).Email;
        var candidate = await silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(candidate.Client.Accounts.ChangeEmailAsync(To(taken.ToUpperInvariant(), candidate.Password)), ErrorReason.EmailTaken);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.StartsWith($"L'adresse email : {taken.ToUpperInvariant()} sert déjà d'identifiant de connexion à un autre compte : ", refused.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_that_was_taken_in_the_meantime_is_refused_at_its_confirmation(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var (to, link) = await AskAsync(candidate);
        await silo.NewCandidateAsync(transport, form => (form.Email, form.EmailConfirmation) = (to, to));

        var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(link)), ErrorReason.EmailTaken);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.Contains($"L'adresse email : {to} sert déjà", refused.Text, StringComparison.Ordinal);
        Assert.Equal(candidate.Email, (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.Email);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_confirmed_address_ends_the_accounts_that_wait_with_it(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var candidate = await silo.NewCandidateAsync(transport);
        var (to, link) = await AskAsync(candidate);
        await silo.CreatePendingAsync(to, transport);
        var activation = await silo.ActivationLinkAsync(to);
        var pending = silo.NumbersInState("pending").Count;

        await accounts.ConfirmEmailAsync(Confirmation(link));

        Assert.Equal(pending - 1, silo.NumbersInState("pending").Count);
        await Refused.AssertAsync(accounts.ActivateAsync(AccountSteps.Activation(activation)), ErrorReason.EmailTaken);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_change_that_is_wrongly_typed_or_without_the_password_is_refused(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var accounts = candidate.Client.Accounts;
        ChangeEmailRequest Asked(string email, string confirmation) => new() { RequestId = Some.RequestId(), Email = email, EmailConfirmation = confirmation, CurrentPassword = candidate.Password };

        await Refused.AssertAsync(accounts.ChangeEmailAsync(Asked("", "")), ErrorReason.InvalidFields, "email FIELD_FAULT_REQUIRED", "email_confirmation FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(accounts.ChangeEmailAsync(Asked("no address", "other")), ErrorReason.InvalidFields, "email FIELD_FAULT_MALFORMED", "email_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        await Refused.AssertAsync(accounts.ChangeEmailAsync(To(candidate.Email, candidate.Password)), ErrorReason.InvalidFields, "email FIELD_FAULT_UNCHANGED");
        var refused = await Refused.AssertAsync(accounts.ChangeEmailAsync(To(RunningSilo.NewAddress(), "Autre-chose7")), ErrorReason.CurrentPasswordRefused);
        Assert.Equal("current_password", refused.Metadata["field"]);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Empty((await accounts.GetAccountAsync(new GetAccountRequest())).Account.PendingEmail);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_request_again_sends_no_second_link_and_another_content_is_refused(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var request = To(RunningSilo.NewAddress(), candidate.Password);
        var first = await candidate.Client.Accounts.ChangeEmailAsync(request);

        Assert.Equal(first, await candidate.Client.Accounts.ChangeEmailAsync(request));

        await silo.SettleAsync();
        Assert.Single(silo.Mails, mail => mail.To == request.Email);
        (request.Email, request.EmailConfirmation) = ("autre@example.fr", "autre@example.fr");
        await Refused.AssertAsync(candidate.Client.Accounts.ChangeEmailAsync(request), ErrorReason.RequestIdReused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_confirmation_sent_again_with_its_request_id_gets_the_same_answer(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var candidate = await silo.NewCandidateAsync(transport);
        var (_, link) = await AskAsync(candidate);
        var request = Confirmation(link);

        var first = await accounts.ConfirmEmailAsync(request);

        Assert.Equal(first, await accounts.ConfirmEmailAsync(request));
    }

    private static ChangeEmailRequest To(string email, string password) =>
        new() { RequestId = Some.RequestId(), Email = email, EmailConfirmation = email, CurrentPassword = password };

    private static ConfirmEmailRequest Confirmation(string link) => new() { RequestId = Some.RequestId(), LinkToken = link };

    private async Task<(string To, string Link)> AskAsync(SignedInCandidate candidate)
    {
        var to = RunningSilo.NewAddress();
        var asked = await candidate.Client.Accounts.ChangeEmailAsync(To(to, candidate.Password));
        Assert.Equal(to, asked.PendingEmail);
        Assert.Equal(silo.Time.GetUtcNow().Add(Life).ToTimestamp(), asked.PendingEmailExpireTime);
        return (to, await silo.LinkAsync(to, Subject));
    }

    private Task RefusedSignInAsync(string identifier, string password, Transport transport) => Refused.AssertAsync(
        silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = identifier, Password = password, SessionKind = SessionKind.Token }),
        ErrorReason.CredentialsRefused);
}
