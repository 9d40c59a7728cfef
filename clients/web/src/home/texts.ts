export const texts = {
  title: "Accueil",
  welcome: "Inscription aux examens et aux concours",
  /** R3. */
  intro: "Ce portail candidat est commun à tous les candidats qui souhaitent s'inscrire aux examens ou aux concours gérés dans Cyclades.",
  /** R6. */
  signIn: "J'ai un compte, je me connecte",
  create: "Je n'ai pas de compte, je le crée",
  /** R8. */
  identifier: "L'identifiant de ce compte est mon adresse email.",
  videos: "Vidéos explicatives sur CYCLADES",
  newWindow: "nouvelle fenêtre",
  notices: "Messages d'information",
  periodsTitle: "Quand puis-je m'inscrire ?",
  periodsText: "Avant de créer un compte, consultez les périodes d'inscription Grand Public de votre académie.",
  periods: "Consulter les périodes d'inscription",
  verifyTitle: "J'ai reçu un document",
  verifyText: "Chaque document officiel porte une référence : elle permet à chacun de vérifier qu'il est authentique.",
  verify: "Vérifier un document",
};
