using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Hosting;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>What became of a catalogue file: everything wrong with it, or what it changes.</summary>
internal sealed record CatalogueApplication(ImmutableArray<CatalogueFault> Faults, ImmutableArray<CatalogueChange> Changes);

/// <summary>
/// Takes a catalogue file to the grains it concerns. Nothing is applied unless the whole file is right; what is cut off
/// half-way is mended by applying the file again, since what is already so does not change.
/// </summary>
internal sealed class CatalogueDesk(
    IGrainFactory grains, CatalogueMirror mirror, ReferenceData reference, ServerSettings server, RuleClock clock)
{
    /// <summary>Applies the file, or with <paramref name="dryRun"/> only says what it would change.</summary>
    /// <returns>Once it holds everywhere.</returns>
    /// <exception cref="StorageUnavailableException">Part of it may not be stored: apply it again.</exception>
    public async Task<CatalogueApplication> ApplyAsync(Actor actor, string text, bool dryRun)
    {
        var national = National;
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
                Expect(await ServiceOf(settings.Id).ApplyAsync(new ApplySettings(actor, settings), loaded.National));
            }

            Expect(await national.ApplyAsync(new ApplyCatalogue(actor, loaded.National)));
            await HoldEverywhereAsync();
        }

        return new CatalogueApplication([], changes);
    }

    /// <summary>A service that the actor manages; « not found » is every other one.</summary>
    public async Task<Outcome<RegistrationService>> FindAsync(Actor actor, ServiceId id) =>
        await ServiceOf(id).ReadAsync() is { Settings: not null } service && actor.Manages(id.Academy) ? service : new Refusal.NotFound();

    /// <returns>Once it holds everywhere.</returns>
    public async Task<Outcome<RegistrationService>> ChangeAsync(ServiceId id, ChangeSettings command)
    {
        var changed = await ServiceOf(id).ChangeAsync(command, (await National.ReadAsync()).Settings);
        await HoldEverywhereAsync();
        return changed;
    }

    /// <returns>Once it holds everywhere.</returns>
    public async Task<Outcome<Done>> CloseSessionAsync(CloseSession command)
    {
        var closed = await National.CloseSessionAsync(command);
        await HoldEverywhereAsync();
        return closed;
    }

    private INationalCatalogueGrain National => grains.GetGrain<INationalCatalogueGrain>(GrainKey.Catalogue.Text);

    private IRegistrationServiceGrain ServiceOf(ServiceId id) => grains.GetGrain<IRegistrationServiceGrain>(GrainKey.Service(id.ToString()).Text);

    // Other servers look every half second, and then read. Their stopwatches run whatever this server's time is told to be.
    private async Task HoldEverywhereAsync()
    {
        await mirror.RefreshAsync();
        if (server.Silo is not null)
        {
            await Task.Delay(2 * CatalogueMirror.Interval, TimeProvider.System);
        }
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
