using System.Reflection;
using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Rpc;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;
using FieldFault = Cyclades.Domain.FieldFault;

namespace Cyclades.Api.Tests.Server;

public sealed class RefusalTextTests
{
    private static readonly OpenPeriod Period = new(
        new DateTimeOffset(2023, 9, 1, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2023, 9, 27, 16, 0, 0, TimeSpan.Zero));

    private static readonly ServiceId Service = ServiceId.Parse("CFG-2023-06/19");

    private static readonly Refusal[] All =
    [
        new Refusal.InvalidFields([new FieldViolation("email", FieldFault.Required)]),
        new Refusal.NotFound(),
        new Refusal.RequestReused(),
        new Refusal.Stale(3),
        new Refusal.EmailTaken(EmailAddress.Parse("paul.lamy@gmail.com")),
        new Refusal.EmailTaken(null),
        .. Enum.GetValues<LinkPurpose>().Select(purpose => new Refusal.LinkVoid(purpose)),
        .. Enum.GetValues<LinkPurpose>().Select(purpose => new Refusal.LinkExpired(purpose)),
        new Refusal.WrongCredentials(),
        new Refusal.WrongCurrentPassword(),
        new Refusal.TryAgainLater(TimeSpan.FromSeconds(30)),
        new Refusal.Overloaded(TimeSpan.FromSeconds(1)),
        new Refusal.IdentityLocked(),
        new Refusal.CandidaturesAttached(),
        .. Enum.GetValues<ServiceState>().Select(state => new Refusal.ServiceNotOpen(Service, state, Period, LegalTime.ParisZone)),
        new Refusal.AlreadyRegistered(null),
        new Refusal.AlreadyRegistered(new CandidatureId(new CandidateNumber(42), new RegistrationNumber(6))),
        new Refusal.SignedAlready(Period.Opening),
        new Refusal.NotIndividuel(),
        .. Enum.GetValues<CandidatureStatus>().Select(status => new Refusal.NotRegistered(status)),
        .. Enum.GetValues<CandidatureStatus>().Select(status => new Refusal.NotWithdrawn(status)),
        new Refusal.SigningClosed(new DateOnly(2023, 9, 29)),
        new Refusal.DocumentDiffers(),
        new Refusal.TermsChanged(),
        new Refusal.SessionClosed(),
        new Refusal.AgentExists(AgentId.Parse("marie.dupont")),
        new Refusal.AgentDisabled(),
        new Refusal.FileTooLarge(5 * 1024 * 1024),
        new Refusal.FileFormatRefused(OnlyPdf: false),
        new Refusal.FileFormatRefused(OnlyPdf: true),
        new Refusal.FileInfected(),
        new Refusal.DepositClosed(new DateOnly(2023, 9, 29)),
        .. Enum.GetValues<DocumentRequestState>().Select(state => new Refusal.DocumentRequestClosed(state)),
        new Refusal.NothingDeposited(),
        new Refusal.TooManyDocuments(50),
        new Refusal.OtherHistory(),
        new Refusal.TooManyFeeds(4, TimeSpan.FromSeconds(1)),
        new Refusal.ConfirmationReceived(Period.Opening),
        .. Enum.GetValues<CandidatureStatus>().Select(status => new Refusal.NotRestorable(status)),
        new Refusal.NothingToLift(),
        new Refusal.MarksNotPublished(),
        new Refusal.MarksPublishedAlready(Period.Opening),
        new Refusal.MarkChecksClosed(null),
        new Refusal.MarkChecksClosed(Period.Closing),
        new Refusal.MarkCheckOpen(),
    ];

