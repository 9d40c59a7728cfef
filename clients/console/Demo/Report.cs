using System.Text.Encodings.Web;
using System.Text.Json;
using Cyclades.Console.Server;
using Cyclades.Console.Showing;
using Grpc.Core;
using Spectre.Console;

namespace Cyclades.Console.Demo;

/// <summary>Runs the steps, shows each with its result, and says at the end where things lie.</summary>
internal sealed class Report(Run run, string folder)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Step> steps = [];
    private readonly List<Kept> kept = [];
    private readonly List<ServerRefusal> wanted = [];

    /// <summary>Where files go.</summary>
    public string Folder => folder;

    /// <summary>Done only when every step gave what it should.</summary>
    public ExitCode ExitCode { get; private set; } = ExitCode.Done;

    /// <summary>One step: what it does, then in one line what it gave.</summary>
    /// <returns>False when it failed: the journey stops.</returns>
    public async Task<bool> StepAsync(string title, Func<Task<string>> act)
    {
        var number = steps.Count + 1;
        try
        {
            var result = run.Terminal.Interactive && !run.Json
                ? await run.Terminal.Out.Status().StartAsync(Markup.Escape($"{number}. {title}"), _ => act())
                : await act();
            ShowWanted();
            steps.Add(new Step(number, title, true, result));
            run.Succeed($"{number,2}. {title} – {result}");
            return true;
        }
        catch (Exception e) when (e is StepFailure or CommandFailure)
        {
            Fail(number, title, e.Message, ExitCode.DemonstrationFailed);
        }
        catch (RpcException e) when (e.StatusCode != StatusCode.Cancelled)
        {
            var refusal = ServerRefusal.Read(e);
            Fail(
                number,
                title,
                Failures.Message(refusal, run.Server.Address),
                refusal.ExitCode == ExitCode.Unavailable ? ExitCode.Unavailable : ExitCode.DemonstrationFailed);
            if (!run.Json)
            {
                Failures.TellMore(run.Terminal.Error, refusal);
            }
        }

        return false;
    }

    /// <summary>Shows a refusal that a step wanted, once the step's progress is off the screen.</summary>
    public void Show(ServerRefusal refusal) => wanted.Add(refusal);

    /// <summary>Remembers a file to name at the end.</summary>
    public void Keep(string what, string path) => kept.Add(new Kept(what, path));

    public void Close()
    {
        if (run.Json)
        {
            run.Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(
                new { ok = ExitCode == ExitCode.Done, steps, files = kept, folder }, Json));
            return;
        }

        run.Say();
        foreach (var file in kept)
        {
            run.Say($"{file.What} : {file.Path}");
        }

        run.Say($"Tout est dans {folder}");
        run.Say(ExitCode == ExitCode.Done
            ? $"Les {steps.Count} étapes ont donné ce qu'elles devaient."
            : "La démonstration s'est arrêtée : l'étape marquée ✗ n'a pas donné ce qu'elle devait.");
    }

    private void ShowWanted()
    {
        foreach (var refusal in run.Json ? [] : wanted)
        {
            run.Say();
            run.Say("    Le serveur refuse, comme il se doit :");
            Failures.Tell(run.Terminal.Out, refusal, run.Server.Address);
        }

        wanted.Clear();
    }

    private void Fail(int number, string title, string why, ExitCode exitCode)
    {
        ExitCode = exitCode;
        steps.Add(new Step(number, title, false, why));
        if (!run.Json)
        {
            Failures.Mark(run.Terminal.Error, "red", "✗", $"{number,2}. {title} – {why}");
        }
    }

    private sealed record Step(int Number, string Title, bool Ok, string Result);

    private sealed record Kept(string What, string Path);
}
