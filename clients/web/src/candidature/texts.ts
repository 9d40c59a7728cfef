export const texts = {
  choice: {
    /** R63. */
    title: "Sur quoi et où voulez-vous vous inscrire ?",
    heading: "Choisissez un examen ou un concours, une session, puis une académie ou un centre d'examen.",
    start: "Démarrer mon inscription",
  },
};
