using System.Globalization;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Rpc;
using Google.Rpc;
using Grpc.Core;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management;

/// <summary>What the operator does, by gRPC.</summary>
internal sealed class ManagementRpc(CatalogueDesk desk) : ManagementService.ManagementServiceBase
{
    /// <summary>Largest message, in bytes: a catalogue is one.</summary>
    public const int LargestMessage = 1024 * 1024;

    /// <summary>Faults that a status holds at most: what is left shows once these are mended.</summary>
    private const int MaximumFaults = 50;

    [OperatorCall]
    public override async Task<ApplyCatalogueResponse> ApplyCatalogue(ApplyCatalogueRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        var application = await desk.ApplyAsync(request.Text, request.DryRun);
        return application.Faults.IsEmpty
            ? new ApplyCatalogueResponse { Changes = { application.Changes.Select(ToProto) } }
            : throw RichStatus.Of(
                StatusCode.InvalidArgument,
                ErrorReason.CatalogueInvalid,
                RefusalTexts.CatalogueInvalid(application.Faults.Length, MaximumFaults),
                new BadRequest { FieldViolations = { application.Faults.Take(MaximumFaults).Select(ToProto) } });
    }

    private static BadRequest.Types.FieldViolation ToProto(CatalogueFault fault) => new()
    {
        Field = string.Create(CultureInfo.InvariantCulture, $"text[{fault.Line}]"),
        Reason = FieldFault.Malformed.Name(),
        Description = fault.ToString(),
    };

    private static Wire.CatalogueChange ToProto(Catalogue.CatalogueChange change) => new()
    {
        Kind = change.Kind switch
        {
            Catalogue.CatalogueChangeKind.Added => Wire.CatalogueChangeKind.Added,
            Catalogue.CatalogueChangeKind.Changed => Wire.CatalogueChangeKind.Changed,
            _ => Wire.CatalogueChangeKind.Removed,
        },
        Subject = change.Subject,
        Details = { change.Details },
    };
}
