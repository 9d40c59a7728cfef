using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Wire = Cyclades.Protos.Candidature.V1;

namespace Cyclades.Silo.Candidatures;

/// <summary>A candidature as its candidate sees it, with what may be done now.</summary>
internal sealed class CandidatureRendering(CatalogueMirror catalogue, RuleClock clock)
{
    /// <param name="candidature">What is shown.</param>
    /// <param name="email">The account's address, now (D9).</param>
    /// <param name="other">The candidate's other active candidature in its session, if any; asked of a withdrawn one (D23).</param>
    /// <exception cref="StorageUnavailableException">The catalogue lost a service that has candidatures: it must come back.</exception>
    public Wire.Candidature Of(Candidature candidature, EmailAddress email, CandidatureId? other = null)
    {
        var service = catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();
        var now = clock.Now;
        var form = candidature.Form;
        var rendered = new Wire.Candidature
        {
            Name = candidature.Id.ToProto(),
            RegistrationService = service.ToSummary(now),
            State = candidature.Status.ToProto(),
            StateLabel = CandidatureTexts.Of(candidature.Status),
            Version = candidature.Version,
            Etag = Etag.Of(candidature.Revision),
            Form = CandidatureTranslation.ToProto(CandidatureTranslation.ToEntry(form)),
            Identity = candidature.Identity.ToProto(),
            Email = email.Value,
            Labels = new Wire.FormLabels
            {
                Nationality = form.Nationality.Label,
                AddressCountry = form.Address.Country.Label,
                RepresentativeCategory = form.RepresentativeCategory.Label,
                CandidateCategory = form.Category.Label,
                Establishment = form.Establishment.NameWithUai,
            },
            CreateTime = candidature.RegisteredAt.ToTimestamp(),
            UpdateTime = candidature.SavedAt.ToTimestamp(),
            ReturnDate = service.Settings.ReturnDate.ToProto(),
            Contact = service.Contact.ToProto(),
            ConfirmationState = Confirmations.StateOf(candidature).ToProto(),
            ConfirmationLabel = CandidatureTexts.Of(Confirmations.StateOf(candidature)),
            SignTime = candidature.Signature?.At.ToTimestamp(),
            RepresentativeState = RepresentativeStateOf(candidature),
            CanModify = EditLock.OfModification(candidature, service, now).ToPossibility(),
            CanWithdraw = EditLock.OfWithdrawal(candidature, service, now).ToPossibility(RefusedAct.Withdraw),
            CanUndoWithdrawal = EditLock.OfUndo(candidature, service, now, other).ToPossibility(),
            CanSign = EditLock.OfSigning(candidature, service, now).ToPossibility(),
            ServerTime = now.ToTimestamp(),
        };
        rendered.Tests.AddRange(form.Tests.Select(test => new Wire.RegisteredTest
        {
            Code = test.Code.ToString(),
            Label = test.Label,
            StateLabel = Confirmation.Registered,
            FormLabel = test.Form,
        }));
        return rendered;
    }

    public static Wire.RepresentativeState RepresentativeStateOf(Candidature candidature) =>
        candidature.Form.Representative is null ? Wire.RepresentativeState.NotNeeded
        : candidature.RepresentativeConfirmedAt is null ? Wire.RepresentativeState.Awaited
        : Wire.RepresentativeState.Confirmed;
}

/// <summary>Whether an act would be accepted now, as the contract says it.</summary>
internal static class Possibilities
{
    public static Wire.Possibility ToPossibility(this Refusal? refusal, RefusedAct act = RefusedAct.Any) =>
        refusal is null
            ? new Wire.Possibility { Allowed = true }
            : new Wire.Possibility { Refusal = refusal.ReasonOf(), Message = RefusalTexts.Of(refusal, act) };
}
