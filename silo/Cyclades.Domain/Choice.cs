namespace Cyclades.Domain;

/// <summary>What was chosen from a list: its code, and its label as the list had it on that day.</summary>
public sealed record Choice(string Code, string Label);
