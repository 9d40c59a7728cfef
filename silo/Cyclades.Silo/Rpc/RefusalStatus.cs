using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Errors.V1;
using Google.Rpc;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>How each refusal of the rules is said over gRPC, and the one way in which a service says it.</summary>
internal static class RefusalStatus
{
    /// <summary>The value, or the refusal as a status.</summary>
    /// <param name="act">What was refused, where the guide has a text of its own for it.</param>
    /// <exception cref="RpcException">Refused.</exception>
    public static T OrThrow<T>(this Outcome<T> outcome, RefusedAct act = RefusedAct.Any)
        where T : notnull =>
        outcome.IsRefused(out var refusal, out var value) ? throw refusal.ToRpcException(act) : value;

    /// <summary>The value once it is there, or the refusal as a status.</summary>
    /// <exception cref="RpcException">Refused.</exception>
    public static async Task<T> OrThrow<T>(this Task<Outcome<T>> outcome, RefusedAct act = RefusedAct.Any)
        where T : notnull =>
        (await outcome).OrThrow(act);

    /// <summary>The value once it is there, or the refusal as a status.</summary>
    /// <exception cref="RpcException">Refused.</exception>
    public static async ValueTask<T> OrThrow<T>(this ValueTask<Outcome<T>> outcome, RefusedAct act = RefusedAct.Any)
        where T : notnull =>
        (await outcome).OrThrow(act);

    /// <exception cref="RpcException">There is a refusal.</exception>
    public static void ThrowIfRefused(this Refusal? refusal, RefusedAct act = RefusedAct.Any)
    {
        if (refusal is not null)
        {
            throw refusal.ToRpcException(act);
        }
    }

