using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

/// <summary>« Créer mon compte » where it does not go straight (R20 to R40, R75, D7).</summary>
public sealed class CreateAccountTests(PortalServer server) : PortalTest(server)
{
    private const string Department = "Département, DOM ou COM de naissance";

    private static readonly (string Field, string Name)[] Parents =
        [("Nom du père *", "Copter"), ("Prénoms du père *", "Amine"), ("Nom de la mère *", "Belkacem"), ("Prénoms de la mère *", "Leïla")];

    private ILocator Rules => Page.Locator(".password__rules li");

    /// <summary>R39, R40.</summary>
    [Fact]
    public async Task An_address_that_has_an_account_is_refused_beside_it_and_another_one_is_taken()
    {
        var other = await Silo.NewCandidateAsync();
        await Visit.OpenAsync("/creer-mon-compte");
        await Page.FillAccountAsync(other.Email);
        await Page.Content().Button("Créer le compte").ClickAsync();

        var summary = Page.Alert("Une information est à corriger");
        await Expect(summary).ToBeFocusedAsync();
        await Page.Field("Adresse mail *").ExpectProblemAsync(AccountScreens.Taken(other.Email));
        await Visit.StepAsync("adresse-deja-prise");
        await summary.Link($"Adresse mail : {AccountScreens.Taken(other.Email)}").ClickAsync();
        await Expect(Page.Field("Adresse mail *")).ToBeFocusedAsync();

        var email = RunningSilo.NewAddress();
        await Page.FillAccessAsync(email);
        await Expect(summary).ToHaveCountAsync(0);
        await Page.Content().Button("Créer le compte").ClickAsync();
        await Expect(Page.Window("Confirmation de réception de mail")).ToContainTextAsync(email);
    }

    /// <summary>R24, R28, R33, R35.</summary>
    [Fact]
    public async Task Confirmations_that_differ_are_said_beside_each_of_them()
    {
        await Visit.OpenAsync("/creer-mon-compte");
        await Page.FillAccountAsync(RunningSilo.NewAddress());
        await Page.Field("Confirmation du nom de naissance *").FillAsync("Copte");
        await Page.Field("Confirmation date de naissance *").FillAsync("03/02/2003");
        await Page.Field("Confirmation de l'adresse mail *").FillAsync("autre@example.fr");
        await Page.Field("Confirmation du mot de passe *").FillAsync("Ancre-Rouge7");

        await Page.Content().Button("Créer le compte").ClickAsync();

        await Expect(Page.Alert("4 informations sont à corriger")).ToBeFocusedAsync();
        await Page.Field("Confirmation du nom de naissance *").ExpectProblemAsync("La confirmation est différente du nom de naissance.");
        await Page.Field("Confirmation date de naissance *").ExpectProblemAsync("La confirmation est différente de la date de naissance.");
        await Page.Field("Confirmation de l'adresse mail *").ExpectProblemAsync("La confirmation est différente de l'adresse mail.");
        await Page.Field("Confirmation du mot de passe *").ExpectProblemAsync("La confirmation est différente du mot de passe.");
        await Visit.StepAsync("confirmations-differentes");
    }

