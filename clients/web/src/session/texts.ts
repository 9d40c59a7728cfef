// R47 to R54, to the letter; the slips that the requirements mend are mended.

export const texts = {
  /** R47. */
  title: "Veuillez vous identifier",
  /** R49. */
  identifier: "Identifiant de connexion * :",
  identifierHelp: "Besoin d'aide pour vous connecter ?",
  password: "Mot de passe * :",
  forgotten: "Mot de passe oublié",
  signIn: "Se connecter",
  noAccount: "Je n'ai pas de compte",
  /** R50. */
  help: {
    title: "Où trouver mon identifiant ?",
    intro: "Pour trouver votre identifiant (login) et mot de passe :",
    school: "Si vous avez été inscrit par votre établissement scolaire :",
    schoolDocument:
      "Soit vos identifiants de compte Cyclades vous ont été fournis par votre établissement via le document « Accès au service en ligne des examens ». Si vous avez perdu ce document, rapprochez-vous de votre établissement d'inscription.",
    schoolNumber:
      "Soit vous n'avez encore jamais eu à vous connecter à Cyclades (candidats scolaires au Diplôme National du Brevet), dans ce cas utilisez votre numéro candidat Cyclades, indiqué sur votre convocation, comme identifiant de connexion et votre date de naissance en guise de mot de passe.",
    individual: "Si vous vous êtes inscrit vous-même à Cyclades :",
    individualText:
      "vous avez créé votre compte lors de votre inscription, vous devez vous connecter avec votre adresse mail comme identifiant de connexion et votre mot de passe de compte Cyclades.",
  },
  close: "Fermer",
  /** R52. */
  ask: {
    title: "Réinitialisation du mot de passe - Mot de passe oublié",
    identifier: "Identifiant de connexion : *",
    hint: "Vous pouvez saisir votre identifiant Cyclades, email ou numéro Cyclades.",
    warning:
      "Attention, ce mot de passe est celui de votre compte CYCLADES et en aucun cas celui du compte que vous utilisez au travers de FranceConnect.",
    submit: "Valider",
  },
  /** R54. */
  asked: {
    title: "Mot de passe oublié, réinitialisation du mot de passe",
    sent: (address: string) =>
      `Vous allez recevoir un mail sur votre mail de contact (${address}) si vous avez un compte candidat, veuillez cliquer sur le lien contenu dans ce mail pour modifier votre mot de passe.`,
    valid: "Ce lien n'est valable que pour une durée de 48 heures.",
    after: "Passé ce délai, vous devrez recliquer sur 'Mot de passe oublié'.",
  },
  /** R56. */
  reset: {
    title: "Nouveau mot de passe",
    password: "Nouveau mot de passe *",
    hint: "8 à 20 caractères dont majuscule, minuscule et caractère spécial",
    confirmation: "Confirmation du mot de passe *",
    submit: "Enregistrer",
    done: "Votre mot de passe a été modifié",
    doneText: "Veuillez désormais vous connecter avec votre nouveau mot de passe. Les connexions ouvertes sur votre compte ont été fermées.",
    again: "Demander un nouveau lien",
  },
  noLink: {
    title: "Ce lien est incomplet",
    text: "L'adresse de cette page doit contenir le lien entier reçu par mail. Copiez-le en entier dans la barre de votre navigateur, ou cliquez de nouveau sur le lien du mail.",
  },
  ended: {
    title: "Votre session est terminée",
    text: "Vous êtes resté longtemps sans activité, ou votre session a été fermée. Ce que vous avez saisi est conservé : identifiez-vous de nouveau pour continuer où vous en étiez.",
    as: "Identifiant de connexion :",
    goOn: "Se connecter et continuer",
    leave: "Quitter sans me reconnecter",
  },
};
