using Cyclades.Api.Tests.Candidatures;
using Cyclades.Console;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Console;

/// <summary>Sessions and services on a running server.</summary>
public sealed class ServicesCommandTests : IAsyncLifetime
{
    private const string Reims = "CFG-2026-06/19";

    private RunningSilo silo = null!;
    private ConsoleUnderTest console = null!;
    private string oper = "";

    public async ValueTask InitializeAsync()
    {
        silo = await ExamYear.StartAsync();
        console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        oper = console.FileOf("operator.token", silo.OperatorToken);
    }

    public async ValueTask DisposeAsync()
    {
        console.Dispose();
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task A_closing_is_moved_by_the_hour_of_Paris_and_the_rest_stays()
    {
        var before = await SettingsAsync();

        var (code, output, _) = await console.RunAsync("services", "change", Reims, "--closing", "20/04/2026 18:00", "--return-date", "22/04/2026", "--token-file", oper);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("20/04/2026 à 18:00 (heure de Paris)", output, StringComparison.Ordinal);
        var after = await SettingsAsync();
        Assert.Equal(new DateTimeOffset(2026, 4, 20, 16, 0, 0, TimeSpan.Zero), after.ClosingTime.ToDateTimeOffset());
        Assert.Equal((before.Label, before.Terms, before.OpeningTime, "2026-04-22"), (after.Label, after.Terms, after.OpeningTime, after.ReturnDate));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_changes_nothing()
    {
        var before = await SettingsAsync();

        var wrong = await console.RunAsync("services", "change", Reims, "--closing", "2026-04-20", "--token-file", oper);
        var jumped = await console.RunAsync("services", "change", Reims, "--closing", "29/03/2026 02:30", "--token-file", oper);
        var early = await console.RunAsync("services", "change", Reims, "--closing", "01/01/2020 18:00", "--token-file", oper);
        var unknown = await console.RunAsync("services", "show", "CFG-1999-06/19", "--token-file", oper);

        Assert.Equal((ExitCode.Usage, ExitCode.Usage, ExitCode.NotFound), (wrong.Code, jumped.Code, unknown.Code));
        Assert.Contains("jj/MM/aaaa HH:mm", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("n'existe pas à Paris", jumped.Error, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Done, early.Code);
        Assert.Equal(before, await SettingsAsync());
    }

    [Fact]
    public async Task A_session_is_closed_after_a_question()
    {
        var declined = await console.RunAsync(["sessions", "close", "CFG-2026-06", "--token-file", oper], "non\n");
        var list = await console.RunAsync("sessions", "list", "--token-file", oper);
        var closed = await console.RunAsync(["sessions", "close", "CFG-2026-06", "--token-file", oper], "oui\n");
        var after = await console.RunAsync("sessions", "list", "--token-file", oper);

        Assert.Equal((ExitCode.Usage, ExitCode.Done, ExitCode.Done), (declined.Code, list.Code, closed.Code));
        Assert.DoesNotContain("10/03/2026", list.Out, StringComparison.Ordinal);
        Assert.Contains("10/03/2026", after.Out, StringComparison.Ordinal);
    }

    private async Task<ServiceSettings> SettingsAsync()
    {
        var manager = await silo.NewAgentAsync(AgentRole.Manager, "19");
        return (await manager.ServiceSettings.GetServiceSettingsAsync(new GetServiceSettingsRequest { RegistrationServiceId = Reims })).Settings;
    }
}
