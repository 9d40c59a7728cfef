using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Agents;

/// <summary>
/// Names an agent for ever, in the journal too (<c>marie.dupont</c>): 3 to 40 lower-case letters, digits and inner dots or hyphens.
/// </summary>
[JsonConverter(typeof(AsText<AgentId>))]
public readonly record struct AgentId : IParsable<AgentId>
{
    public const int MinimumLength = 3;

    public const int MaximumLength = 40;

    private readonly string? value;

    private AgentId(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out AgentId id)
    {
        var valid = text is { Length: >= MinimumLength and <= MaximumLength }
            && IsLetterOrDigit(text[0]) && IsLetterOrDigit(text[^1])
            && text.All(c => IsLetterOrDigit(c) || c is '.' or '-');
        id = valid ? new AgentId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Too short, too long, or another character.</exception>
    public static AgentId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"Not {MinimumLength} to {MaximumLength} lower-case letters, digits and inner dots or hyphens.");

    public override string ToString() => value ?? "";

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);

    static AgentId IParsable<AgentId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<AgentId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AgentId result) => TryParse(s, out result);
}
