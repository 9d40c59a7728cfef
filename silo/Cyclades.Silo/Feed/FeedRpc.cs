using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Journal;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Silo.Feed;

/// <summary>The feed of an académie's systems, by gRPC. Between two readings it waits with nothing of the database in its hands.</summary>
internal sealed class FeedRpc(
    RegisterFeed feed,
    FeedPlaces places,
    CandidatureSignal signal,
    CatalogueMirror catalogue,
    RuleClock clock,
    TimeProvider time,
    IHostApplicationLifetime lifetime) : FeedService.FeedServiceBase
{
    /// <summary>How often it looks without having been woken: what other servers commit, and what had to wait for an older transaction.</summary>
    public static TimeSpan Poll { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two heartbeats while nothing happens.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(5);

    [AgentCall(AgentRoles.Service | AgentRoles.Machine), LastingCall]
    public override async Task FollowRegister(
        FollowRegisterRequest request, IServerStreamWriter<FollowRegisterResponse> responseStream, ServerCallContext context)
    {
        var hasAcademy = AcademyCode.TryParse(request.AcademyCode, out var code);
        var hasCursor = JournalCursor.TryParse(request.Cursor, out var cursor);
        RequestFields.Check(
            ("academy_code", hasAcademy || request.AcademyCode.Length == 0, FieldFault.Malformed),
            ("cursor", hasCursor || request.Cursor.Length == 0, FieldFault.Malformed));
        var followed = new FollowRegister(context.Actor(), hasAcademy ? code : null)
            .Decide(catalogue.Current.National.Academies.Select(academy => academy.Code))
            .OrThrow();
        using var place = places.Take(context.Actor()).OrThrow();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await FollowAsync(followed, hasCursor ? cursor : null, responseStream, context, ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw RichStatus.Unavailable();
        }
    }

    private async Task FollowAsync(
        FollowedRegister followed,
        JournalCursor? cursor,
        IServerStreamWriter<FollowRegisterResponse> stream,
        ServerCallContext context,
        CancellationToken ending)
    {
        long? beat = null;
        while (true)
        {
            ending.ThrowIfCancellationRequested();
            var commit = signal.NextAsync(followed.Academy.ToString());
            await context.ReadmitAsync();
            var page = (await feed.ReadAsync(cursor, followed.Academy)).OrThrow();
            cursor = page.Cursor;
            for (var index = 0; index < page.Events.Length; index++)
            {
                // Those of a page go together.
                stream.WriteOptions = index < page.Events.Length - 1 ? new WriteOptions(WriteFlags.BufferHint) : null;
                await stream.WriteAsync(ToProto(page.Events[index], followed.WithArrangements), ending);
            }

            if (!page.Events.IsEmpty)
            {
                continue;
            }

            if (beat is not { } last || time.GetElapsedTime(last) >= Heartbeat)
            {
                beat = time.GetTimestamp();
                await stream.WriteAsync(
                    new FollowRegisterResponse { Cursor = cursor?.ToString() ?? "", Heartbeat = new Protos.Management.V1.Heartbeat { Time = clock.Now.ToTimestamp() } },
                    ending);
            }

            await WaitAsync(commit, ending);
        }
    }

    private async Task WaitAsync(Task commit, CancellationToken ending)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        await Task.WhenAny(commit, Task.Delay(Poll, time, over.Token));
        await over.CancelAsync();
    }

    private static FollowRegisterResponse ToProto(FedEvent fed, bool withArrangements) => new()
    {
        Cursor = fed.Cursor.ToString(),
        Event = new FeedEvent
        {
            Name = fed.Candidature.ToProto(),
            Type = TypeOf(fed.Type),
            Time = fed.At.ToTimestamp(),
            Version = fed.Version,
            Candidature = fed.Facts is { } facts ? ToProto(facts, withArrangements) : null,
        },
    };

    private static RegisteredCandidature ToProto(RegisteredFacts facts, bool withArrangements) => new()
    {
        RegistrationServiceId = facts.Service,
        State = StateOf(facts.State),
        Version = (int)facts.Version,
        CandidateCategoryCode = facts.Category,
        EstablishmentCode = facts.Establishment ?? "",
        BirthName = facts.BirthName,
        FirstNames = facts.FirstNames,
        BirthDate = BirthDateOf(facts.BirthDate),
        Signed = facts.Signed,
        Received = facts.Received,
        // An arrangement that is asked for asks for its certificate: what is missing would tell of it.
        DocumentsMissing = withArrangements && facts.DocumentsMissing,
        ArrangementRequested = withArrangements ? facts.Arrangement.ToProto() : Protos.Types.V1.Answer.Unspecified,
        CreateTime = facts.CreatedAt.ToTimestamp(),
        UpdateTime = facts.UpdatedAt.ToTimestamp(),
    };

    /// <summary>« 30/05/1998 », « 05/1998 » and « 1998 », as <see cref="PartialDate.ToString"/> gives them; null for any other text.</summary>
    private static Protos.Types.V1.PartialDate? BirthDateOf(string text)
    {
        var parts = text.Split('/').Reverse().Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return parts.Length is >= 1 and <= 3 && !parts.Contains(0)
            ? new Protos.Types.V1.PartialDate { Year = parts[0], Month = parts.ElementAtOrDefault(1), Day = parts.ElementAtOrDefault(2) }
            : null;
    }

    /// <summary>The contract's name of an event; another server may file some that this one does not know.</summary>
    /// <param name="type">As the journal has it.</param>
    internal static FeedEventType TypeOf(string type) => type switch
    {
        "candidature-registered" => FeedEventType.Registered,
        "candidature-modified" => FeedEventType.Modified,
        "candidature-withdrawn" => FeedEventType.Withdrawn,
        "withdrawal-undone" => FeedEventType.WithdrawalUndone,
        "signed-online" => FeedEventType.SignedOnline,
        "representative-confirmed" => FeedEventType.RepresentativeConfirmed,
        "mail-sent-again" => FeedEventType.MailSentAgain,
        "candidature-set-aside" => FeedEventType.SetAside,
        "candidature-restored" => FeedEventType.Restored,
        "candidature-withdrawn-on-behalf" => FeedEventType.WithdrawnOnBehalf,
        "candidature-deleted" => FeedEventType.Deleted,
        "confirmation-received" => FeedEventType.ConfirmationReceived,
        "confirmation-lifted" => FeedEventType.ConfirmationLifted,
        "candidature-identity-corrected" => FeedEventType.IdentityCorrected,
        "document-asked" => FeedEventType.DocumentAsked,
        "document-deposited" => FeedEventType.DocumentDeposited,
        "deposit-accepted" => FeedEventType.DepositAccepted,
        "deposit-refused" => FeedEventType.DepositRefused,
        "document-request-cancelled" => FeedEventType.DocumentRequestCancelled,
        "documents-reminded" => FeedEventType.DocumentsReminded,
        "document-published" => FeedEventType.DocumentPublished,
        "publication-withdrawn" => FeedEventType.PublicationWithdrawn,
        "publication-read" => FeedEventType.PublicationRead,
        "marks-announced" => FeedEventType.MarksPublished,
        _ => FeedEventType.Other,
    };

    /// <summary>The contract's name of a state; the register's is the same word.</summary>
    internal static Protos.Candidature.V1.CandidatureState StateOf(string state) =>
        System.Enum.TryParse<Protos.Candidature.V1.CandidatureState>(state, ignoreCase: true, out var known) ? known : Protos.Candidature.V1.CandidatureState.Unspecified;
}
