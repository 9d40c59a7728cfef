using System.Collections.Immutable;
using System.Globalization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Gathers everything wrong with settings, each with the path of its field: <c>tests[2].label</c>.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<FieldViolation>.Builder found = ImmutableArray.CreateBuilder<FieldViolation>();

    public ImmutableArray<FieldViolation> All => found.ToImmutable();

    public void Add(string path, FieldFault fault, string? bound = null) => found.Add(new FieldViolation(path, fault, bound));

    public void Text(string path, string? text, int maximumLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(path, FieldFault.Required);
        }
        else
        {
            Optional(path, text, maximumLength);
        }
    }

    public void Optional(string path, string? text, int maximumLength)
    {
        if (text?.Length > maximumLength)
        {
            Add(path, FieldFault.TooLong, maximumLength.ToString(CultureInfo.InvariantCulture));
        }

        if (text?.Any(c => char.IsControl(c) && c != '\n') == true)
        {
            Add(path, FieldFault.ForbiddenCharacter);
        }
    }

    /// <summary>A list that needs something, each with a key of its own.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="keyName">Name of the key within an item; empty where the item is its own key.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="required">Whether at least one is needed.</param>
    public void List<T>(string path, ImmutableArray<T> items, string keyName, Func<T, string> key, bool required = true)
    {
        if (required && items.IsEmpty)
        {
            Add(path, FieldFault.Required);
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < items.Length; i++)
        {
            var place = keyName.Length == 0 ? $"{path}[{i}]" : $"{path}[{i}].{keyName}";
            if (key(items[i]).Length == 0)
            {
                Add(place, FieldFault.Required);
            }
            else if (!seen.Add(key(items[i])))
            {
                Add(place, FieldFault.Repeated, key(items[i]));
            }
        }
    }

    public void Contact(string path, Contact contact)
    {
        if (contact.Lines.IsEmpty)
        {
            Add($"{path}.lines", FieldFault.Required);
        }

        if (contact.Lines.Length > CatalogueLimits.ContactLines)
        {
            Add($"{path}.lines", FieldFault.TooManyChosen, CatalogueLimits.ContactLines.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < contact.Lines.Length; i++)
        {
            Text($"{path}.lines[{i}]", contact.Lines[i], CatalogueLimits.Line);
        }

        Optional($"{path}.phone", contact.Phone, CatalogueLimits.Phone);
    }

    public void Lines(string path, ImmutableArray<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            Text($"{path}[{i}]", lines[i], CatalogueLimits.Line);
        }
    }
}

/// <summary>Longest texts of the catalogue, in UTF-16 units: what a form and a document have room for.</summary>
public static class CatalogueLimits
{
    public const int Label = 60;
    public const int Line = 100;
    public const int Phone = 30;
    public const int Note = 500;
    public const int NoticeText = 1_000;
    public const int Terms = 20_000;
    public const int Url = 500;
    public const int ContactLines = 8;

    /// <summary>Not a length: the longest window in which a check of a mark is asked for.</summary>
    public const int MarkCheckDays = 90;
}
