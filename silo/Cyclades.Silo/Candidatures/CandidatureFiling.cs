using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Candidatures;

/// <summary>What a write of a candidature files beside its state.</summary>
internal sealed class CandidatureFiling(DocumentLinks documentLinks)
{
    /// <summary>What is due when a document's end is near (B3).</summary>
    public const string DocumentReminder = "document-reminder";

    /// <param name="next">The state after the events.</param>
    /// <param name="own">The candidate's address, printed on the document of a new version.</param>
    public Envelope<Candidature> Of(
        Candidature next,
        ImmutableArray<CandidatureEvent> events,
        ImmutableArray<Mail> mails,
        Actor actor,
        EmailAddress own,
        OfferedService service,
        DateTimeOffset at) =>
        WithoutVersion(next, events, mails, actor, at) with { Versions = [VersionOf(next, own, service)] };

    /// <summary>The same for acts that make no version.</summary>
    public static Envelope<Candidature> WithoutVersion(
        Candidature next, ImmutableArray<CandidatureEvent> events, ImmutableArray<Mail> mails, Actor actor, DateTimeOffset at) =>
        new(next, at)
        {
            Subject = next.Id.Candidate,
            Register = RegisterOf(next, at),
            Due = next.Papers.NextReminder is { } reminder ? [new DueEntry(DocumentReminder, reminder)] : [],
            Events = [.. events.Select(happened => JournalEntry.Of(happened, at, actor.JournalName, next.Version))],
            Mails = [.. mails.Select(mail => new MailEntry(mail, mail.IsMessage))],
        };

    private CandidatureVersionRow VersionOf(Candidature candidature, EmailAddress own, OfferedService service)
    {
        var reference = DocumentReference.From(RandomNumberGenerator.GetBytes(DocumentReference.ByteCount));
        var content = Confirmation.ContentOf(candidature, own, service, reference, documentLinks.CheckUrl(reference));
        return new CandidatureVersionRow(
            candidature.Id,
            candidature.Version,
            reference.ToString(),
            content.Template,
            JsonText.Of(content),
            candidature.SavedAt);
    }

    private static RegisterRow.Candidature RegisterOf(Candidature candidature, DateTimeOffset at) => new(
        candidature.Id,
        candidature.Service.Session.ToString(),
        candidature.Service.ToString(),
        candidature.Service.Academy.ToString(),
        JsonNamingPolicy.CamelCase.ConvertName(candidature.Status.ToString()),
        candidature.IsActive,
        candidature.Version,
        candidature.Form.Category.Code.ToString(),
        candidature.Form.Establishment.Code.ToString(),
        Confirmations.StateOf(candidature) is ConfirmationState.SignedOnline,
        Confirmations.StateOf(candidature) is ConfirmationState.Received,
        candidature.Form.ArrangementAsked,
        candidature.Papers.DocumentsMissing,
        candidature.Identity.BirthName,
        candidature.Identity.FirstNames,
        candidature.Identity.BirthDate.ToString(),
        candidature.RegisteredAt,
        at,
        SearchText.Fold(
            candidature.Id.Candidate.ToString(),
            candidature.Identity.BirthName,
            candidature.Identity.UsageName,
            candidature.Identity.FirstNames));
}
