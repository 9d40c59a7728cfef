using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Asking;

/// <summary>One field that is asked at the keyboard.</summary>
/// <param name="Path">Where it lies in the request, so that a violation finds its question.</param>
/// <param name="Label">As on the portal's screen.</param>
internal abstract record Question(string Path, string Label)
{
    /// <summary>What helps to answer; may be empty.</summary>
    public string Hint { get; init; } = "";

    public bool Mandatory { get; init; } = true;

    /// <summary>Whether it applies, from what was answered before.</summary>
    public Func<bool> When { get; init; } = () => true;
}

/// <summary>Free text. An empty answer keeps what is there.</summary>
internal sealed record TextQuestion(string Path, string Label, Func<string> Current, Action<string> Answer) : Question(Path, Label);

/// <summary>A password: not shown, not trimmed.</summary>
internal sealed record SecretQuestion(string Path, string Label, Action<string> Answer) : Question(Path, Label);

/// <summary>A date typed as 30/05/1998; unknown parts are zeros.</summary>
internal sealed record DateQuestion(string Path, string Label, Func<PartialDate?> Current, Action<PartialDate> Answer)
    : Question(Path, Label);

/// <summary>One of a list, found by its code or by some letters of its label.</summary>
/// <param name="Path">Where it lies in the request.</param>
/// <param name="Label">As on the portal's screen.</param>
/// <param name="Search">The entries that fit what was typed, the best first; all of them for an empty text.</param>
/// <param name="Current">The code that is there.</param>
/// <param name="Answer">Takes the code.</param>
internal sealed record ChoiceQuestion(
    string Path,
    string Label,
    Func<string, Task<IReadOnlyList<Choice>>> Search,
    Func<string> Current,
    Action<string> Answer) : Question(Path, Label);
