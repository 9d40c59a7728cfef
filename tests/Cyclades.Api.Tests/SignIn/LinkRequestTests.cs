using System.Globalization;
using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.SignIn;
using Cyclades.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>What lies between the answer to « forgotten password » and the mail (D5). Killing a server there: see <see cref="Processes.KillTests"/>.</summary>
public sealed class LinkRequestTests : IAsyncLifetime
{
    private const string Reset = "[CYCLADES] Modifier mon mot de passe";

    private RunningSilo silo = null!;

    public async ValueTask InitializeAsync() => silo = await AccountServer.StartAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task What_was_answered_before_anybody_looked_is_mailed_once_by_the_next_server()
    {
        var candidate = await silo.NewCandidateAsync();
        var pending = await silo.CreatePendingAsync();
        await HoldBackAsync();

        await AskAsync(candidate.Email);
        await silo.Connect().Accounts.ResendActivationAsync(new ResendActivationRequest { Email = pending.Email });

        Assert.DoesNotContain(silo.Mails, mail => mail.Subject == Reset);
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal(
            [(candidate.Email, Reset), (pending.Email, "[CYCLADES] Activer mon compte")],
            silo.Mails.Select(mail => (mail.To, mail.Subject)).OrderByDescending(mail => mail.Subject));
        Assert.Empty(Rows());
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Empty(silo.Mails);
    }

    [Fact]
    public async Task Until_the_answer_every_identifier_leaves_the_same_row_and_nothing_else()
    {
        var candidate = await silo.NewCandidateAsync();
        var pending = await silo.CreatePendingAsync();
        await silo.SettleAsync();
        await HoldBackAsync();
        var before = Contents();

        string[] identifiers = [candidate.Email, pending.Email, RunningSilo.NewAddress(), candidate.Number, "99999999999", "nom.prenom7"];
        foreach (var identifier in identifiers)
        {
            await AskAsync(identifier);
        }

        var filed = silo.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        Assert.Equal(Enumerable.Repeat(("reset-password", filed, 0L), identifiers.Length), Rows());
        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task A_request_holds_no_address()
    {
        var nobody = RunningSilo.NewAddress();
        var candidate = await silo.NewCandidateAsync();
        await HoldBackAsync();

        await AskAsync(nobody);
        await AskAsync($" {candidate.Email.ToUpperInvariant()}");
        await silo.Connect().Accounts.ResendActivationAsync(new ResendActivationRequest { Email = nobody });

        Assert.Equal(3, Rows().Count);
        Assert.Empty(silo.TablesWith(nobody));
        Assert.DoesNotContain(silo.TablesWith(candidate.Email), column => column.StartsWith("link_request.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_has_leaves_no_row_and_no_mail()
    {
        foreach (var identifier in (string[])[RunningSilo.NewAddress(), "99999999999", "nom.prenom7"])
        {
            await AskAsync(identifier);
            await silo.Connect().Accounts.ResendActivationAsync(new ResendActivationRequest { Email = identifier });
        }

        await silo.SettleAsync();

        Assert.Empty(Rows());
        Assert.Empty(silo.Mails);
    }

    [Fact]
    public async Task Of_several_accounts_that_wait_with_one_address_each_gets_its_link()
    {
        var email = RunningSilo.NewAddress();
        await silo.CreatePendingAsync(email);
        await silo.CreatePendingAsync(email);
        await silo.SettleAsync();

        await silo.Connect().Accounts.ResendActivationAsync(new ResendActivationRequest { Email = email });
        await silo.SettleAsync();

        Assert.Equal(4, silo.Mails.Select(mail => mail.LinkToken).Distinct().Count());
        Assert.Empty(Rows());
    }

    [Fact]
    public async Task A_request_that_always_fails_holds_up_no_other_and_is_given_up()
    {
        var broken = await silo.NewCandidateAsync();
        var sound = await silo.NewCandidateAsync();
        await silo.StopAsync();
        Execute($"UPDATE OrleansStorage SET PayloadBinary = x'7b' WHERE GrainIdExtensionString = 'account/{broken.Number}'");
        await silo.InitializeAsync();

        await AskAsync(broken.Number);
        await AskAsync(sound.Number);

        await silo.SettleAsync();
        Assert.Equal([(sound.Email, Reset)], silo.Mails.Select(mail => (mail.To, mail.Subject)));
        var worker = silo.Services.GetRequiredService<LinkRequestWorker>();
        for (var attempt = 1; attempt < LinkRequestWorker.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, Assert.Single(Rows()).Attempts);
            silo.Pass(LinkRequestWorker.Lease);
            await worker.RunAsync();
        }

        Assert.Empty(Rows());
    }

    /// <summary>From now on requests stay where they are.</summary>
    private Task HoldBackAsync() => silo.Services.GetRequiredService<LinkRequestWorker>().StopAsync(CancellationToken.None);

    private async Task AskAsync(string identifier) =>
        await silo.Connect().SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = identifier });

    private List<(string Act, string FiledAt, long Attempts)> Rows()
    {
        using var database = Open("ReadOnly");
        return [.. database.Query<(string, string, long)>("SELECT act, filed_at, attempts FROM link_request ORDER BY id")];
    }

    /// <summary>How much there is of all that a request could have changed.</summary>
    private (long Versions, long Journal, long Outbox) Contents()
    {
        using var database = Open("ReadOnly");
        return database.QuerySingle<(long, long, long)>(
            "SELECT (SELECT sum(Version) FROM OrleansStorage), (SELECT count(*) FROM journal), (SELECT count(*) FROM outbox)");
    }

    private void Execute(string sql)
    {
        using var database = Open("ReadWrite");
        database.Execute(sql);
    }

    private SqliteConnection Open(string mode) =>
        new($"Data Source={Path.Combine(silo.DataFolder, "cyclades.db")};Mode={mode};Pooling=False");
}
