using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

/// <summary>What a candidate does on the screens of the account, in the words that are written there.</summary>
internal static class AccountScreens
{
    public const string WrongPassword =
        "Le mot de passe actuel que vous avez saisi est incorrect. Vérifiez votre saisie, ou utilisez le lien « Mot de passe oublié ».";

    /// <summary>R61, to the letter.</summary>
    public const string CannotDelete = "Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées";

    /// <summary>R40, the guide's slip mended.</summary>
    public static string Taken(string email) =>
        $"L'adresse email : {email} sert déjà d'identifiant de connexion à un autre compte : soit cela correspond à votre compte, "
        + "alors faites \"J'ai déjà un compte\", soit vous n'avez pas de compte et vous devez rectifier l'adresse mail saisie.";

    /// <summary>All that « Créer mon compte » asks: Eli Copter, born in Rennes.</summary>
    public static async Task FillAccountAsync(this IPage page, string email)
    {
        await page.FillNameAsync();
        await page.ChooseAsync("Pays de naissance *", "france", "FRANCE (DONT OUTRE-MER)");
        await page.FillBirthPlaceAsync("035 - ILLE ET VILAINE", "RENNES");
        await page.FillAccessAsync(email);
    }

    /// <summary>Sex, names and date of birth.</summary>
    public static async Task FillNameAsync(this IPage page)
    {
        await page.Content().GetByText("Masculin").ClickAsync();
        await page.Field("Nom de famille *").FillAsync("Copter");
        await page.Field("Confirmation du nom de naissance *").FillAsync("Copter");
        await page.Field("Prénoms *").FillAsync("Eli");
        await page.Field("Date de naissance *").FillAsync("02/02/2003");
        await page.Field("Confirmation date de naissance *").FillAsync("02/02/2003");
    }

    /// <summary>A commune of France.</summary>
    public static async Task FillBirthPlaceAsync(this IPage page, string department, string commune)
    {
        await page.Field("Département, DOM ou COM de naissance *").SelectOptionAsync(new SelectOptionValue { Label = department });
        await page.ChooseAsync("Commune de naissance *", commune, commune);
    }

    /// <summary>Address and password.</summary>
    public static async Task FillAccessAsync(this IPage page, string email)
    {
        await page.Field("Adresse mail *").FillAsync(email);
        await page.Field("Confirmation de l'adresse mail *").FillAsync(email);
        await page.Field("Mot de passe *").FillAsync(Some.Password);
        await page.Field("Confirmation du mot de passe *").FillAsync(Some.Password);
    }

    /// <summary>Presses « Se connecter » on the page that asks for it.</summary>
    public static async Task SignInAsync(this IPage page, string identifier, string password)
    {
        await page.Field("Identifiant de connexion * :").FillAsync(identifier);
        await page.Field("Mot de passe * :").FillAsync(password);
        await page.Content().Button("Se connecter").ClickAsync();
    }

    /// <summary>In a browser that is not signed in, asserts that this identifier and password open nothing any more.</summary>
    public static async Task ExpectNoSignInAsync(this Visit visit, string identifier, string password)
    {
        await visit.OpenAsync("/connexion");
        await visit.Page.SignInAsync(identifier, password);
        await Expect(visit.Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
    }

    /// <summary>The window over a page whose session has ended.</summary>
    public static ILocator SessionEnded(this IPage page) => page.Window("Votre session est terminée");

    /// <summary>Signs in again there, so that what was asked goes on.</summary>
    public static async Task GoOnAsync(this IPage page, string password)
    {
        await page.SessionEnded().Field("Mot de passe * :").FillAsync(password);
        await page.SessionEnded().Button("Se connecter et continuer").ClickAsync();
    }
}
