using System.Globalization;
using Cyclades.Domain;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management;

/// <summary>What administrators and the operator do, by gRPC.</summary>
internal sealed class ManagementRpc(CatalogueDesk desk, OutboxTable outbox, MailSignal mailSignal, RuleClock clock, ILogger<ManagementRpc> logger)
    : ManagementService.ManagementServiceBase
{
    /// <summary>Largest message, in bytes: a catalogue is one.</summary>
    public const int LargestMessage = 1024 * 1024;

    /// <summary>Faults that a status holds at most: what is left shows once these are mended.</summary>
    private const int MaximumFaults = 50;

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<ApplyCatalogueResponse> ApplyCatalogue(ApplyCatalogueRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        var application = await desk.ApplyAsync(context.Actor(), request.Text, request.DryRun);
        return application.Faults.IsEmpty
            ? new ApplyCatalogueResponse { Changes = { application.Changes.Select(ToProto) } }
            : throw RichStatus.Of(
                StatusCode.InvalidArgument,
                ErrorReason.CatalogueInvalid,
                RefusalTexts.CatalogueInvalid(application.Faults.Length, MaximumFaults),
                new BadRequest { FieldViolations = { application.Faults.Take(MaximumFaults).Select(ToProto) } });
    }

    [OperatorCall]
    public override async Task<ListRefusedMailsResponse> ListRefusedMails(ListRefusedMailsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request.PageSize, request.PageToken);
        var mails = await outbox.ListRefusedAsync(page.Size + 1, page.After);
        return new ListRefusedMailsResponse
        {
            Mails = { mails.Take(page.Size).Select(ToProto) },
            NextPageToken = mails.Length > page.Size ? Page.TokenAfter(mails[page.Size - 1].Id) : "",
        };
    }

    [OperatorCall]
    public override async Task<RetryRefusedMailResponse> RetryRefusedMail(RetryRefusedMailRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        if (!long.TryParse(request.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !await outbox.RetryAsync(id, clock.Now))
        {
            throw new Refusal.NotFound().ToRpcException();
        }

        logger.LogInformation("Mail {Mail} is tried again: the operator asked for it.", id);
        mailSignal.Raise();
        return new RetryRefusedMailResponse();
    }

    private static Wire.RefusedMail ToProto(Storage.RefusedMail mail) => new()
    {
        Id = mail.Id.ToString(CultureInfo.InvariantCulture),
        CandidateNumber = mail.Candidate?.ToString() ?? "",
        Kind = mail.Kind,
        FileTime = mail.FiledAt.ToTimestamp(),
        Attempts = mail.Attempts,
        Reason = mail.Reason,
    };

    private static BadRequest.Types.FieldViolation ToProto(CatalogueFault fault) => new()
    {
        Field = string.Create(CultureInfo.InvariantCulture, $"text[{fault.Line}]"),
        Reason = Protos.Errors.V1.FieldFault.Malformed.Name(),
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
