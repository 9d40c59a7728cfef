using System.Collections.Immutable;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>« Enregistrer »: registers a candidature, account and candidature in one commit (R89, D3, D12, D23).</summary>
/// <param name="Service">Where and for what.</param>
/// <param name="Entry">The whole form as typed.</param>
public sealed record SubmitCandidature(ServiceId Service, CandidatureEntry Entry, RequestStamp Request)
{
    /// <param name="active">The candidate's active candidature in this session, over all académies and centres, if any (D23).</param>
    public Outcome<Submission> Decide(
        AccountState? account, OfferedService service, ReferenceLists reference, CandidatureId? active, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } owner)
        {
            return new Refusal.NotFound();
        }

        if (EditLock.OfRegistration(service, now) is { } closed)
        {
            return closed;
        }

        if (active is not null)
        {
            return new Refusal.AlreadyRegistered(active);
        }

        if (Entry.Check(owner.Identity, owner.Email, service, reference).IsRefused(out var invalid, out var form))
        {
            return invalid;
        }

        var id = new CandidatureId(owner.Number, owner.NextRegistration);
        var link = form.Representative is null
            ? OneTimeLink.None
            : new OneTimeLink(1, service.Settings.EndOfReturn);
        var facts = service.Facts(1, now);
        ImmutableArray<Mail> mails = form.ArrangementAsked
            ? [new Mail.RegistrationSaved(id, facts), new Mail.DocumentAsked(id, facts, DueDate: null)]
            : [new Mail.RegistrationSaved(id, facts)];
        return new Submission(
            new AccountEvent.CandidatureFiled(now, new FiledCandidature(id.Registration, Service), Request),
            new CandidatureEvent.Registered(now, id, Service, owner.Identity, form, link),
            form.Representative is { } representative
                ? mails.Add(RepresentativeMail.Of(id, facts, owner.Identity, representative, link))
                : mails);
    }
}

/// <summary>The two halves of one commit: what happens to the account, and the candidature's first event with its mails.</summary>
public sealed record Submission(
    AccountEvent.CandidatureFiled Filed,
    CandidatureEvent.Registered Registered,
    ImmutableArray<Mail> Mails);
