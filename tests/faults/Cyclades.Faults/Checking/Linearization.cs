using System.Runtime.InteropServices;
using Cyclades.Faults.Histories;

namespace Cyclades.Faults.Checking;

/// <summary>
/// Looks for an order of the writes of one candidature in which each happened between its sending and its answer and got
/// the answer that it got (Wing and Gong, with Lowe's memory of what was tried). A call without an answer may have happened
/// at any time after its sending, or never.
/// </summary>
internal sealed class Linearization
{
    /// <summary>Far more than any run needs: beyond, the history is told as undecided, which is no success.</summary>
    private const int MostSteps = 5_000_000;

    private readonly Operation[] calls;
    private readonly Func<Operation, bool> isExcused;

    // Which calls are in order so far goes into the memory as a sum of random numbers, one a call, of 128 bits: two sets of one
    // sum are less likely than a broken machine.
    private readonly UInt128[] marks;
    private readonly HashSet<(UInt128 Ordered, CandidatureModel? State)> seen = [];

    private Linearization(Operation[] calls, Func<Operation, bool> isExcused)
    {
        this.calls = calls;
        this.isExcused = isExcused;
        marks = new UInt128[calls.Length];
        new Random(1).NextBytes(MemoryMarshal.AsBytes(marks.AsSpan()));
    }

    /// <param name="writes">The calls about one candidature, reads left out.</param>
    /// <param name="isExcused">Whether a refusal may come from a silo that knew less than others.</param>
    /// <returns>Null when there is such an order; else what stands in its way.</returns>
    public static string? Explain(IEnumerable<Operation> writes, Func<Operation, bool> isExcused) =>
        new Linearization([.. writes], isExcused).Search();

    private string? Search()
    {
        var head = Entries();
        var order = new Stack<(Entry Call, CandidatureModel? Before, UInt128 Ordered)>();
        CandidatureModel? state = null;
        UInt128 ordered = 0;
        (int Depth, Operation? Call, CandidatureModel? State) furthest = (-1, null, null);
        var entry = head.Next;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (entry is null || (entry.IsAnswer && entry.Time == long.MaxValue))
            {
                // All that was answered is in order; what is left over has never happened.
                return null;
            }

            if (!entry.IsAnswer)
            {
                var call = calls[entry.Call];
                if (TryOrder(state, call, out var next) && seen.Add((ordered ^ marks[entry.Call], next)))
                {
                    order.Push((entry, state, ordered));
                    state = next;
                    ordered ^= marks[entry.Call];
                    entry.Lift();
                    entry = head.Next;
                }
                else
                {
                    entry = entry.Next;
                }

                continue;
            }

            if (order.Count > furthest.Depth)
            {
                furthest = (order.Count, calls[entry.Call], state);
            }

            if (!order.TryPop(out var last))
            {
                return $"After {furthest.Depth} writes in order, with the candidature at {furthest.State}, this one has no place: {furthest.Call}";
            }

            (state, ordered) = (last.Before, last.Ordered);
            last.Call.Unlift();
            entry = last.Call.Next;
        }

        return $"Undecided after {MostSteps} steps over {calls.Length} calls.";
    }

    private bool TryOrder(CandidatureModel? state, Operation call, out CandidatureModel? next)
    {
        if (call.Outcome is not Outcome.Unknown)
        {
            return CandidatureModel.TryAnswer(state, call, isExcused(call), out next);
        }

        // Without an effect it is as if it had not happened yet.
        next = CandidatureModel.Knows(state, call) ? null : CandidatureModel.Next(state, call);
        return next is not null;
    }

    private Entry Entries()
    {
        var entries = new List<Entry>(2 * calls.Length);
        for (var i = 0; i < calls.Length; i++)
        {
            var call = new Entry(i, calls[i].Invoked, isAnswer: false);
            var answer = new Entry(i, calls[i].Outcome is Outcome.Unknown ? long.MaxValue : calls[i].Completed, isAnswer: true);
            call.Answer = answer;
            entries.Add(call);
            entries.Add(answer);
        }

        var head = new Entry(-1, long.MinValue, isAnswer: false);
        var last = head;
        foreach (var entry in entries.OrderBy(entry => entry.Time).ThenBy(entry => entry.IsAnswer))
        {
            (last.Next, entry.Previous) = (entry, last);
            last = entry;
        }

        return head;
    }

    /// <summary>A sending or an answer, in the list of those that are not in order yet.</summary>
    private sealed class Entry(int call, long time, bool isAnswer)
    {
        public int Call => call;

        public long Time => time;

        public bool IsAnswer => isAnswer;

        public Entry? Answer { get; set; }

        public Entry? Previous { get; set; }

        public Entry? Next { get; set; }

        public void Lift()
        {
            Unlink();
            Answer!.Unlink();
        }

        public void Unlift()
        {
            Answer!.Link();
            Link();
        }

        private void Unlink()
        {
            Previous!.Next = Next;
            Next?.Previous = Previous;
        }

        private void Link()
        {
            Previous!.Next = this;
            Next?.Previous = this;
        }
    }
}
