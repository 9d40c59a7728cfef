using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Public;

/// <summary>Anybody checks a document by the reference that it bears (B13).</summary>
public sealed class VerificationTests(PortalServer server) : PortalTest(server)
{
    private const string Current = "Ce document est authentique et en vigueur";
    private const string Unknown = "Aucun document ne porte cette référence";

    private ILocator Reference => Page.Field("Référence du document *");

    [Fact]
    public async Task The_reference_of_a_confirmation_tells_what_it_is_and_of_the_candidate_no_more_than_initials()
    {
        var (candidate, candidature) = await RegisterAsync();
        var reference = await ReferenceAsync(candidate, candidature);
        await Visit.OpenAsync("/");
        await Page.GetByRole(AriaRole.Contentinfo).Link("Vérifier un document").ClickAsync();
        await Page.ShowsAsync("Vérifier un document");
        await Visit.StepAsync("verifier-un-document");

        await CheckAsync($" {reference.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} ");

        await Expect(Result(Current)).ToBeVisibleAsync();
        await Expect(Page.Fact("Document")).ToHaveTextAsync("Confirmation d'inscription");
        await Expect(Page.Fact("Version")).ToHaveTextAsync("1 du 10/03/2026 à 10:00");
        await Expect(Page.Fact("Initiales du candidat")).ToHaveTextAsync("P. L.");
        await Expect(Page.Fact("Examen ou concours")).ToHaveTextAsync("CERTIFICAT DE FORMATION GÉNÉRALE");
        await Expect(Page.Fact("Session")).ToHaveTextAsync("JUIN 2026");
        await Expect(Page.Fact("Académie ou centre")).ToHaveTextAsync("ACADÉMIE DE REIMS");
        await Expect(Page.Content()).Not.ToContainTextAsync("LAMY", new() { IgnoreCase = true });
        await Expect(Page.Content()).Not.ToContainTextAsync("Paul", new() { IgnoreCase = true });
        await Visit.StepAsync("document-authentique");
    }

    [Fact]
    public async Task The_code_to_scan_opens_the_answer_and_follows_what_becomes_of_the_registration()
    {
        var (candidate, candidature) = await RegisterAsync();
        var first = await ReferenceAsync(candidate, candidature);
        await candidate.UpdateAsync(candidature);
        var second = await ReferenceAsync(candidate, candidature);

        await Visit.OpenAsync($"/verification/{first}");
        await Expect(Result("Ce document est authentique, mais une version plus récente le remplace")).ToBeVisibleAsync();
        await Expect(Reference).ToHaveValueAsync(first);
        await Visit.StepAsync("document-remplace");
        await CheckAsync(second);
        await Expect(Result(Current)).ToBeVisibleAsync();

        var request = new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = (await candidate.GetAsync(candidature)).Etag };
        await candidate.Client.Candidatures.WithdrawCandidatureAsync(request);
        await Page.Content().Button("Vérifier").ClickAsync();
        await Expect(Result("Ce document est authentique, mais l'inscription n'est plus en vigueur")).ToBeVisibleAsync();
        await Visit.StepAsync("inscription-plus-en-vigueur");
    }

    [Fact]
    public async Task A_reference_with_one_character_changed_is_nobodys()
    {
        var (candidate, candidature) = await RegisterAsync();
        var reference = await ReferenceAsync(candidate, candidature);
        var altered = reference[..^1] + (reference[^1] == '7' ? '8' : '7');
        await Visit.OpenAsync("/verification");

        await CheckAsync(altered);

        await Expect(Result(Unknown)).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("ce document n'a pas été délivré par Cyclades.")).ToBeVisibleAsync();
        await Expect(Page.Locator("dl.facts")).ToHaveCountAsync(0);
        await Expect(Reference).ToHaveValueAsync(altered);
        await Visit.StepAsync("document-inconnu");

        await CheckAsync(reference);
        await Expect(Result(Current)).ToBeVisibleAsync();
        await Expect(Result(Unknown)).ToHaveCountAsync(0);
        await Page.GoBackAsync();
        await Expect(Result(Unknown)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_a_reference_the_field_says_that_it_wants_one(string nothing)
    {
        await Visit.OpenAsync("/verification");

        await CheckAsync(nothing);

        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Reference.ExpectProblemAsync(RegistrationScreens.Mandatory);
        await Expect(Result(Unknown)).ToHaveCountAsync(0);
        await Visit.StepAsync("reference-vide");
        await Page.Alert("Une information est à corriger").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Reference).ToBeFocusedAsync();
    }

    /// <summary>What lies in the address of a page goes nowhere else.</summary>
    [Theory]
    [InlineData("..")]
    [InlineData("a/b?c#d")]
    [InlineData("<b>50 %</b>")]
    public async Task What_is_no_reference_at_all_is_nobodys(string typed)
    {
        await Visit.OpenAsync("/verification");

        await CheckAsync(typed);

        await Expect(Result(Unknown)).ToBeVisibleAsync();
        await Expect(Reference).ToHaveValueAsync(typed);
    }

    private ILocator Result(string sentence) => Page.Content().GetByRole(AriaRole.Heading, new() { Name = sentence, Exact = true });

    private async Task CheckAsync(string reference)
    {
        await Reference.FillAsync(reference);
        await Page.Content().Button("Vérifier").ClickAsync();
    }

    private async Task<(SignedInCandidate Candidate, Candidature Candidature)> RegisterAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        return (candidate, await Silo.RegisterAsync(candidate));
    }

    /// <summary>As it is printed on the newest confirmation.</summary>
    private static async Task<string> ReferenceAsync(SignedInCandidate candidate, Candidature candidature) =>
        Assert.Single((await candidate.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name })).Documents).Reference;
}
