using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cyclades.Domain;

/// <summary>Gathers everything that is wrong with a form, so that all of it is said at once.</summary>
internal sealed class Violations
{
    private static readonly char[] Spaces = [' ', '\u00a0', '\u202f'];

    private readonly ImmutableArray<FieldViolation>.Builder found = ImmutableArray.CreateBuilder<FieldViolation>();

    public bool Any => found.Count > 0;

    public Refusal.InvalidFields ToRefusal() => new(found.ToImmutable());

    public void Add(string path, FieldFault fault, string? bound = null) => found.Add(new FieldViolation(path, fault, bound));

    public void Add(IEnumerable<FieldViolation> violations) => found.AddRange(violations);

    /// <summary>A mandatory line of text, trimmed, its spaces folded; « » when it is wrong.</summary>
    public string Required(string path, string? typed, int maximumLength, Func<Rune, bool> takes)
    {
        var text = Optional(path, typed, maximumLength, takes);
        if (text is null && !found.Any(violation => violation.Path == path))
        {
            Add(path, FieldFault.Required);
        }

        return text ?? "";
    }

    /// <summary>An optional line of text, trimmed, its spaces folded; null when empty or wrong.</summary>
    public string? Optional(string path, string? typed, int maximumLength, Func<Rune, bool> takes)
    {
        var text = Tidy(typed);
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Length > maximumLength)
        {
            Add(path, FieldFault.TooLong, maximumLength.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        if (!text.EnumerateRunes().All(takes))
        {
            Add(path, FieldFault.ForbiddenCharacter);
            return null;
        }

        return text;
    }

    /// <summary>A mandatory choice from a list; the label that goes with the code.</summary>
    public Choice RequiredChoice(string path, string? code, Func<string, string?> label)
    {
        var choice = OptionalChoice(path, code, label);
        if (choice is null && string.IsNullOrWhiteSpace(code))
        {
            Add(path, FieldFault.Required);
        }

        return choice ?? new Choice("", "");
    }

    /// <summary>An optional choice from a list.</summary>
    public Choice? OptionalChoice(string path, string? code, Func<string, string?> label)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var trimmed = code.Trim();
        if (label(trimmed) is { } known)
        {
            return new Choice(trimmed, known);
        }

        Add(path, FieldFault.NotOffered);
        return null;
    }

    public void Confirm(string path, string? typed, string? confirmation)
    {
        if (string.IsNullOrWhiteSpace(confirmation))
        {
            Add(path, FieldFault.Required);
        }
        else if (!string.Equals(Tidy(typed), Tidy(confirmation), StringComparison.Ordinal))
        {
            Add(path, FieldFault.ConfirmationDiffers);
        }
    }

    /// <summary>Trimmed, composed (NFC), every run of spaces one space; a line break or a tab inside stays, to be refused.</summary>
    public static string Tidy(string? typed) =>
        typed is null ? "" : string.Join(' ', Sound(typed).Trim().Split(Spaces, StringSplitOptions.RemoveEmptyEntries));

    // Normalising text with half a surrogate pair throws; such text is kept as it is and refused by its characters.
    private static string Sound(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return typed;
        }
    }
}
