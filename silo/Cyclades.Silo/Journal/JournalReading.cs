using System.Collections.Immutable;
using System.Text.Json;
using Cyclades.Domain;

namespace Cyclades.Silo.Journal;

/// <summary>What became of asking for a page of the journal.</summary>
internal abstract record JournalReading
{
    private JournalReading()
    {
    }

    /// <param name="Events">In order; none when nothing more can be read yet.</param>
    /// <param name="Cursor">Where to go on; none at the beginning of a journal without an entry.</param>
    internal sealed record Page(ImmutableArray<JournaledEvent> Events, JournalCursor? Cursor) : JournalReading;

    /// <summary>
    /// The cursor is of another history: since it was given, the database was restored, or taken over by a copy that may lack what its
    /// bearer has read. Whoever bears it reads again from the beginning.
    /// </summary>
    internal sealed record OtherHistory : JournalReading;
}

/// <summary>One entry of the journal, as it was filed.</summary>
/// <param name="Cursor">The place right after it.</param>
/// <param name="Grain">Key of the grain whose write it was.</param>
/// <param name="GrainVersion">Version of the grain's row by that write.</param>
/// <param name="Ordinal">Its place among the entries of that write, from 0.</param>
/// <param name="Subject">The candidate whom it is about; none for settings.</param>
/// <param name="Version">Version of the aggregate after it.</param>
/// <param name="Payload">None once its subject is erased.</param>
internal sealed record JournaledEvent(
    JournalCursor Cursor,
    string Grain,
    int GrainVersion,
    int Ordinal,
    CandidateNumber? Subject,
    string Type,
    DateTimeOffset At,
    string Actor,
    int Version,
    JsonElement? Payload);
