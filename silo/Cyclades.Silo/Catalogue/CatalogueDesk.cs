using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>What became of a catalogue file: everything wrong with it, or what it changes.</summary>
internal sealed record CatalogueApplication(ImmutableArray<CatalogueFault> Faults, ImmutableArray<CatalogueChange> Changes);

/// <summary>
/// Takes a catalogue file to the grains it concerns. Nothing is applied unless the whole file is right; what is cut off
/// half-way is mended by applying the file again, since what is already so does not change.
/// </summary>
internal sealed class CatalogueDesk(IGrainFactory grains, CatalogueMirror mirror, ReferenceData reference, RuleClock clock)
{
    /// <summary>Applies the file, or with <paramref name="dryRun"/> only says what it would change.</summary>
    /// <returns>Once it holds in this silo.</returns>
    /// <exception cref="StorageUnavailableException">Part of it may not be stored: apply it again.</exception>
    public async Task<CatalogueApplication> ApplyAsync(string text, bool dryRun)
    {
        var actor = new Actor.Operator();
        var national = grains.GetGrain<INationalCatalogueGrain>(GrainKey.Catalogue.Text);
        var standing = await national.ReadAsync();
        var reading = CatalogueFile.Parse(text, LegalTime.DayInParis(clock.Now), reference, standing.Settings);
        if (reading.Catalogue is not { } loaded)
        {
            return new CatalogueApplication(reading.Faults, []);
        }

        await mirror.RefreshAsync();
        var changes = CatalogueDifference.Between(mirror.Current, loaded);
        if (!dryRun && !changes.IsEmpty)
        {
            // The national part comes last: it makes new services visible, and on a first load it says that all is there.
            foreach (var settings in loaded.Services)
            {
                var service = grains.GetGrain<IRegistrationServiceGrain>(GrainKey.Service(settings.Id.ToString()).Text);
                Expect(await service.ApplyAsync(new ApplySettings(actor, settings), loaded.National));
            }

            Expect(await national.ApplyAsync(new ApplyCatalogue(actor, loaded.National)));
            await mirror.RefreshAsync();
        }

        return new CatalogueApplication([], changes);
    }

    // The file was checked by the same rules: a refusal here is a fault of the server, not of the file.
    private static void Expect(Outcome<Done> outcome)
    {
        if (outcome.IsRefused(out var refusal, out _))
        {
            throw new InvalidOperationException($"A checked catalogue was refused: {refusal.GetType().Name}.");
        }
    }
}
