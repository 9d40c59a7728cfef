namespace Cyclades.Load.Running;

/// <summary>How a load is offered, and when it ends.</summary>
/// <param name="InFlight">Closed loop: how many calls wait for their answer at any moment. Open loop: the most that may.</param>
/// <param name="Arrivals">Open loop: when calls are sent, whatever became of those before; none for a closed loop.</param>
/// <param name="WarmUp">Time before anything counts.</param>
/// <param name="Length">Time that counts.</param>
/// <param name="Count">Calls that count, at most.</param>
internal sealed record LoadSettings(int InFlight, Arrivals? Arrivals, TimeSpan WarmUp, TimeSpan Length, long Count);

/// <summary>Whose processor time is told apart.</summary>
/// <param name="Silo">Process of the server; none when it is not to be told.</param>
/// <param name="Database">First process of the database; its children count with it.</param>
internal sealed record WatchedProcesses(int? Silo, int? Database);
