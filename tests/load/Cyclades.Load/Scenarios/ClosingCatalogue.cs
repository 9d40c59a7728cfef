using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Domain.Catalogue;
using Cyclades.Load.Running;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>The demonstration's catalogue, whose services the operator lets close when a load wants it.</summary>
internal sealed partial class ClosingCatalogue(LoadTarget target, FileInfo operatorToken)
{
    /// <summary>The file in which all services that are open on this day close at an instant.</summary>
    /// <param name="closing">A full minute.</param>
    public static string ClosingAt(DateTimeOffset closing)
    {
        var paris = TimeZoneInfo.ConvertTime(closing, LegalTime.Paris);
        return OpenNow().Replace(
            CatalogueFile.Demonstration,
            match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups["opening"].Value}{paris:yyyy-MM-dd HH:mm}"));
    }

    public Task CloseAtAsync(DateTimeOffset closing) => ApplyAsync(ClosingAt(closing));

    public Task OpenAgainAsync() => ApplyAsync(CatalogueFile.Demonstration);

    private async Task ApplyAsync(string text)
    {
        var token = (await File.ReadAllTextAsync(operatorToken.FullName)).Trim();
        await new ManagementService.ManagementServiceClient(target.Channel()).ApplyCatalogueAsync(
            new ApplyCatalogueRequest { RequestId = Guid.NewGuid().ToString(), Text = text },
            new Metadata { { "authorization", $"Bearer {token}" } });
    }

    [GeneratedRegex(@"(?<opening>opening: today-[^\n]+\n\s+closing: )today\+[^\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex OpenNow();
}
