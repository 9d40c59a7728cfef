using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

[Collection(nameof(AccountServerCollection))]
public sealed class PasswordResetTests(AccountServer server)
{
    private const string Next = "Voile-Rouge8";

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Life = TimeSpan.FromHours(48);

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_reset_is_answered_alike_for_all_and_mailed_to_whom_there_is(Transport transport)
    {
        var signIn = silo.Connect(transport).SignIn;
        var active = await silo.NewCandidateAsync(transport);
        var pending = await silo.CreatePendingAsync(transport: transport);
        var nobody = RunningSilo.NewAddress();
        await silo.SettleAsync();
        var before = silo.Mails.Count;

        foreach (var email in (string[])[active.Email, pending.Email, nobody])
        {
            Assert.Equal(
                new AskPasswordResetResponse { MaskedAddress = "cand****@.fr" },
                await signIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = email }));
        }

        foreach (var identifier in (string[])["99999999999", active.Number, "nom.prenom7"])
        {
            Assert.Equal("****@**", (await signIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = identifier })).MaskedAddress);
        }

        await silo.SettleAsync();
        var mails = silo.Mails.Skip(before).ToArray();
        Assert.Equal([active.Email, active.Email], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.Equal("[CYCLADES] Modifier mon mot de passe", mail.Subject));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_mask_is_made_of_what_was_typed(Transport transport)
    {
        var signIn = silo.Connect(transport).SignIn;

        Assert.Equal("paul.****@.com", (await signIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = "paul.lamy@gmail.com" })).MaskedAddress);
        await Refused.AssertAsync(signIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = " " }), ErrorReason.InvalidFields, "identifier FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_new_password_signs_in_the_old_one_does_not_and_every_session_ends(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var link = await AskAsync(candidate.Email, transport);
        await silo.SignInAsync(candidate.Email, candidate.Password, transport);

        await silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(link));

        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        await Refused.AssertAsync(silo.Connect(transport).SignIn.RefreshAsync(new RefreshRequest { RefreshToken = candidate.Tokens.RefreshToken }), ErrorReason.SignInRequired);
        await silo.SignInAsync(candidate.Email, Next, transport);
        await Refused.AssertAsync(
            silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = candidate.Email, Password = candidate.Password, SessionKind = SessionKind.Token }),
            ErrorReason.CredentialsRefused);
        Assert.Equal("[CYCLADES] Votre mot de passe a été modifié", (await silo.MailAsync(candidate.Email, "mot de passe a été modifié")).Subject);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_tick_before_48_hours_the_link_is_good(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var link = await AskAsync(candidate.Number, transport, candidate.Email);
        await silo.AdvanceAsync(Life - Tick);

        await silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(link));

        await silo.SignInAsync(candidate.Email, Next, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task At_48_hours_and_after_the_link_is_expired(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var link = await AskAsync(candidate.Email, transport);

        foreach (var step in (TimeSpan[])[Life, Tick])
        {
            await silo.AdvanceAsync(step);
            var refused = await Refused.AssertAsync(silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(link)), ErrorReason.LinkExpired);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
            Assert.Equal("Ce lien n'était valable que pour une durée de 48 heures. Vous devez recliquer sur « Mot de passe oublié ».", refused.Text);
        }

        await silo.SignInAsync(candidate.Email, candidate.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_link_serves_once_and_a_newer_one_voids_the_older(Transport transport)
    {
        var signIn = silo.Connect(transport).SignIn;
        var candidate = await silo.NewCandidateAsync(transport);
        var older = await AskAsync(candidate.Email, transport);
        var newer = await AskAsync(candidate.Email, transport);

        await Refused.AssertAsync(signIn.ResetPasswordAsync(Reset(older)), ErrorReason.LinkNotValid);
        await signIn.ResetPasswordAsync(Reset(newer));
        var refused = await Refused.AssertAsync(signIn.ResetPasswordAsync(Reset(newer)), ErrorReason.LinkNotValid);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        await Refused.AssertAsync(signIn.ResetPasswordAsync(Reset(older)), ErrorReason.LinkNotValid);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_password_that_breaks_the_rules_leaves_the_link_good(Transport transport)
    {
        var signIn = silo.Connect(transport).SignIn;
        var candidate = await silo.NewCandidateAsync(transport);
        var link = await AskAsync(candidate.Email, transport);
        var bad = Reset(link);
        (bad.Password, bad.PasswordConfirmation) = ("lamy", "");

        await Refused.AssertAsync(
            signIn.ResetPasswordAsync(bad),
            ErrorReason.InvalidFields,
            "password FIELD_FAULT_TOO_SHORT",
            "password FIELD_FAULT_LACKS_UPPER_CASE",
            "password FIELD_FAULT_LACKS_SPECIAL_CHARACTER",
            "password FIELD_FAULT_OWN_DATA_IN_PASSWORD",
            "password_confirmation FIELD_FAULT_REQUIRED");
        await signIn.ResetPasswordAsync(Reset(link));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_link_of_another_purpose_is_not_valid(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var activation = await silo.ActivationLinkAsync(form.Email);
        await silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(activation));
        var reset = await AskAsync(form.Email, transport);

        await Refused.AssertAsync(silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(activation)), ErrorReason.LinkNotValid);
        await Refused.AssertAsync(silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(reset)), ErrorReason.LinkNotValid);
        await Refused.AssertAsync(
            silo.Connect(transport).Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = reset }),
            ErrorReason.LinkNotValid);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_reset_ends_an_address_that_waits_and_a_new_address_ends_a_reset(Transport transport)
    {
        var robbed = await silo.NewCandidateAsync(transport);
        var to = RunningSilo.NewAddress();
        await ChangeEmailAsync(robbed, to);
        var stolen = await silo.LinkAsync(to, "Confirmer");
        await silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(await AskAsync(robbed.Email, transport)));
        await Refused.AssertAsync(silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(stolen)), ErrorReason.LinkNotValid);

        var moved = await silo.NewCandidateAsync(transport);
        var reset = await AskAsync(moved.Email, transport);
        var home = RunningSilo.NewAddress();
        await ChangeEmailAsync(moved, home);
        await silo.Connect(transport).Accounts.ConfirmEmailAsync(Confirmation(await silo.LinkAsync(home, "Confirmer")));
        await Refused.AssertAsync(silo.Connect(transport).SignIn.ResetPasswordAsync(Reset(reset)), ErrorReason.LinkNotValid);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_reset_sent_again_with_its_request_id_gets_the_same_answer(Transport transport)
    {
        var signIn = silo.Connect(transport).SignIn;
        var candidate = await silo.NewCandidateAsync(transport);
        var request = Reset(await AskAsync(candidate.Email, transport));
        await signIn.ResetPasswordAsync(request);

        Assert.Equal(new ResetPasswordResponse(), await signIn.ResetPasswordAsync(request));
        var other = Reset(await AskAsync(candidate.Email, transport));
        other.RequestId = request.RequestId;
        await Refused.AssertAsync(signIn.ResetPasswordAsync(other), ErrorReason.RequestIdReused);

        await silo.SettleAsync();
        Assert.Single(silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("mot de passe a été modifié", StringComparison.Ordinal));
    }

    private static ConfirmEmailRequest Confirmation(string link) => new() { RequestId = Some.RequestId(), LinkToken = link };

    private static async Task ChangeEmailAsync(SignedInCandidate candidate, string to) => await candidate.Client.Accounts.ChangeEmailAsync(
        new ChangeEmailRequest { RequestId = Some.RequestId(), Email = to, EmailConfirmation = to, CurrentPassword = candidate.Password });

    private static ResetPasswordRequest Reset(string link) =>
        new() { RequestId = Some.RequestId(), LinkToken = link, Password = Next, PasswordConfirmation = Next };

    private async Task<string> AskAsync(string identifier, Transport transport, string? email = null)
    {
        await silo.Connect(transport).SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = identifier });
        return await silo.LinkAsync(email ?? identifier, "Modifier mon mot de passe");
    }
}
