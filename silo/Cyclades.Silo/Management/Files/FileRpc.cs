using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Documents.Files;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using FieldFault = Cyclades.Domain.FieldFault;
using PublishedDocument = Cyclades.Domain.Candidatures.PublishedDocument;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management.Files;

/// <summary>What the service asks of candidates and publishes to them, by gRPC (R129, D18).</summary>
internal sealed class FileRpc(Grains grains, FileTable files, FileIntake intake, CatalogueMirror catalogue, RuleClock clock) : FileService.FileServiceBase
{
    /// <summary>Longest message of the service, in bytes: many documents are one.</summary>
    public const int LargestMessage = 16 * 1024 * 1024;

    /// <summary>Items of one call at most.</summary>
    public const int MaximumItems = 200;

    [AgentCall(AgentRoles.Service)]
    public override async Task<RequestDocumentResponse> RequestDocument(RequestDocumentRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var id = NameOf(request.Candidature);
        var dueDate = DayOf(request.DueDate);
        var candidature = await FileAsync(id, new RequestDocument(context.Actor(), request.Label, request.Wording, dueDate, stamp));
        return new RequestDocumentResponse { Request = Render(candidature, AnswerTo(candidature, stamp)) };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<ListDocumentRequestsResponse> ListDocumentRequests(ListDocumentRequestsRequest request, ServerCallContext context)
    {
        var candidature = await ReadAsync(request.Candidature, context);
        return new ListDocumentRequestsResponse
        {
            Requests = { candidature.Papers.Requests.Reverse().Select(asked => Render(candidature, asked.Number)) },
        };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task DownloadDeposit(
        DownloadDepositRequest request, IServerStreamWriter<DownloadDepositResponse> responseStream, ServerCallContext context)
    {
        var candidature = await ReadAsync(request.Candidature, context);
        var deposit = Deposits.Find(candidature, request.Number, request.Version).OrThrow();
        await responseStream.WriteAsync(
            new DownloadDepositResponse { Metadata = deposit.ToProto(candidature.Id, request.Number) }, context.CancellationToken);
        await foreach (var part in files.ReadAsync(deposit.File, context.CancellationToken))
        {
            await responseStream.WriteAsync(new DownloadDepositResponse { Chunk = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken);
        }
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<AcceptDepositResponse> AcceptDeposit(AcceptDepositRequest request, ServerCallContext context)
    {
        var command = new AcceptDeposit(context.Actor(), request.Number, request.Version, RequestStamps.Of(request));
        return new AcceptDepositResponse { Request = Render(await FileAsync(NameOf(request.Candidature), command), request.Number) };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<RefuseDepositResponse> RefuseDeposit(RefuseDepositRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var command = new RefuseDeposit(context.Actor(), request.Number, request.Version, request.Reason, DayOf(request.DueDate), stamp);
        return new RefuseDepositResponse { Request = Render(await FileAsync(NameOf(request.Candidature), command), request.Number) };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<CancelDocumentRequestResponse> CancelDocumentRequest(CancelDocumentRequestRequest request, ServerCallContext context)
    {
        var command = new CancelDocumentRequest(context.Actor(), request.Number, RequestStamps.Of(request));
        return new CancelDocumentRequestResponse { Request = Render(await FileAsync(NameOf(request.Candidature), command), request.Number) };
    }

    [AgentCall(AgentRoles.Service), LongMessage(FileTranslation.LargestRequest)]
    public override async Task<PublishDocumentResponse> PublishDocument(PublishDocumentRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(new PublishDocumentRequest(request) { Content = HashOf(request.Content) });
        var item = new PublishItem { Candidature = request.Candidature, Type = request.Type, Title = request.Title, Content = request.Content };
        return new PublishDocumentResponse { Document = (await PublishAsync(item, stamp, dryRun: false, context)).OrThrow() };
    }

    [AgentCall(AgentRoles.Service), LongMessage(LargestMessage)]
    public override async Task<PublishManyResponse> PublishMany(PublishManyRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(new PublishManyRequest { RequestId = request.RequestId });
        RequestFields.Check(
            ("items", request.Items.Count > 0, FieldFault.Required),
            ("items", request.Items.Count <= MaximumItems, FieldFault.TooManyChosen));
        var response = new PublishManyResponse();
        for (var index = 0; index < request.Items.Count; index++)
        {
            var item = request.Items[index];
            var outcome = await PublishAsync(item, StampOf(stamp, index, item), request.DryRun, context);
            response.Answers.Add(outcome.IsRefused(out var refusal, out var document)
                ? new PublishAnswer { Refusal = new PublishRefusal { Reason = refusal.ReasonOf().Name(), Message = RefusalTexts.Of(refusal) } }
                : new PublishAnswer { Document = document });
        }

        return response;
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<ListPublishedResponse> ListPublished(ListPublishedRequest request, ServerCallContext context)
    {
        var candidature = await ReadAsync(request.Candidature, context);
        return new ListPublishedResponse { Documents = { candidature.Papers.Published.Reverse().Select(ToProto) } };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<WithdrawPublishedResponse> WithdrawPublished(WithdrawPublishedRequest request, ServerCallContext context)
    {
        var command = new WithdrawPublication(context.Actor(), request.Number, RequestStamps.Of(request));
        var candidature = await FileAsync(NameOf(request.Candidature), command);
        return new WithdrawPublishedResponse { Document = ToProto(candidature.Papers.FindPublished(request.Number)!) };
    }

    /// <summary>Publishes one document, or checks whether it would be.</summary>
    private async Task<Outcome<Wire.PublishedDocument>> PublishAsync(PublishItem item, RequestStamp stamp, bool dryRun, ServerCallContext context)
    {
        if (Name(item.Candidature).IsRefused(out var wrong, out var id))
        {
            return wrong;
        }

        if (item.Type.ToDomain() is not { } type)
        {
            return new Refusal.InvalidFields([new FieldViolation("type", FieldFault.Required)]);
        }

        if ((await grains.Candidature(id).ReadAsync()).IsRefused(out var unknown, out var candidature))
        {
            return unknown;
        }

        var command = new PublishDocument(context.Actor(), type, item.Title, new KeptFile("", FileFormat.Pdf, item.Content.Length, ""), stamp);
        var earlier = context.Actor().Manages(candidature.Service.Academy) ? candidature.Requests.Find(stamp, clock.Now) : null;
        if (earlier is { } before)
        {
            return before.IsRefused(out var reused, out var answer) ? reused : ToProto(candidature.Papers.FindPublished(answer.Answer)!);
        }

        // What will be refused is not stored first.
        if (command.Check(candidature, ServiceOf(candidature), clock.Now).IsRefused(out var refused, out var title))
        {
            return refused;
        }

        var format = FileRules.OfPublication(item.Content.Span);
        if (dryRun)
        {
            return (await intake.CheckAsync(format, item.Content, context.CancellationToken)).IsRefused(out var unfit, out _)
                ? unfit
                : new Wire.PublishedDocument { Type = item.Type, Title = title };
        }

        if ((await intake.TakeAsync(id.Candidate, format, item.Content, context.CancellationToken)).IsRefused(out var bad, out var file))
        {
            return bad;
        }

        return (await grains.Candidature(id).FileAsync(command with { File = file })).IsRefused(out var late, out var published)
            ? late
            : ToProto(published.Papers.FindPublished(AnswerTo(published, stamp))!);
    }

    private async Task<Candidature> FileAsync(CandidatureId id, CandidatureFileCommand command) =>
        (await grains.Candidature(id).FileAsync(command)).OrThrow();

    /// <summary>A candidature of an académie that the caller runs.</summary>
    private async Task<Candidature> ReadAsync(Protos.Types.V1.CandidatureName? name, ServerCallContext context)
    {
        var candidature = (await grains.Candidature(NameOf(name)).ReadAsync()).OrThrow();
        return context.Actor().Manages(candidature.Service.Academy) ? candidature : throw new Refusal.NotFound().ToRpcException();
    }

    private Protos.Document.V1.DocumentRequest Render(Candidature candidature, int number) =>
        (candidature.Papers.FindRequest(number) ?? throw new Refusal.NotFound().ToRpcException()).ToProto(candidature, ServiceOf(candidature), clock.Now);

    /// <exception cref="StorageUnavailableException">The catalogue lost a service that has candidatures: it must come back.</exception>
    private OfferedService ServiceOf(Candidature candidature) =>
        catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();

    /// <summary>The number that a request was answered with, which the state keeps.</summary>
    private int AnswerTo(Candidature candidature, RequestStamp stamp) =>
        candidature.Requests.Find(stamp, clock.Now) is { } answer && !answer.IsRefused(out _, out var kept) ? kept.Answer : throw new StorageUnavailableException();

    private static CandidatureId NameOf(Protos.Types.V1.CandidatureName? name) => Name(name).OrThrow();

    private static Outcome<CandidatureId> Name(Protos.Types.V1.CandidatureName? name) =>
        name is not { CandidateNumber.Length: > 0 } ? new Refusal.InvalidFields([new FieldViolation("candidature.candidate_number", FieldFault.Required)])
        : !CandidateNumber.TryParse(name.CandidateNumber, out var candidate) ? new Refusal.InvalidFields([new FieldViolation("candidature.candidate_number", FieldFault.Malformed)])
        : name.ToDomain(candidate, "candidature");

    private static DateOnly? DayOf(Protos.Types.V1.PartialDate? date)
    {
        if (date is null)
        {
            return null;
        }

        var exists = date.Year is >= 1 and <= 9999 && date.Month is >= 1 and <= 12 && date.Day >= 1 && date.Day <= DateTime.DaysInMonth(date.Year, date.Month);
        RequestFields.Check(("due_date", exists, FieldFault.DateOutOfRange));
        return new DateOnly(date.Year, date.Month, date.Day);
    }

    // Each item is a request of its own, which the same call sent again repeats.
    private static RequestStamp StampOf(RequestStamp call, int index, PublishItem item)
    {
        var content = new PublishItem(item) { Content = HashOf(item.Content) };
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Id:N}/{index}"));
        return new RequestStamp(new Guid(id.AsSpan(0, 16)), Convert.ToHexStringLower(SHA256.HashData(content.ToByteArray())));
    }

    private static ByteString HashOf(ByteString content) => ByteString.CopyFrom(SHA256.HashData(content.Span));

    private static Wire.PublishedDocument ToProto(PublishedDocument document) => new()
    {
        Number = document.Number,
        Type = document.Type.ToProto(),
        Title = document.Title,
        Versions =
        {
            document.Versions.Reverse().Select(version => new Wire.PublishedVersion
            {
                Version = version.Version,
                CreateTime = version.At.ToTimestamp(),
                Size = version.File.Size,
                Sha256 = version.File.Sha256,
                ReadTime = version.ReadAt.ToTimestamp(),
            }),
        },
        WithdrawTime = document.WithdrawnAt.ToTimestamp(),
    };
}
