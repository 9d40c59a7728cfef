using System.CommandLine;
using Cyclades.Console.Server;
using Cyclades.Console.Sessions;

namespace Cyclades.Console.Demo;

/// <summary>The whole journey of a candidate against a running server, each step checked.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var mail = new Option<string?>("--mail")
        {
            Description = "Dossier où le serveur écrit ses mails (sinon data/mail)",
            HelpName = "DOSSIER",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Dossier où garder les PDF (sinon un dossier temporaire, indiqué à la fin)",
            HelpName = "DOSSIER",
        };
        return host.Runs(
            new Command("demo", "Voir toute la démarche d'un candidat, étape par étape, sur un serveur qui tourne") { mail, output },
            ["cyclades demo", "cyclades demo --server http://localhost:5081 --mail data/mail --output /tmp/demo"],
            async run =>
            {
                var folder = run.Value(output) is { } given
                    ? Directory.CreateDirectory(given).FullName
                    : Directory.CreateTempSubdirectory("cyclades-demo-").FullName;
                using var server = new Connection(run.Server.Address, new SessionInMemory(), run.Terminal.Time, run.Cancel);
                using var mails = new MailFolder(Path.GetFullPath(run.Value(mail) ?? Path.Combine("data", "mail")), run.Terminal.Time);
                var report = new Report(run, folder);
                await new Journey(server, mails, report, run.Cancel).WalkAsync();
                report.Close();
                return report.ExitCode;
            });
    }
}
