namespace Cyclades.Console.Demo;

/// <summary>A step did not give what it should; the journey stops there.</summary>
internal sealed class StepFailure(string message) : Exception(message);
