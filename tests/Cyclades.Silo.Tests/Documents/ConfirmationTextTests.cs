using Cyclades.Domain.Documents;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>The document says what the guide's says, to the letter (no-break spaces aside, D42).</summary>
public sealed class ConfirmationTextTests
{
    private static readonly Lazy<string> Guide = new(() => Sample.Guide.Open().TextOf(1));

    [Theory]
    [InlineData("académieReims")] // R96
    [InlineData("RÉGION ACADÉMIQUEGRAND EST")]
    [InlineData("MINISTÈREDE L'ÉDUCATION NATIONALEMINISTÈREDE L'ENSEIGNEMENT SUPÉRIEUR,DE LA RECHERCHEET DE L'INNOVATION")]
    [InlineData("RectoratRue51000 CHALONS EN CHAMPAGNEMél : a@a.fr")]
    [InlineData("CONFIRMATION D'INSCRIPTIONCERTIFICAT DE FORMATION GENERALEVersion : 1 du 11/09/2023 à 10:45MONSIEUR LAMY Paul")] // R98
    [InlineData("N° candidat : 02194302180Inscription n° : 006Session : JUIN 2023")]
    [InlineData("Nom d'usage : Nationalité : FrançaisNé(e) le : 01/01/2002A : RENNES - 035Tél : Mél : paul.lamy@gmail.com")] // R97
    [InlineData("Etablissement : CLG DU MAZELOT - ANGLURE (0510001Z)Catégorie du Candidat : INDIVIDUEL (520)Aménagement d'épreuve demandé au titre du handicap : NON")]
    [InlineData("A RENVOYER IMPERATIVEMENT POUR LE VENDREDI 29 SEPTEMBRE 2023")] // R99
    [InlineData("EPREUVE(S) PONCTUELLE(S)NB : Pensez à apporter le dossier que vous avez éventuellement préparé.001 - Entretien avec le juryInscritPonctuel002 - MathématiquesInscritPonctuel003 - FrançaisInscritPonctuel")] // R100
    [InlineData("Attention à bien vérifier votre choix ci-dessous : J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé : (OUI ou NON) : NON")] // R101
    [InlineData("Attention à bien vérifier votre choix ci-dessous : J'accepte la communication de mes résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations : (OUI ou NON) : NON")]
    [InlineData("Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.")] // R102
    [InlineData("Ce document vaut inscription définitive à l'examen.Après signature aucune modification ne sera acceptée.CERTIFIE EXACT,A ______________________________, le ____________________Signature du candidat et du représentant légal si le candidat est mineur")] // R103, R104
    [InlineData("Si les renseignements contenus dans ce document sont incorrects ou incomplets, corrigez-les en ROUGE.Le jour de l'examen, une pièce d'identité avec photographie vous sera demandée.")] // R105
    [InlineData("Edité le: 11/09/20231/1Référence Réservée à l'administration : ACADÉMIE DE REIMS 1 1 1/1")]
    [InlineData("Vérifier ce document : https://cyclades.example.fr/verifier/7H3K-09QZ-MN4T-X2VBRéférence : 7H3K-09QZ-MN4T-X2VB")] // B13
    public void The_page_says(string text) => Assert.Contains(text, Guide.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("guide")]
    [InlineData("minor")]
    [InlineData("many-tests")]
    public void A_screen_reader_reads_it_in_order(string sample) =>
        Assert.Equal(Golden.Text($"{sample}.golden"), Sample.Named(sample).ReadAloud());

    [Fact]
    public void What_the_candidate_gave_is_on_it()
    {
        var text = Sample.Minor.ReadAloud().ReplaceLineEndings("");
        Assert.All(
            [
                "DE LA TOUR D'AUVERGNE-LAURAGUAIS ŠIMKOVÁ Maëlle Zoé Éléonore Françoise Ÿvonne", "NGUYỄN-ŁUKASIEWICZ", "29/02/2008",
                "SAINT-PÉTERSBOURG - FÉDÉRATION DE RUSSIE", "01 23 45 67 89", "maelle.de-la-tour-d-auvergne-lauraguais@courriel.exemple.fr",
                "Résidence « Les Tilleuls », bâtiment C, escalier 4, appartement 1207", "FRANCE", "Div1", "\"OUI\"",
                "Représentant légal : Anne-Charlotte DE LA TOUR D'AUVERGNE-LAURAGUAIS", "Version : 12 du",
            ],
            expected => Assert.Contains(expected, text.Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, "OUI", "NON")]
    [InlineData(false, true, "NON", "OUI")]
    public void Each_consent_has_its_own_answer(bool press, bool authorities, string first, string second)
    {
        using var document = (Sample.Guide with { PressConsent = press, LocalAuthoritiesConsent = authorities }).Open();
        Assert.Contains($"droit privé : (OUI ou NON) : {first}", document.TextOf(1), StringComparison.Ordinal);
        Assert.Contains($"félicitations : (OUI ou NON) : {second}", document.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void An_arrangement_that_is_asked_is_said()
    {
        using var document = (Sample.Guide with { ArrangementAsked = true }).Open();
        Assert.Contains("au titre du handicap : OUI", document.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_a_code_or_a_note_prints_neither()
    {
        var content = Sample.Guide with
        {
            Establishment = new PrintedEstablishment("INDIVIDUELS 035", null),
            Tests = [Sample.Guide.Tests[0] with { Note = null }],
        };
        using var document = content.Open();
        Assert.Contains("Etablissement : INDIVIDUELS 035Catégorie", document.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("PONCTUELLE(S)001 - ", document.TextOf(1), StringComparison.Ordinal);
    }
}
