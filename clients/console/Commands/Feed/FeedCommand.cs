using System.CommandLine;
using Cyclades.Console.Server;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Grpc.Core;

namespace Cyclades.Console.Commands.Feed;

/// <summary>Keeps a local file in step with an académie's register (B18).</summary>
internal static class FeedCommand
{
    /// <summary>A heartbeat comes every few seconds: after this long without a word the connection is dead.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public static Command Create(CommandHost host)
    {
        var token = new AgentToken();
        var academy = new Option<string?>("--academy") { Description = "Code de l'académie (sinon celle de l'agent)", HelpName = "CODE" };
        var into = new Option<FileInfo>("--into") { Description = "Fichier de lignes JSON, une par évènement ; le repère est écrit à côté", HelpName = "FICHIER", Required = true };
        var once = new Option<bool>("--once") { Description = "S'arrête dès que tout est lu, au lieu d'attendre la suite" };
        var anew = new Option<bool>("--anew") { Description = "Remplace le fichier, depuis le début" };
        return new Command("feed", "Suivre le registre d'une académie (systèmes académiques)")
        {
            host.Runs(
                new Command("follow", "Tenir un fichier à jour de tout ce qui arrive aux candidatures") { academy, into, once, anew, token.Option },
                [
                    "cyclades feed follow --academy 19 --into registre.jsonl --token-file systeme.token",
                    "cyclades feed follow --into registre.jsonl --once",
                ],
                async run =>
                {
                    var bearer = token.Read(run);
                    using var file = FollowedFile.Open(run.Value(into)!, run.Value(academy) ?? "", run.Value(anew));
                    await FollowAsync(run, bearer, run.Value(academy) ?? "", file, run.Value(once));
                }),
        };
    }

    /// <summary>Follows until it is stopped, over every loss of the connection.</summary>
    private static async Task FollowAsync(Run run, string bearer, string academy, FollowedFile file, bool once)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await ReadAsync(run, bearer, academy, file, once, () => pause = FirstPause);
                return;
            }
            catch (RpcException lost) when (!run.Cancel.IsCancellationRequested && MayPass(lost))
            {
                run.Say($"La connexion est perdue ({lost.StatusCode}). Nouvel essai dans {pause.TotalSeconds:0} s.");
            }

            await Task.Delay(pause, run.Terminal.Time, run.Cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static async Task ReadAsync(Run run, string bearer, string academy, FollowedFile file, bool once, Action progress)
    {
        using var silence = new CancellationTokenSource(LongestSilence, run.Terminal.Time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, run.Cancel);
        using var call = run.Server.Feed.FollowRegister(
            new FollowRegisterRequest { AcademyCode = academy, Cursor = file.Cursor },
            new Metadata { { "authorization", $"Bearer {bearer}" } },
            cancellationToken: ending.Token);
        try
        {
            while (true)
            {
                var next = call.ResponseStream.MoveNext(ending.Token);
                if (!next.IsCompleted)
                {
                    // Nothing more is at hand: a good moment to make sure.
                    file.NoteIfNeeded();
                }

                if (!await next)
                {
                    throw new RpcException(new Status(StatusCode.Unavailable, "The stream has ended."));
                }

                silence.CancelAfter(LongestSilence);
                progress();
                var told = call.ResponseStream.Current;
                if (told.ContentCase is FollowRegisterResponse.ContentOneofCase.Event)
                {
                    file.Add(told);
                }
                else if (once)
                {
                    file.NoteIfNeeded();
                    run.Succeed("Le fichier est à jour.");
                    return;
                }
            }
        }
        catch (Exception e) when (silence.IsCancellationRequested && !run.Cancel.IsCancellationRequested && e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "No heartbeat."));
        }
        finally
        {
            file.NoteIfNeeded();
        }
    }

    /// <summary>The server stops, is full or is not there: it comes back. Everything else is for people.</summary>
    private static bool MayPass(RpcException lost) => ServerRefusal.Read(lost).Reason switch
    {
        ErrorReason.Unavailable or ErrorReason.TooManyFeeds => true,
        ErrorReason.Unspecified => lost.StatusCode is StatusCode.Unavailable or StatusCode.Internal,
        _ => false,
    };
}
