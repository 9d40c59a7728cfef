using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class ActivationTests(AccountServer server)
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Life = TimeSpan.FromHours(48);

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_activated_account_signs_in_and_one_that_waits_does_not(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var signIn = new SignInRequest { Identifier = form.Email, Password = form.Password, SessionKind = SessionKind.Token };
        await Refused.AssertAsync(silo.Connect(transport).SignIn.SignInAsync(signIn), ErrorReason.CredentialsRefused);

        var activated = await silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(await silo.ActivationLinkAsync(form.Email)));

        Assert.Equal(form.Email, activated.Email);
        Assert.NotEmpty((await silo.Connect(transport).SignIn.SignInAsync(signIn)).CandidateNumber);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_tick_before_48_hours_the_link_activates(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var link = await silo.ActivationLinkAsync(form.Email);
        await silo.AdvanceAsync(Life - Tick);

        await silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(link));

        await silo.SignInAsync(form.Email, form.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task At_48_hours_and_after_the_link_is_expired(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var link = await silo.ActivationLinkAsync(form.Email);

        foreach (var step in (TimeSpan[])[Life, Tick, TimeSpan.FromDays(1)])
        {
            await silo.AdvanceAsync(step);
            var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(link)), ErrorReason.LinkExpired);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
            Assert.Contains("48 heures", refused.Text, StringComparison.Ordinal);
            Assert.Contains("vous devez recommencer votre démarche de création de compte", refused.Text, StringComparison.Ordinal);
        }

        Assert.Empty(silo.TablesWith(form.Email));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Activating_twice_is_harmless(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var link = await silo.ActivationLinkAsync(form.Email);
        var accounts = silo.Connect(transport).Accounts;
        var once = AccountSteps.Activation(link);

        var first = await accounts.ActivateAsync(once);

        Assert.Equal(first, await accounts.ActivateAsync(once));
        Assert.Equal(first, await accounts.ActivateAsync(AccountSteps.Activation(link)));
        await silo.SignInAsync(form.Email, form.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_link_that_nobody_made_is_not_valid(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        var link = await silo.ActivationLinkAsync(form.Email);
        var forged = link[..20] + (link[20] == 'A' ? 'B' : 'A') + link[21..];

        foreach (var token in (string[])["", "x", new string('A', 48), new string('A', 10_000), forged])
        {
            var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(token)), ErrorReason.LinkNotValid);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_two_accounts_that_wait_with_one_address_the_first_activated_wins_and_the_other_is_erased(Transport transport)
    {
        var email = RunningSilo.NewAddress();
        var accounts = silo.Connect(transport).Accounts;
        await silo.CreatePendingAsync(email, transport);
        var loser = await silo.ActivationLinkAsync(email);
        var winning = Some.Account(email);
        (winning.Password, winning.PasswordConfirmation) = ("Voile-Rouge8", "Voile-Rouge8");
        await accounts.CreateAccountAsync(winning);
        var winner = await silo.ActivationLinkAsync(email);
        Assert.NotEqual(loser, winner);
        var erased = silo.NumbersInState("erased").Count;

        await accounts.ActivateAsync(AccountSteps.Activation(winner));

        Assert.Equal(erased + 1, silo.NumbersInState("erased").Count);
        var refused = await Refused.AssertAsync(accounts.ActivateAsync(AccountSteps.Activation(loser)), ErrorReason.EmailTaken);
        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.Contains("sert déjà d'identifiant de connexion à un autre compte : soit cela correspond à votre compte, alors faites \"J'ai déjà un compte\"", refused.Text, StringComparison.Ordinal);
        await silo.SignInAsync(email, "Voile-Rouge8", transport);
        await Refused.AssertAsync(
            silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = email, Password = Some.Password, SessionKind = SessionKind.Token }),
            ErrorReason.CredentialsRefused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Two_links_of_one_address_followed_at_once_make_one_active_account(Transport transport)
    {
        var email = RunningSilo.NewAddress();
        var accounts = silo.Connect(transport).Accounts;
        await silo.CreatePendingAsync(email, transport);
        var one = await silo.ActivationLinkAsync(email);
        await silo.CreatePendingAsync(email, transport);
        var other = await silo.ActivationLinkAsync(email);
        var active = silo.NumbersInState("active").Count;

        var calls = await Task.WhenAll(new[] { one, other }.Select(async link =>
        {
            try
            {
                await accounts.ActivateAsync(AccountSteps.Activation(link));
                return StatusCode.OK;
            }
            catch (RpcException refused)
            {
                return refused.StatusCode;
            }
        }));

        Assert.Single(calls, StatusCode.OK);
        Assert.Single(calls, StatusCode.AlreadyExists);
        Assert.Equal(active + 1, silo.NumbersInState("active").Count);
        Assert.Single(silo.TablesWith(email), table => table == "account.email");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_link_sent_again_voids_the_older_and_does_not_lengthen_the_48_hours(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var form = await silo.CreatePendingAsync(transport: transport);
        var older = await silo.ActivationLinkAsync(form.Email);
        var late = await silo.CreatePendingAsync(transport: transport);
        await silo.AdvanceAsync(Life - TimeSpan.FromHours(1));
        await accounts.ResendActivationAsync(new ResendActivationRequest { Email = form.Email.ToUpperInvariant() });
        await accounts.ResendActivationAsync(new ResendActivationRequest { Email = late.Email });
        var newer = await silo.ActivationLinkAsync(form.Email);
        var lateNewer = await silo.ActivationLinkAsync(late.Email);

        Assert.NotEqual(older, newer);
        await Refused.AssertAsync(accounts.ActivateAsync(AccountSteps.Activation(older)), ErrorReason.LinkNotValid);
        await silo.AdvanceAsync(TimeSpan.FromHours(1) - Tick);
        await accounts.ActivateAsync(AccountSteps.Activation(newer));
        await silo.AdvanceAsync(Tick);
        await Refused.AssertAsync(accounts.ActivateAsync(AccountSteps.Activation(lateNewer)), ErrorReason.LinkExpired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Asking_for_the_link_again_tells_nothing(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var pending = (await silo.CreatePendingAsync(transport: transport)).Email;
        var active = (await silo.NewCandidateAsync(transport)).Email;
        var nobody = RunningSilo.NewAddress();
        await silo.SettleAsync();
        var before = silo.Mails.Count;

        foreach (var email in (string[])[pending, active, nobody, "no address"])
        {
            Assert.Equal(new ResendActivationResponse(), await accounts.ResendActivationAsync(new ResendActivationRequest { Email = email }));
        }

        await silo.SettleAsync();
        Assert.Equal([pending], silo.Mails.Skip(before).Select(mail => mail.To));
        await Refused.AssertAsync(accounts.ResendActivationAsync(new ResendActivationRequest { Email = " " }), ErrorReason.InvalidFields, "email FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Mails_to_one_address_are_limited(Transport transport)
    {
        var accounts = silo.Connect(transport).Accounts;
        var email = RunningSilo.NewAddress();
        for (var i = 0; i < 5; i++)
        {
            await accounts.ResendActivationAsync(new ResendActivationRequest { Email = email });
        }

        var refused = await Refused.AssertAsync(accounts.ResendActivationAsync(new ResendActivationRequest { Email = email.ToUpperInvariant() }), ErrorReason.TooManyAttempts);

        Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
        await silo.AdvanceAsync(refused.RetryAfter!.Value);
        await accounts.ResendActivationAsync(new ResendActivationRequest { Email = email });
    }
}
