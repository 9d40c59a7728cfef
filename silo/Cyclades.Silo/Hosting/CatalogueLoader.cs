using Cyclades.Domain;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// Before anything is served: the settings of the services are in memory, and a database that has no catalogue gets the
/// one of the settings, or the demonstration. One that has a catalogue keeps it. Of several servers that start together one loads.
/// </summary>
internal sealed class CatalogueLoader(Database database, CatalogueMirror mirror, CatalogueDesk desk, ServerSettings settings, ILogger<CatalogueLoader> logger) : IHostedService
{
    /// <exception cref="WrongCatalogueException">The file is not valid.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var turn = await database.EnterStartAsync();
        await mirror.RefreshAsync();
        if (!mirror.Current.National.Domains.IsEmpty)
        {
            return;
        }

        var text = settings.Catalogue is { } path ? await File.ReadAllTextAsync(path, cancellationToken) : CatalogueFile.Demonstration;
        var application = await desk.ApplyAsync(new Actor.Operator(), text, dryRun: false);
        if (!application.Faults.IsEmpty)
        {
            throw new WrongCatalogueException(settings.Catalogue ?? "demonstration", [.. application.Faults.Select(fault => fault.ToString())]);
        }

        logger.LogInformation("Catalogue loaded: {Source}, {Services} services", settings.Catalogue ?? "the demonstration", mirror.Current.Services.Length);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The catalogue file to start with is not valid; each fault says where and what.</summary>
internal sealed class WrongCatalogueException(string source, IReadOnlyList<string> faults) : Exception(
    $"The catalogue {source} is not valid, nothing was loaded:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
