using System.Globalization;
using Cyclades.Domain;
using Cyclades.Protos.Message.V1;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Silo.Messages;

/// <summary>« Mes messages » (R118, R119), by gRPC. Every question names the caller: someone else's message is not found.</summary>
internal sealed class MessageRpc(MessageTable messages, MailLayout layout, RuleClock clock) : MessageService.MessageServiceBase
{
    private const string SenderLabel = "Cyclades";

    [CandidateCall]
    public override async Task<ListMessagesResponse> ListMessages(ListMessagesRequest request, ServerCallContext context)
    {
        var candidate = context.Candidate().Number;
        var page = Page.Of(request.PageSize, request.PageToken);
        var rows = await messages.ListAsync(candidate, page.Size + 1, page.After);
        return new ListMessagesResponse
        {
            Messages = { rows.Take(page.Size).Select(row => Render(row, candidate)) },
            NextPageToken = rows.Length > page.Size ? Page.TokenAfter(rows[page.Size - 1].Id) : "",
        };
    }

    [CandidateCall]
    public override async Task<GetMessageResponse> GetMessage(GetMessageRequest request, ServerCallContext context) =>
        new() { Message = await ReadAsync(context.Candidate().Number, IdOf(request.Id)) };

    [CandidateCall]
    public override async Task<MarkReadResponse> MarkRead(MarkReadRequest request, ServerCallContext context)
    {
        var candidate = context.Candidate().Number;
        var id = IdOf(request.Id);
        if (!await messages.MarkReadAsync(candidate, id, clock.Now))
        {
            throw new Refusal.NotFound().ToRpcException();
        }

        return new MarkReadResponse { Message = await ReadAsync(candidate, id) };
    }

    [CandidateCall]
    public override async Task<GetUnreadCountResponse> GetUnreadCount(GetUnreadCountRequest request, ServerCallContext context) =>
        new() { UnreadCount = await messages.CountUnreadAsync(context.Candidate().Number) };

    private async Task<Message> ReadAsync(CandidateNumber candidate, long id)
    {
        var row = await messages.FindAsync(candidate, id) ?? throw new Refusal.NotFound().ToRpcException();
        var message = Render(row, candidate);
        message.Text = string.Join("\n\n", layout.Message(row.Mail).Paragraphs);
        return message;
    }

    private Message Render(MessageRow row, CandidateNumber candidate) => new()
    {
        Id = row.Id.ToString(CultureInfo.InvariantCulture),
        Subject = layout.Message(row.Mail).Subject,
        Sender = Sender.Cyclades,
        SenderLabel = SenderLabel,
        SendTime = row.SentAt.ToTimestamp(),
        ReadTime = row.ReadAt.ToTimestamp(),
        Candidature = row.Registration is { } registration ? new CandidatureId(candidate, registration).ToProto() : null,
    };

    /// <summary>What is no number names no message.</summary>
    private static long IdOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refusal.NotFound().ToRpcException();
}