    /// <summary>R36, R37.</summary>
    [Fact]
    public async Task The_rules_of_the_password_light_up_as_one_types_and_the_eye_shows_it()
    {
        await Visit.OpenAsync("/creer-mon-compte");
        var password = Page.Field("Mot de passe *");
        await ExpectKeptAsync();

        await password.PressSequentiallyAsync("ancre");
        await ExpectKeptAsync("une minuscule");
        await password.PressSequentiallyAsync("B");
        await ExpectKeptAsync("une minuscule", "une majuscule");
        await password.PressSequentiallyAsync("!");
        await ExpectKeptAsync("une minuscule", "une majuscule", "un caractère spécial");
        await Visit.StepAsync("sept-caracteres");
        await password.PressSequentiallyAsync("7");
        await ExpectKeptAsync("8 à 20 caractères", "une minuscule", "une majuscule", "un caractère spécial");
        await Page.Keyboard.PressAsync("Backspace");
        await ExpectKeptAsync("une minuscule", "une majuscule", "un caractère spécial");

        await Page.GetByTitle("Afficher (mot de passe)").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await Expect(Page.Field("Confirmation du mot de passe *")).ToHaveAttributeAsync("type", "password");
        await Visit.StepAsync("mot-de-passe-affiche");
        await Page.GetByTitle("Masquer (mot de passe)").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "password");
    }

    [Theory]
    [InlineData("Nom de famille *", "Confirmation du nom de naissance *", "Copter")]
    [InlineData("Date de naissance *", "Confirmation date de naissance *", "02/02/2003")]
    [InlineData("Adresse mail *", "Confirmation de l'adresse mail *", "eli.copter@example.fr")]
    [InlineData("Mot de passe *", "Confirmation du mot de passe *", Some.Password)]
    public async Task A_confirmation_may_be_pasted(string field, string confirmation, string text)
    {
        await Visit.OpenAsync("/creer-mon-compte");
        if (field == "Mot de passe *")
        {
            await Page.GetByTitle("Afficher (mot de passe)").ClickAsync();
        }

        await Page.Field(field).FillAsync(text);
        await Page.Field(field).PressAsync("ControlOrMeta+a");
        await Page.Keyboard.PressAsync("ControlOrMeta+c");
        await Page.Field(confirmation).PressAsync("ControlOrMeta+v");

        await Expect(Page.Field(confirmation)).ToHaveValueAsync(text);
    }

    /// <summary>D7, R75.</summary>
    [Fact]
    public async Task Who_is_born_abroad_types_the_town_and_names_the_parents_when_registering()
    {
        var email = RunningSilo.NewAddress();
        await Visit.OpenAsync("/creer-mon-compte");
        await Page.FillNameAsync();
        await Page.ChooseAsync("Pays de naissance *", "alg", "ALGERIE");
        await Expect(Page.Field(Department)).ToBeDisabledAsync();
        await Expect(Page.Field(Department)).ToHaveValueAsync("099");
        await Page.FillAccessAsync(email);
        await Page.Content().Button("Créer le compte").ClickAsync();
        await Page.Field("Commune de naissance *").ExpectProblemAsync(RegistrationScreens.Mandatory);
        await Visit.StepAsync("commune-a-l-etranger-manque");
        await Page.Field("Commune de naissance *").FillAsync("Oran");
        await Visit.StepAsync("ne-a-l-etranger");
        await Page.Content().Button("Créer le compte").ClickAsync();
        await Expect(Page.Window("Confirmation de réception de mail")).ToBeVisibleAsync();
        await Silo.ActivateAsync(email);

        await Visit.OpenAsync($"/connexion?suite={Uri.EscapeDataString(RegistrationScreens.FormOf(RegistrationScreens.Reims))}");
        await Page.SignInAsync(email, Some.Password);
        await Page.ReachesAsync(RegistrationScreens.Terms);
        await Page.AcceptTermsAsync();
        await Page.NextAsync(RegistrationScreens.Identification);
        await Expect(Page.Field("Pays de naissance")).ToHaveValueAsync("ALGERIE");
        await Expect(Page.Field(Department)).ToHaveValueAsync("099");
        await Expect(Page.Field("Commune de naissance")).ToHaveValueAsync("Oran");
        await Page.FillIdentificationAsync();
        await Page.Content().Button("Suivant").ClickAsync();
        await Expect(Page.Alert("4 informations sont à corriger")).ToBeFocusedAsync();
        foreach (var (parent, name) in Parents)
        {
            await Page.Field(parent).ExpectProblemAsync(RegistrationScreens.Mandatory);
            await Page.Field(parent).FillAsync(name);
        }

        await Visit.StepAsync("parents");
        await Page.NextAsync(RegistrationScreens.Information);
        await Page.FillInformationAsync();
        await Page.NextAsync(RegistrationScreens.Recapitulation);
        foreach (var (_, name) in Parents)
        {
            await Expect(Page.Content()).ToContainTextAsync(name);
        }

        await Visit.StepAsync("recapitulatif");
        await Page.SaveAsync();
    }

    /// <summary>Asserts that exactly these rules are said to be kept.</summary>
    private async Task ExpectKeptAsync(params string[] rules)
    {
        await Expect(Rules).ToHaveTextAsync(
            ((string[])["8 à 20 caractères", "une minuscule", "une majuscule", "un caractère spécial"])
                .Select(rule => rules.Contains(rule) ? $"{rule} (règle respectée)" : $"{rule} (règle non respectée)"));
        await Expect(Page.Locator(".password__rules .fr-valid-text")).ToHaveCountAsync(rules.Length);
    }
}
