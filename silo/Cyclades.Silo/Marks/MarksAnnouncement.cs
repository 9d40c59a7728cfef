using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Marks;

/// <summary>
/// Tells every candidate of a service who has marks that they can be read (R126). It opens nothing: reads compare with the instant by
/// themselves. Whoever dies on the way leaves the rest to the next, and nobody is told twice.
/// </summary>
internal sealed class MarksAnnouncement(Grains grains, MarksRegister register, RuleClock clock)
{
    /// <summary>The service's entry of what is due.</summary>
    public const string Kind = "marks-announcement";

    /// <param name="key">The text of a service's <see cref="GrainKey"/>.</param>
    public async Task AnnounceAsync(string key)
    {
        var grain = grains.MarksPublication(ServiceId.Parse(key[(GrainKey.ServiceKind.Length + 1)..]));
        var service = await grain.ReadServiceAsync();

        // Put off or taken back since: the service's own write has filed another entry, or none.
        if (MarksPublication.AnnouncementOf(service) is not { } hour || clock.Now < hour || service.Settings?.MarksReadableFrom is not { } instant)
        {
            return;
        }

        await register.EachAsync(service.Id, id => grains.Marks(id).AnnounceMarksAsync(new AnnounceMarks(instant)));
        await grain.NoteMarksAnnouncedAsync(new NoteMarksAnnounced(instant));
    }
}
