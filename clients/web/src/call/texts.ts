/** What the portal says when the server could not. */
export const texts = {
  unreachable:
    "Le service ne répond pas pour le moment, et votre demande n'a peut-être pas été prise en compte. Vérifiez votre connexion internet, puis réessayez : elle ne sera pas enregistrée deux fois.",
  unanswered: "Le service ne répond pas pour le moment. Vérifiez votre connexion internet, puis réessayez.",
  unexpected: "Une erreur inattendue s'est produite. Veuillez réessayer plus tard.",
  retry: "Réessayer",
  loading: "Chargement en cours…",
  failedTitle: "La demande n'a pas abouti",
  unavailableTitle: "Le service est momentanément indisponible",
};
