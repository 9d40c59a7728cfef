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

export const own = {
  title: (name: string) => `Bonjour ${name}`,
  number: (number: string) => `N° candidat : ${number}`,
  todo: "Ce qu'il me reste à faire",
  nothingToDo: "Vous n'avez rien à faire pour le moment.",
  unread: (count: number) => count > 1 ? `Lire mes ${count} messages non lus` : "Lire mon message non lu",
  resume: (service: string) => `Terminer mon inscription : ${service}`,
  resumeBefore: (closing: string) => `Brouillon pas encore enregistré ; le service ferme ${closing}.`,
  resumeTooLate: "Brouillon jamais enregistré ; le service est fermé.",
  kept: (day: string) => `Brouillon conservé le ${day} – candidature pas encore enregistrée`,
  confirm: (service: string) => `Valider en ligne ou renvoyer ma confirmation d'inscription : ${service}`,
  confirmBefore: (day: string) => `Au plus tard le ${day}.`,
  representative: (service: string) => `Faire confirmer mon représentant légal : ${service}`,
  representativeAbout: "Un mail lui a été envoyé avec un lien ; sa confirmation est attendue.",
  candidatures: "Mes inscriptions",
  none: "Vous n'avez pas encore d'inscription.",
  noneAbout: "Choisissez un examen ou un concours et l'académie où vous inscrire : vous verrez aussitôt si le service d'inscription est ouvert.",
  add: "Ajouter une nouvelle candidature",
  all: "Voir mes inscriptions",
  past: "Mes sessions passées",
  card: { establishment: "Établissement :", registration: "N° :", session: "Session :", state: "Confirmation d'inscription :", open: "Ouvrir" },
};