    public static RpcException ToRpcException(this Refusal refusal, RefusedAct act = RefusedAct.Any)
    {
        var text = RefusalTexts.Of(refusal, act);
        RpcException Say(StatusCode code, params IEnumerable<Google.Protobuf.IMessage> details) =>
            RichStatus.Of(code, refusal.ReasonOf(), text, details);
        return refusal switch
        {
            Refusal.InvalidFields invalid => Say(StatusCode.InvalidArgument, BadRequestOf(invalid.Violations)),
            Refusal.RequestReused => Say(StatusCode.InvalidArgument),
            Refusal.NotFound => Say(StatusCode.NotFound),
            Refusal.Stale or Refusal.DocumentDiffers => Say(StatusCode.Aborted),
            Refusal.WrongCredentials => Say(StatusCode.Unauthenticated),
            Refusal.EmailTaken => Say(StatusCode.AlreadyExists, RichStatus.Metadata("field", "email")),
            Refusal.WrongCurrentPassword => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("field", "current_password")),
            Refusal.AlreadyRegistered { Other: { } other } =>
                Say(StatusCode.AlreadyExists, RichStatus.Metadata("registration_number", other.Registration.ToString())),
            Refusal.AlreadyRegistered or Refusal.AgentExists => Say(StatusCode.AlreadyExists),
            Refusal.TryAgainLater later => Say(StatusCode.ResourceExhausted, RichStatus.RetryAfter(later.After)),
            Refusal.Overloaded overloaded => Say(StatusCode.ResourceExhausted, RichStatus.RetryAfter(overloaded.After)),
            Refusal.TooManyFeeds many => Say(StatusCode.ResourceExhausted, RichStatus.RetryAfter(many.After)),
            Refusal.ServiceNotOpen { State: ServiceState.NotYetOpen } early =>
                Say(StatusCode.FailedPrecondition, RichStatus.Metadata("opening_time", early.Period.Opening)),
            Refusal.ServiceNotOpen late => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("closing_time", late.Period.Closing)),
            Refusal.SignedAlready signed => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("sign_time", signed.SignedAt)),
            Refusal.NotRegistered other => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("state", NameOf(other.Status))),
            Refusal.SigningClosed closed => Say(
                StatusCode.FailedPrecondition,
                RichStatus.Metadata("return_date", closed.ReturnDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            Refusal.FileTooLarge large => Say(
                StatusCode.InvalidArgument, OfContent(Domain.FieldFault.TooLong, text), RichStatus.Metadata("max_bytes", large.Largest.ToString(CultureInfo.InvariantCulture))),
            Refusal.FileFormatRefused or Refusal.FileInfected => Say(StatusCode.InvalidArgument, OfContent(Domain.FieldFault.Malformed, text)),
            Refusal.DepositClosed closed => Say(
                StatusCode.FailedPrecondition,
                RichStatus.Metadata("due_date", closed.DueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            Refusal.TooManyDocuments many => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("maximum", many.Maximum.ToString(CultureInfo.InvariantCulture))),
            Refusal.ConfirmationReceived received => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("receive_time", received.ReceivedAt)),
            Refusal.NotRestorable other => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("state", NameOf(other.Status))),
            Refusal.MarksPublishedAlready published => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("publish_time", published.Publication)),
            Refusal.MarkChecksClosed { End: { } end } => Say(StatusCode.FailedPrecondition, RichStatus.Metadata("end_time", end)),
            _ => Say(StatusCode.FailedPrecondition),
        };
    }

    /// <summary>The reason that the contract declares for it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refusal that the contract does not know.</exception>
    public static ErrorReason ReasonOf(this Refusal refusal) => refusal switch
    {
        Refusal.InvalidFields => ErrorReason.InvalidFields,
        Refusal.RequestReused => ErrorReason.RequestIdReused,
        Refusal.NotFound => ErrorReason.NotFound,
        Refusal.Stale => ErrorReason.StaleEtag,
        Refusal.EmailTaken => ErrorReason.EmailTaken,
        Refusal.LinkVoid => ErrorReason.LinkNotValid,
        Refusal.LinkExpired => ErrorReason.LinkExpired,
        Refusal.WrongCredentials => ErrorReason.CredentialsRefused,
        Refusal.WrongCurrentPassword => ErrorReason.CurrentPasswordRefused,
        Refusal.TryAgainLater => ErrorReason.TooManyAttempts,
        Refusal.Overloaded => ErrorReason.Overloaded,
        Refusal.IdentityLocked => ErrorReason.IdentityLocked,
        Refusal.CandidaturesAttached => ErrorReason.AccountHasCandidatures,
        Refusal.ServiceNotOpen { State: ServiceState.NotYetOpen } => ErrorReason.ServiceNotOpenYet,
        Refusal.ServiceNotOpen => ErrorReason.ServiceClosed,
        Refusal.AlreadyRegistered => ErrorReason.SessionAlreadyChosen,
        Refusal.SignedAlready => ErrorReason.AlreadySigned,
        Refusal.NotIndividuel => ErrorReason.NotIndividual,
        Refusal.NotRegistered => ErrorReason.CandidatureNotActive,
        Refusal.NotWithdrawn => ErrorReason.NotWithdrawn,
        Refusal.SigningClosed => ErrorReason.ReturnDatePassed,
        Refusal.DocumentDiffers => ErrorReason.DocumentDiffers,
        Refusal.TermsChanged => ErrorReason.TermsChanged,
        Refusal.SessionClosed => ErrorReason.SessionClosed,
        Refusal.AgentExists => ErrorReason.AgentExists,
        Refusal.AgentDisabled => ErrorReason.AgentDisabled,
        Refusal.FileTooLarge => ErrorReason.FileTooLarge,
        Refusal.FileFormatRefused => ErrorReason.FileFormatRefused,
        Refusal.FileInfected => ErrorReason.FileInfected,
        Refusal.DepositClosed => ErrorReason.DepositClosed,
        Refusal.DocumentRequestClosed => ErrorReason.DocumentRequestClosed,
        Refusal.NothingDeposited => ErrorReason.NothingDeposited,
        Refusal.TooManyDocuments => ErrorReason.TooManyDocuments,
        Refusal.OtherHistory => ErrorReason.FeedCursorOfOtherHistory,
        Refusal.TooManyFeeds => ErrorReason.TooManyFeeds,
        Refusal.ConfirmationReceived => ErrorReason.ConfirmationReceived,
        Refusal.NotRestorable => ErrorReason.NotRestorable,
        Refusal.NothingToLift => ErrorReason.NothingToLift,
        Refusal.MarksNotPublished => ErrorReason.MarksNotPublished,
        Refusal.MarksPublishedAlready => ErrorReason.MarksPublishedAlready,
        Refusal.MarkChecksClosed => ErrorReason.MarkChecksClosed,
        Refusal.MarkCheckOpen => ErrorReason.MarkCheckOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "The contract has no reason for it."),
    };

    /// <summary>The contract's name of a fault.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fault that the contract does not know.</exception>
    public static Protos.Errors.V1.FieldFault ToProto(this Domain.FieldFault fault) => fault switch
    {
        Domain.FieldFault.Required => Protos.Errors.V1.FieldFault.Required,
        Domain.FieldFault.TooLong => Protos.Errors.V1.FieldFault.TooLong,
        Domain.FieldFault.TooShort => Protos.Errors.V1.FieldFault.TooShort,
        Domain.FieldFault.Malformed => Protos.Errors.V1.FieldFault.Malformed,
        Domain.FieldFault.ForbiddenCharacter => Protos.Errors.V1.FieldFault.ForbiddenCharacter,
        Domain.FieldFault.NotOffered => Protos.Errors.V1.FieldFault.NotOffered,
        Domain.FieldFault.ConfirmationDiffers => Protos.Errors.V1.FieldFault.ConfirmationDiffers,
        Domain.FieldFault.DateOutOfRange => Protos.Errors.V1.FieldFault.DateOutOfRange,
        Domain.FieldFault.NotApplicable => Protos.Errors.V1.FieldFault.NotApplicable,
        Domain.FieldFault.LacksLowerCase => Protos.Errors.V1.FieldFault.LacksLowerCase,
        Domain.FieldFault.LacksUpperCase => Protos.Errors.V1.FieldFault.LacksUpperCase,
        Domain.FieldFault.LacksSpecialCharacter => Protos.Errors.V1.FieldFault.LacksSpecialCharacter,
        Domain.FieldFault.CommonPassword => Protos.Errors.V1.FieldFault.CommonPassword,
        Domain.FieldFault.OwnDataInPassword => Protos.Errors.V1.FieldFault.OwnDataInPassword,
        Domain.FieldFault.TooFewChosen => Protos.Errors.V1.FieldFault.TooFewChosen,
        Domain.FieldFault.TooManyChosen => Protos.Errors.V1.FieldFault.TooManyChosen,
        Domain.FieldFault.ExcludedByAnotherChoice => Protos.Errors.V1.FieldFault.ExcludedByAnotherChoice,
        Domain.FieldFault.Unchanged => Protos.Errors.V1.FieldFault.Unchanged,
        Domain.FieldFault.OwnAddress => Protos.Errors.V1.FieldFault.OwnAddress,
        Domain.FieldFault.Repeated => Protos.Errors.V1.FieldFault.Repeated,
        Domain.FieldFault.Fixed => Protos.Errors.V1.FieldFault.Fixed,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The contract has no name for it."),
    };

    private static BadRequest BadRequestOf(IEnumerable<FieldViolation> violations) => new()
    {
        FieldViolations =
        {
            violations.Select(violation => new BadRequest.Types.FieldViolation
            {
                Field = violation.Path,
                Reason = violation.Fault.ToProto().Name(),
                Description = FieldFaultTexts.Of(violation),
            }),
        },
    };

    /// <summary>Beside the field of the file.</summary>
    private static BadRequest OfContent(Domain.FieldFault fault, string text) => new()
    {
        FieldViolations = { new BadRequest.Types.FieldViolation { Field = "content", Reason = fault.ToProto().Name(), Description = text } },
    };

    private static string NameOf(CandidatureStatus status) => status switch
    {
        CandidatureStatus.Registered => "REGISTERED",
        CandidatureStatus.WithdrawnByCandidate => "WITHDRAWN_BY_CANDIDATE",
        CandidatureStatus.SetAside => "SET_ASIDE",
        CandidatureStatus.Deleted => "DELETED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
