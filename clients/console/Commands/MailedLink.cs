using System.CommandLine;

namespace Cyclades.Console.Commands;

/// <summary>A link received by mail, pasted whole or only what follows « # ».</summary>
internal static class MailedLink
{
    public static Argument<string> Argument() => new("LIEN") { Description = "Le lien reçu par mail (entre apostrophes), ou ce qui suit « # »" };

    public static string Token(string? typed)
    {
        var text = (typed ?? "").Trim().Trim('<', '>');
        var fragment = text.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? text : text[(fragment + 1)..];
    }
}
