using System.Collections.Immutable;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain;

/// <summary>
/// What the rules answer to a command: what happens and which mails follow, or the refusal.
/// No event and no refusal means that all is already as asked.
/// </summary>
public sealed record Decision<TEvent>
    where TEvent : class
{
    private Decision(ImmutableArray<TEvent> events, ImmutableArray<Mail> mails, Refusal? refusal)
    {
        Events = events;
        Mails = mails;
        Refusal = refusal;
    }

    public static Decision<TEvent> Nothing { get; } = new([], [], null);

    public ImmutableArray<TEvent> Events { get; }

    public ImmutableArray<Mail> Mails { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], [], null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], [], refusal);

    public Decision<TEvent> AndSend(Mail mail) => new(Events, Mails.Add(mail), Refusal);
}
