export const texts = {
  title: "Périodes d'inscription Grand Public",
  /** R10. */
  heading: "Sélectionner les informations suivantes pour consulter l'état d'ouverture du service d'inscription.",
  summary: "Résumé de la sélection",
  back: (label: string) => `Revenir à ce choix : ${label}`,
  kind: "Sélectionner un type",
  domain: "Sélectionner un domaine",
  year: "Sélectionner une session",
  /** R11. */
  service: "Sélectionner une académie et une Session",
  /** R15. */
  nothing:
    "Si aucune donnée n'est affichée, c'est qu'aucun service n'est ouvert pour le choix Domaine – Session – Académie que je recherche.",
  none: "Aucun service n'est connu pour ce choix.",
  everywhere: "Voir toutes les académies et tous les centres",
  only: (academy: string) => `Résultats pour « ${academy} ».`,
  open: "Ouvert",
  notYetOpen: "Pas encore ouvert",
  closed: "Fermé",
  state: "État",
  opening: "Ouverture",
  closing: "Fermeture",
  returnDate: "Confirmation d'inscription à renvoyer",
  returnBefore: (day: string) => `au plus tard le ${day}`,
  left: (remaining: string) => `Il reste ${remaining} pour s'inscrire.`,
  opensIn: (remaining: string) => `Le service ouvrira dans ${remaining}.`,
  over: "Les inscriptions sont closes. Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :",
  contact: "Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :",
  create: "Je n'ai pas de compte, je le crée",
  signIn: "J'ai un compte, je me connecte",
};
