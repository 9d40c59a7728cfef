export const texts = {
  /** R118. */
  title: "Mes messages",
  intro: "Les messages envoyés à mon adresse mail par l'académie ou par mon établissement, et ceux de Cyclades.",
  none: "Vous n'avez pas encore de message.",
  unread: "Non lu",
  more: "Voir les messages plus anciens",
  sentBy: (sender: string, instant: string) => `Envoyé par ${sender} le ${instant}`,
  back: "Revenir à mes messages",
};
