using System.Diagnostics.CodeAnalysis;

namespace Cyclades.Load.Running;

/// <summary>One of the servers that are compared.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Server">Its address, of the loopback.</param>
/// <param name="Candidates">The file that seed has written for it; none where the command's own holds.</param>
internal sealed record Side(string Name, string Server, FileInfo? Candidates)
{
    /// <summary>Reads <c>name=address</c> or <c>name=address,file</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Side? side)
    {
        side = text.Split('=', 2) is [{ Length: > 0 } name, var rest] && rest.Split(',', 2) is [{ Length: > 0 } server, ..] parts
            && (parts.Length == 1 || parts[1].Length > 0)
                ? new Side(name, server, parts.Length == 2 ? new FileInfo(parts[1]) : null)
                : null;
        return side is not null;
    }
}
