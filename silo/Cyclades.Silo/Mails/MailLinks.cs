using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Texts;

namespace Cyclades.Silo.Mails;

/// <summary>Makes the secret of a mailed link; the same arguments make the same secret, and nothing else does.</summary>
/// <param name="candidate">Whose account.</param>
/// <param name="purpose">What the link does.</param>
/// <param name="serial">Which of the links for this purpose; the newest voids the older.</param>
/// <param name="candidature">The candidature that the link is about, for a purpose that is about one.</param>
internal delegate string LinkToken(CandidateNumber candidate, LinkPurpose purpose, int serial, CandidatureId? candidature);

/// <summary>
/// The addresses that mails point to, under the portal's public address. A secret comes after <c>#</c>, which no
/// browser sends: neither a server's log nor a scanner's GET ever holds it (D40).
/// </summary>
internal sealed class MailLinks(Uri publicUrl, LinkToken token)
{
    public string Home => publicUrl.Page("");

    public string Withdrawn => publicUrl.Page("mes-inscriptions/desinscrites");

    public string Documents(CandidatureId candidature) => publicUrl.Page($"mes-inscriptions/{candidature}/documents");

    public string Supporting(CandidatureId candidature) => publicUrl.Page($"mes-inscriptions/{candidature}/justificatifs");
    public string Marks(CandidatureId candidature) => publicUrl.Page($"mes-inscriptions/{candidature}/notes");

    /// <exception cref="ArgumentOutOfRangeException">No such purpose.</exception>
    public string Secret(CandidateNumber candidate, LinkPurpose purpose, int serial, CandidatureId? candidature) =>
        publicUrl.Page($"{PageOf(purpose)}#{token(candidate, purpose, serial, candidature)}");

    private static string PageOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ActivateAccount => "activation",
        LinkPurpose.ResetPassword => "mot-de-passe",
        LinkPurpose.ConfirmNewEmail => "nouvelle-adresse",
        LinkPurpose.ConfirmAsRepresentative => "representant",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}
