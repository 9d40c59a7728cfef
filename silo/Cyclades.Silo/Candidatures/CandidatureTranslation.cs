using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Drafts;
using Cyclades.Silo.Rpc;
using Wire = Cyclades.Protos.Candidature.V1;

namespace Cyclades.Silo.Candidatures;

/// <summary>The form, between the contract's words and the domain's. Empty text and no text are one thing.</summary>
internal static class CandidatureTranslation
{
    public static CandidatureEntry ToEntry(Wire.CandidatureForm? form)
    {
        if (form is null)
        {
            return CandidatureEntry.Empty;
        }

        return new CandidatureEntry
        {
            NationalityCode = form.NationalityCode,
            Address = new AddressEntry(
                form.Address?.CountryCode,
                form.Address?.Line1,
                form.Address?.Line2,
                form.Address?.Line3,
                form.Address?.Line4,
                form.Address?.PostalCode,
                form.Address?.Locality),
            Phone = form.Phone,
            RepresentativeCategoryCode = form.RepresentativeCategoryCode,
            Father = form.Father is { } father ? new ParentEntry(father.LastName, father.FirstNames) : null,
            Mother = form.Mother is { } mother ? new ParentEntry(mother.LastName, mother.FirstNames) : null,
            LegalRepresentative = form.LegalRepresentative is { } other ? new RepresentativeEntry(other.Name, other.Email) : null,
            CandidateCategoryCode = form.CandidateCategoryCode,
            EstablishmentCode = form.EstablishmentCode,
            ClassDivision = form.ClassDivision,
            ArrangementRequested = form.ArrangementRequested.ToDomain(),
            PressConsent = form.PressConsent.ToDomain(),
            AuthoritiesConsent = form.AuthoritiesConsent.ToDomain(),
            OptionCodes = [.. form.OptionCodes],
            AcceptedTermsHash = form.AcceptedTermsHash,
        };
    }

    public static Wire.CandidatureForm ToProto(CandidatureEntry entry)
    {
        var form = new Wire.CandidatureForm
        {
            NationalityCode = entry.NationalityCode ?? "",
            Address = new Wire.Address
            {
                CountryCode = entry.Address.CountryCode ?? "",
                Line1 = entry.Address.Line1 ?? "",
                Line2 = entry.Address.Line2 ?? "",
                Line3 = entry.Address.Line3 ?? "",
                Line4 = entry.Address.Line4 ?? "",
                PostalCode = entry.Address.PostalCode ?? "",
                Locality = entry.Address.Locality ?? "",
            },
            Phone = entry.Phone ?? "",
            RepresentativeCategoryCode = entry.RepresentativeCategoryCode ?? "",
            Father = ToProto(entry.Father),
            Mother = ToProto(entry.Mother),
            LegalRepresentative = entry.LegalRepresentative is { } other
                ? new Wire.LegalRepresentative { Name = other.Name ?? "", Email = other.Email ?? "" }
                : null,
            CandidateCategoryCode = entry.CandidateCategoryCode ?? "",
            EstablishmentCode = entry.EstablishmentCode ?? "",
            ClassDivision = entry.ClassDivision ?? "",
            ArrangementRequested = entry.ArrangementRequested.ToProto(),
            PressConsent = entry.PressConsent.ToProto(),
            AuthoritiesConsent = entry.AuthoritiesConsent.ToProto(),
            AcceptedTermsHash = entry.AcceptedTermsHash ?? "",
        };
        form.OptionCodes.AddRange(entry.OptionCodes);
        return form;
    }

    /// <summary>The filed form as it would be typed: what « Modifier » starts from.</summary>
    public static CandidatureEntry ToEntry(CandidatureForm form) => new()
    {
        NationalityCode = form.Nationality.Code,
        Address = new AddressEntry(
            form.Address.Country.Code,
            form.Address.Line1,
            form.Address.Line2,
            form.Address.Line3,
            form.Address.Line4,
            form.Address.PostalCode,
            form.Address.Locality),
        Phone = form.Telephone,
        RepresentativeCategoryCode = form.RepresentativeCategory.Code,
        Father = form.Father is { } father ? new ParentEntry(father.LastName, father.FirstNames) : null,
        Mother = form.Mother is { } mother ? new ParentEntry(mother.LastName, mother.FirstNames) : null,
        LegalRepresentative = form.Representative is { } other ? new RepresentativeEntry(other.Name, other.Email.Value) : null,
        CandidateCategoryCode = form.Category.Code.ToString(),
        EstablishmentCode = form.Establishment.Code.ToString(),
        ClassDivision = form.ClassDivision,
        ArrangementRequested = form.ArrangementAsked,
        PressConsent = form.PressConsent,
        AuthoritiesConsent = form.AuthoritiesConsent,
        OptionCodes = [.. form.Options.Select(option => option.ToString())],
        AcceptedTermsHash = form.TermsHash,
    };

    /// <summary>The tab; null for none.</summary>
    public static FormTab? ToDomain(this Wire.FormTab tab) => tab switch
    {
        Wire.FormTab.Terms => FormTab.Terms,
        Wire.FormTab.Identification => FormTab.Identification,
        Wire.FormTab.Candidature => FormTab.Information,
        Wire.FormTab.Summary => FormTab.Summary,
        _ => null,
    };

    public static Wire.FormTab ToProto(this FormTab tab) => tab switch
    {
        FormTab.Terms => Wire.FormTab.Terms,
        FormTab.Identification => Wire.FormTab.Identification,
        FormTab.Information => Wire.FormTab.Candidature,
        _ => Wire.FormTab.Summary,
    };

    public static Wire.CandidatureState ToProto(this CandidatureStatus status) => status switch
    {
        CandidatureStatus.WithdrawnByCandidate => Wire.CandidatureState.WithdrawnByCandidate,
        CandidatureStatus.SetAside => Wire.CandidatureState.SetAside,
        CandidatureStatus.Deleted => Wire.CandidatureState.Deleted,
        _ => Wire.CandidatureState.Registered,
    };

    /// <summary>The state; null for none.</summary>
    public static CandidatureStatus? ToDomain(this Wire.CandidatureState state) => state switch
    {
        Wire.CandidatureState.Registered => CandidatureStatus.Registered,
        Wire.CandidatureState.WithdrawnByCandidate => CandidatureStatus.WithdrawnByCandidate,
        Wire.CandidatureState.SetAside => CandidatureStatus.SetAside,
        Wire.CandidatureState.Deleted => CandidatureStatus.Deleted,
        _ => null,
    };

    public static Wire.ConfirmationState ToProto(this ConfirmationState state) => state switch
    {
        ConfirmationState.SignedOnline => Wire.ConfirmationState.SignedOnline,
        ConfirmationState.Received => Wire.ConfirmationState.Received,
        _ => Wire.ConfirmationState.ToReturn,
    };

    /// <summary>The state; null for none.</summary>
    public static ConfirmationState? ToDomain(this Wire.ConfirmationState state) => state switch
    {
        Wire.ConfirmationState.ToReturn => ConfirmationState.ToReturn,
        Wire.ConfirmationState.SignedOnline => ConfirmationState.SignedOnline,
        Wire.ConfirmationState.Received => ConfirmationState.Received,
        _ => null,
    };

    private static Wire.Parent? ToProto(ParentEntry? parent) =>
        parent is null ? null : new Wire.Parent { LastName = parent.LastName ?? "", FirstNames = parent.FirstNames ?? "" };
}
