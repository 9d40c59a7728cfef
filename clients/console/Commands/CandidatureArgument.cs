using System.CommandLine;
using System.Globalization;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Commands;

/// <summary>Which candidature: its registration number, alone or after the candidate number.</summary>
internal static class CandidatureArgument
{
    public static Argument<string> Create() => new("NUMERO")
    {
        Description = "N° d'inscription, par exemple 006 (voir cyclades list)",
    };

    /// <exception cref="CommandFailure">Not a registration number.</exception>
    public static CandidatureName Name(string? typed)
    {
        var text = (typed ?? "").Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new CandidatureName { CandidateNumber = slash < 0 ? "" : text[..slash], RegistrationNumber = number }
            : throw new CommandFailure(ExitCode.Usage, $"« {text} » n'est pas un numéro d'inscription. Exemple : 006");
    }

    public static async Task<Candidature> ReadAsync(Run run, Argument<string> argument)
    {
        var request = new GetCandidatureRequest { Name = Name(run.Value(argument)) };
        return (await run.Server.AskSignedInAsync(o => run.Server.Candidatures.GetCandidatureAsync(request, o))).Candidature;
    }
}
