namespace Cyclades.Portal.Tests.Browsing;

/// <summary>One screen of the portal.</summary>
/// <param name="Path">As a visitor opens it.</param>
/// <param name="Title">The page's heading.</param>
public sealed record Place(string Path, string Title)
{
    /// <summary>Every screen that anybody opens; a link's secret is no real one.</summary>
    public static IReadOnlyList<Place> Public { get; } =
    [
        new("/", "Inscription aux examens et aux concours"),
        new("/periodes", "Périodes d'inscription Grand Public"),
        new("/connexion", "Veuillez vous identifier"),
        new("/creer-mon-compte", "Créer mon compte"),
        new("/mot-de-passe#secret", "Nouveau mot de passe"),
        new("/activation/renvoi", "Recevoir un nouveau lien d'activation"),
        new("/verification", "Vérifier un document"),
        new("/accessibilite", "Déclaration d'accessibilité"),
        new("/mentions-legales", "Mentions légales"),
        new("/donnees-personnelles", "Données personnelles"),
        new("/nulle-part", "Page non trouvée"),
    ];

    /// <summary>Screens of Paul, who is signed in and has no registration.</summary>
    public static IReadOnlyList<Place> Own { get; } =
    [
        new("/", "Bonjour Paul"),
        new("/mon-compte", "Modifier mes informations"),
        new("/mes-inscriptions", "Mes inscriptions"),
        new("/mes-inscriptions/desinscrites", "Mes désinscriptions"),
        new("/mes-inscriptions/nouvelle", "Sur quoi et où voulez-vous vous inscrire ?"),
        new("/mes-sessions-passees", "Mes sessions passées"),
        new("/mes-messages", "Mes messages"),
    ];
}
