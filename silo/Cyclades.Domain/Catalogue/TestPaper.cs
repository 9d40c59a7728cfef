using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>A test (épreuve) of an exam or contest (R87), printed « 001 - Entretien avec le jury ».</summary>
/// <param name="Code">« 001 ».</param>
/// <param name="Label">« Entretien avec le jury ».</param>
/// <param name="Form">« Ponctuel ».</param>
/// <param name="Optional">Whether it is chosen (D39); otherwise every candidate is registered for it.</param>
/// <param name="Scale">Most points that it gives, 1 to <see cref="LargestScale"/>.</param>
public sealed record TestPaper(TestCode Code, string Label, string Form, bool Optional = false, int Scale = TestPaper.UsualScale)
{
    /// <summary>« sur 20 ».</summary>
    public const int UsualScale = 20;

    public const int LargestScale = 1_000;

    /// <summary>« 001 - Entretien avec le jury ».</summary>
    [JsonIgnore]
    public string Name => $"{Code} - {Label}";
}

/// <summary>A rule on the choice of optional tests (D39).</summary>
[JsonDerivedType(typeof(Choose), "choose")]
[JsonDerivedType(typeof(Exclude), "exclude")]
public abstract record OptionRule
{
    private OptionRule()
    {
    }

    /// <summary>From <paramref name="Minimum"/> to <paramref name="Maximum"/>, both included, of <paramref name="Among"/>.</summary>
    /// <param name="Label">What is chosen, as on the form: « Langue vivante ».</param>
    /// <param name="Among">Optional tests.</param>
    /// <param name="Minimum">From 0.</param>
    /// <param name="Maximum">From the minimum, at least 1, to the number of tests.</param>
    public sealed record Choose(string Label, ImmutableArray<TestCode> Among, int Minimum, int Maximum) : OptionRule
    {
        public ImmutableArray<TestCode> Among { get; init; } = Among.OrEmpty();
    }

    /// <summary>At most one of these optional tests may be chosen: each excludes the others.</summary>
    /// <param name="Label">What excludes what, as on the form.</param>
    /// <param name="Tests">Optional tests, at least two.</param>
    public sealed record Exclude(string Label, ImmutableArray<TestCode> Tests) : OptionRule
    {
        public ImmutableArray<TestCode> Tests { get; init; } = Tests.OrEmpty();
    }
}
