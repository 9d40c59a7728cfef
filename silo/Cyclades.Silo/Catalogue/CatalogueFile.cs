using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Reference;

namespace Cyclades.Silo.Catalogue;

/// <summary>One thing wrong with a catalogue file, in French, where it stands: line and column from 1.</summary>
internal sealed record CatalogueFault(int Line, int Column, string Message)
{
    /// <summary>« ligne 12, colonne 5 : … ».</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ligne {Line}, colonne {Column} : {Message}");
}

/// <summary>A whole catalogue as a file gives it, its relative dates resolved.</summary>
internal sealed record LoadedCatalogue(NationalSettings National, ImmutableArray<RegistrationServiceSettings> Services);

/// <summary>A catalogue, or everything wrong with its file in the order of its lines: exactly one of the two.</summary>
internal sealed record CatalogueReading(LoadedCatalogue? Catalogue, ImmutableArray<CatalogueFault> Faults);

/// <summary>The catalogue as people write it; the format is described in docs/catalogue.md.</summary>
internal static class CatalogueFile
{
    /// <summary>Longest text that is read at all, in UTF-16 units.</summary>
    public const int MaximumLength = 2_000_000;

    /// <summary>The demonstration catalogue: services open, closed and not yet open on the day it is loaded.</summary>
    public static string Demonstration
    {
        get
        {
            var name = $"{typeof(CatalogueFile).Namespace}.demonstration.yaml";
            using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a catalogue file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="today">The day in Paris that relative dates count from.</param>
    /// <param name="reference">For the académies that a file names by their code alone.</param>
    /// <param name="current">The catalogue that it is to replace: nothing of it may go.</param>
    public static CatalogueReading Parse(string text, DateOnly today, ReferenceData reference, NationalSettings? current = null)
    {
        if (text.Length > MaximumLength)
        {
            return new CatalogueReading(null, [new CatalogueFault(1, 1, CatalogueFaultText.TooLong(MaximumLength))]);
        }

        var faults = new List<CatalogueFault>();
        if (FileNode.Read(text, faults) is not { } root)
        {
            return new CatalogueReading(null, [.. faults]);
        }

        var catalogue = new CatalogueReader(today, reference, faults).Read(root, current ?? NationalSettings.Empty);
        return faults.Count == 0
            ? new CatalogueReading(catalogue, [])
            : new CatalogueReading(null, [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }
}
