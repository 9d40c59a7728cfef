using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

public sealed class PersonalDataInLogTests
{
    [Fact]
    public async Task Nothing_personal_and_no_secret_is_logged_whatever_happens_to_an_account()
    {
        await using var silo = await AccountServer.StartAsync();
        string[] secrets = [];
        foreach (var transport in (Transport[])[Transport.Http2, Transport.GrpcWeb])
        {
            secrets = [.. secrets, .. await LiveAsync(silo, transport)];
        }

        await silo.RestartAsync();
        await silo.SettleAsync();
        await silo.StopAsync();

        string[] personal = ["Quenouillet", "Passepoilet", "Hyacinthou", "example.fr", "2001-05-07", "07/05/2001", "20010507", "07052001", .. secrets];
        Assert.NotEmpty(silo.Log);
        Assert.All(silo.Log, line =>
        {
            var text = $"{line.Text} {line.Exception}";
            Assert.DoesNotContain(personal, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        });
    }

    /// <summary>A whole life, its refusals included; gives the passwords, tokens and links that it had.</summary>
    private static async Task<string[]> LiveAsync(RunningSilo silo, Transport transport)
    {
        const string Next = "Voile-Rouge8";
        var anonymous = silo.Connect(transport);
        void Telling(CreateAccountRequest form)
        {
            (form.Identity.BirthName, form.Identity.BirthNameConfirmation) = ("Quenouillet", "Quenouillet");
            form.Identity.UsageName = "Passepoilet";
            form.Identity.FirstNames = "Hyacinthou";
            (form.Identity.BirthDate.Day, form.Identity.BirthDate.Month, form.Identity.BirthDate.Year) = (7, 5, 2001);
            form.Identity.BirthDateConfirmation = form.Identity.BirthDate.Clone();
        }

        var twin = Some.Account(RunningSilo.NewAddress());
        Telling(twin);
        await anonymous.Accounts.CreateAccountAsync(twin);
        var expired = await silo.ActivationLinkAsync(twin.Email);
        await silo.AdvanceAsync(TimeSpan.FromHours(48));
        await RefusedAsync(anonymous.Accounts.ActivateAsync(AccountSteps.Activation(expired)));
        var candidate = await silo.NewCandidateAsync(transport, Telling);
        var taken = Some.Account(candidate.Email);
        Telling(taken);
        await RefusedAsync(anonymous.Accounts.CreateAccountAsync(taken));
        taken.RequestId = Some.RequestId();
        (taken.Email, taken.Password) = ("no address of example.fr", "Hyacinthou-2001-05-07");
        await RefusedAsync(anonymous.Accounts.CreateAccountAsync(taken));
        for (var i = 0; i < 6; i++)
        {
            await RefusedAsync(anonymous.SignIn.SignInAsync(new SignInRequest { Identifier = candidate.Email, Password = Next, SessionKind = SessionKind.Token }));
        }

        await silo.AdvanceAsync(TimeSpan.FromMinutes(15));
        await anonymous.SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = candidate.Email });
        await anonymous.SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = "nobody@example.fr" });
        var reset = await silo.LinkAsync(candidate.Email, "Modifier mon mot de passe");
        await anonymous.SignIn.ResetPasswordAsync(new ResetPasswordRequest { RequestId = Some.RequestId(), LinkToken = reset, Password = Next, PasswordConfirmation = Next });
        await RefusedAsync(anonymous.SignIn.ResetPasswordAsync(new ResetPasswordRequest { RequestId = Some.RequestId(), LinkToken = reset, Password = Next, PasswordConfirmation = Next }));
        var session = await silo.SignInAsync(candidate.Email, Next, transport);
        await RefusedAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()));
        var to = RunningSilo.NewAddress();
        await session.Client.Accounts.ChangeEmailAsync(new ChangeEmailRequest { RequestId = Some.RequestId(), Email = to, EmailConfirmation = to, CurrentPassword = Next });
        var confirmation = await silo.LinkAsync(to, "Confirmer");
        await anonymous.Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = confirmation });
        var last = await silo.SignInAsync(to, Next, transport);
        await last.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = Next });
        await silo.SettleAsync();
        return [Some.Password, Next, expired, reset, confirmation, candidate.Tokens.AccessToken, candidate.Tokens.RefreshToken, session.Tokens.AccessToken, last.Tokens.RefreshToken];
    }

    private static Task<Refused> RefusedAsync<T>(AsyncUnaryCall<T> call) => Refused.AssertAsync(async () => await call);
}
