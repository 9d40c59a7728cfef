namespace Cyclades.Load.Running;

/// <summary>When the calls of an open loop are due: at a fixed rate, one by one or so many at once.</summary>
/// <param name="Rate">Calls a second, on the whole.</param>
/// <param name="Burst">How many are due at the same instant.</param>
internal sealed record Arrivals(double Rate, int Burst)
{
    /// <summary>How many calls are due when this time has passed; the first ones are due at once.</summary>
    public long DueBy(TimeSpan elapsed) => ((long)(elapsed.TotalSeconds * Rate / Burst) + 1) * Burst;

    /// <summary>When a call is due, the first one being number 0.</summary>
    public TimeSpan DueAt(long place) => TimeSpan.FromSeconds((place - (place % Burst)) / Rate);
}
