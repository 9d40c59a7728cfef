using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain.Agents;

namespace Cyclades.Silo.Agents;

/// <summary>What an agent shows at the door: the own id and 32 random bytes in hexadecimal, <c>marie.dupont~4f…</c>. Only its hash is stored.</summary>
/// <param name="Hash">SHA-256 of the whole text, 64 lower-case hexadecimal digits.</param>
internal sealed record AgentSecret(AgentId Agent, string Text, string Hash)
{
    private const char Separator = '~';

    private const int Length = 32;

    public static AgentSecret New(AgentId agent) => Of(agent, $"{agent}{Separator}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length))}");

    /// <returns>False for a text that no agent was ever given.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgentSecret? secret)
    {
        var parts = text?.Split(Separator) ?? [];
        secret = parts.Length == 2 && AgentId.TryParse(parts[0], out var agent) && parts[1].Length == 2 * Length && parts[1].All(char.IsAsciiHexDigitLower)
            ? Of(agent, text!)
            : null;
        return secret is not null;
    }

    private static AgentSecret Of(AgentId agent, string text) =>
        new(agent, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))));
}