    [Fact]
    public void Every_refusal_of_the_rules_is_tested_here() => Assert.Equal(
        typeof(Refusal).GetNestedTypes(BindingFlags.Public).Select(type => type.Name).Order(StringComparer.Ordinal),
        All.Select(refusal => refusal.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_refusal_has_a_reason_a_status_and_a_text_and_waits_where_waiting_helps()
    {
        foreach (var refusal in All)
        {
            var said = await Refused.AssertAsync(() => throw refusal.ToRpcException());

            Assert.Equal(refusal.ReasonOf(), said.Reason);
            Assert.Equal(RefusalTexts.Of(refusal), said.Text);
            Assert.NotEqual(StatusCode.Unknown, said.Code);
            Assert.NotEqual(StatusCode.Internal, said.Code);
        }
    }

    // What programs branch on: a table of the contract, not of the code.
    [Fact]
    public async Task Programs_tell_refusals_apart_by_reason_and_status()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var refusal in All)
        {
            var one = await Refused.AssertAsync(() => throw refusal.ToRpcException());
            said.Add($"{refusal.GetType().Name} {one.Reason} {one.Code} {string.Join(' ', one.Metadata.Keys)}".TrimEnd());
        }

        Assert.Equal(
            [
                "AgentDisabled AgentDisabled FailedPrecondition",
                "AgentExists AgentExists AlreadyExists",
                "AlreadyRegistered SessionAlreadyChosen AlreadyExists",
                "AlreadyRegistered SessionAlreadyChosen AlreadyExists registration_number",
                "CandidaturesAttached AccountHasCandidatures FailedPrecondition",
                "ConfirmationReceived ConfirmationReceived FailedPrecondition receive_time",
                "DepositClosed DepositClosed FailedPrecondition due_date",
                "DocumentDiffers DocumentDiffers Aborted",
                "DocumentRequestClosed DocumentRequestClosed FailedPrecondition",
                "EmailTaken EmailTaken AlreadyExists field",
                "FileFormatRefused FileFormatRefused InvalidArgument",
                "FileInfected FileInfected InvalidArgument",
                "FileTooLarge FileTooLarge InvalidArgument max_bytes",
                "IdentityLocked IdentityLocked FailedPrecondition",
                "InvalidFields InvalidFields InvalidArgument",
                "LinkExpired LinkExpired FailedPrecondition",
                "LinkVoid LinkNotValid FailedPrecondition",
                "MarkCheckOpen MarkCheckOpen FailedPrecondition",
                "MarkChecksClosed MarkChecksClosed FailedPrecondition",
                "MarkChecksClosed MarkChecksClosed FailedPrecondition end_time",
                "MarksNotPublished MarksNotPublished FailedPrecondition",
                "MarksPublishedAlready MarksPublishedAlready FailedPrecondition publish_time",
                "NotFound NotFound NotFound",
                "NotIndividuel NotIndividual FailedPrecondition",
                "NotRegistered CandidatureNotActive FailedPrecondition state",
                "NotRestorable NotRestorable FailedPrecondition state",
                "NotWithdrawn NotWithdrawn FailedPrecondition",
                "NothingDeposited NothingDeposited FailedPrecondition",
                "NothingToLift NothingToLift FailedPrecondition",
                "OtherHistory FeedCursorOfOtherHistory FailedPrecondition",
                "Overloaded Overloaded ResourceExhausted",
                "RequestReused RequestIdReused InvalidArgument",
                "ServiceNotOpen ServiceClosed FailedPrecondition closing_time",
                "ServiceNotOpen ServiceNotOpenYet FailedPrecondition opening_time",
                "SessionClosed SessionClosed FailedPrecondition",
                "SignedAlready AlreadySigned FailedPrecondition sign_time",
                "SigningClosed ReturnDatePassed FailedPrecondition return_date",
                "Stale StaleEtag Aborted",
                "TermsChanged TermsChanged FailedPrecondition",
                "TooManyDocuments TooManyDocuments FailedPrecondition maximum",
                "TooManyFeeds TooManyFeeds ResourceExhausted",
                "TryAgainLater TooManyAttempts ResourceExhausted",
                "WrongCredentials CredentialsRefused Unauthenticated",
                "WrongCurrentPassword CurrentPasswordRefused FailedPrecondition field",
            ],
            said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_character_that_is_not_accepted_is_shown_where_it_can_be()
    {
        Assert.Equal(
            "Ce champ contient un caractère qui n'est pas accepté (★). Retirez-le.",
            FieldFaultTexts.Of(new FieldViolation("form.address.line1", FieldFault.ForbiddenCharacter, "★")));
        Assert.Equal(
            "Ce champ contient un caractère qui n'est pas accepté. Retirez-le.",
            FieldFaultTexts.Of(new FieldViolation("form.address.line1", FieldFault.ForbiddenCharacter)));
    }

    [Fact]
    public void Every_fault_of_a_field_has_a_name_and_a_sentence()
    {
        foreach (var fault in Enum.GetValues<FieldFault>())
        {
            Assert.StartsWith("FIELD_FAULT_", fault.ToProto().Name(), StringComparison.Ordinal);
            Assert.Equal(fault.ToString(), fault.ToProto().ToString());
            foreach (var path in (string[])["email", "identity.birth_date", "password", "form.option_codes"])
            {
                Assert.EndsWith(".", FieldFaultTexts.Of(new FieldViolation(path, fault, "2")), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_guides_own_texts_are_said_to_the_letter()
    {
        Assert.Equal(
            "L'adresse email : paul.lamy@gmail.com sert déjà d'identifiant de connexion à un autre compte : soit cela correspond à votre compte, alors faites \"J'ai déjà un compte\", soit vous n'avez pas de compte et vous devez rectifier l'adresse mail saisie.",
            RefusalTexts.Of(new Refusal.EmailTaken(EmailAddress.Parse("paul.lamy@gmail.com"))));
        Assert.Equal(
            "Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées",
            RefusalTexts.Of(new Refusal.CandidaturesAttached()));
        Assert.Equal(
            "Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables. Si une autre information est erronée, je dois contacter le service gestionnaire dont les coordonnées sont indiquées en haut de la page ou dans mon document relatif à mon inscription.",
            RefusalTexts.Of(new Refusal.IdentityLocked()));
        Assert.EndsWith(
            "Après fermeture des inscriptions, je ne peux plus me désinscrire par mes propres moyens. Pour cela, je contacte le service Gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription ».",
            RefusalTexts.Of(new Refusal.ServiceNotOpen(Service, ServiceState.Closed, Period, LegalTime.ParisZone), RefusedAct.Withdraw),
            StringComparison.Ordinal);
        Assert.Equal(
            "Le mot de passe doit comporter au moins 8 caractères (20 caractères au maximum), ainsi qu'une minuscule, une majuscule et un caractère spécial.",
            FieldFaultTexts.Of(new FieldViolation("password", FieldFault.TooShort, "8")));
    }

    [Fact]
    public void An_address_that_is_not_known_is_left_out_of_the_text_that_it_is_taken() => Assert.StartsWith(
        "L'adresse email sert déjà d'identifiant", RefusalTexts.Of(new Refusal.EmailTaken(null)), StringComparison.Ordinal);

    [Fact]
    public void Hours_that_bind_are_told_in_paris_and_where_the_service_lies()
    {
        Assert.Contains(
            "le 27/09/2023 à 18:00 (heure de Paris).",
            RefusalTexts.Of(new Refusal.ServiceNotOpen(Service, ServiceState.Closed, Period, LegalTime.ParisZone)),
            StringComparison.Ordinal);
        Assert.Contains(
            "le 01/09/2023 à 08:00 (heure de Paris), soit 02:00 heure locale (Guadeloupe)",
            RefusalTexts.Of(new Refusal.ServiceNotOpen(Service, ServiceState.NotYetOpen, Period, "America/Guadeloupe")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, "1 seconde")]
    [InlineData(59, "59 secondes")]
    [InlineData(59.1, "1 minute")]
    [InlineData(61, "2 minutes")]
    [InlineData(900, "15 minutes")]
    public void A_wait_is_rounded_up_so_that_who_waits_as_told_gets_through(double seconds, string told) => Assert.EndsWith(
        $"dans {told}.", RefusalTexts.Of(new Refusal.TryAgainLater(TimeSpan.FromSeconds(seconds))), StringComparison.Ordinal);
}
