export const texts = {
  verification: {
    title: "Vérifier un document",
    intro:
      "Chaque document officiel porte une référence et un code à flasher. Saisissez la référence : vous saurez si le document est authentique et en vigueur. Aucune donnée personnelle n'est affichée, sauf les initiales.",
    reference: "Référence du document *",
    hint: "Telle qu'elle est imprimée, par exemple JRMT-WC7G-22X7-S4SA",
    submit: "Vérifier",
    unknown: "Aucun document ne porte cette référence",
    unknownText: "Vérifiez votre saisie. Si la référence est bien celle du document, ce document n'a pas été délivré par Cyclades.",
    current: "Ce document est authentique et en vigueur",
    superseded: "Ce document est authentique, mais une version plus récente le remplace",
    void: "Ce document est authentique, mais l'inscription n'est plus en vigueur",
    document: "Document",
    version: "Version",
    versionOf: (version: number, instant: string) => `${version} du ${instant}`,
    initials: "Initiales du candidat",
    exam: "Examen ou concours",
    session: "Session",
    centre: "Académie ou centre",
  },
  representative: {
    title: "Confirmation du représentant légal",
    about: (name: string) => `Bonjour ${name},`,
    asked: "Cette inscription vous indique comme représentant légal. Vérifiez-la avant de confirmer :",
    candidate: "Candidat",
    exam: "Examen ou concours",
    session: "Session",
    centre: "Académie ou centre",
    before: "À confirmer au plus tard le",
    declare: "Je confirme que je suis le représentant légal de ce candidat et que j'accepte cette inscription.",
    submit: "Confirmer l'inscription",
    notMe: "Si vous n'êtes pas concerné par cette inscription, ne confirmez pas et fermez cette page.",
    done: "Votre confirmation est enregistrée",
    doneText: "Le candidat en est informé par mail. Vous n'avez plus rien à faire.",
    contact: "Pour tout renseignement, vous pouvez contacter le service des examens et concours :",
    noLink: "Ce lien est incomplet",
    noLinkText: "L'adresse de cette page doit contenir le lien entier reçu par mail. Copiez-le en entier dans la barre de votre navigateur, ou cliquez de nouveau sur le lien du mail.",
  },
  accessibility: {
    title: "Déclaration d'accessibilité",
    paragraphs: [
      "Ce portail est construit pour être utilisé par tous : au clavier seul, avec un lecteur d'écran, à 200 % de zoom et sur un petit écran.",
      "Accessibilité : non vérifiée. Chaque page est contrôlée par des tests automatiques (axe, niveaux A et AA) ; aucun audit complet selon le référentiel général d'amélioration de l'accessibilité (RGAA 4.1) n'a encore été réalisé.",
      "Si une page ou un document ne vous est pas accessible, contactez le service des examens et concours de votre académie : il vous donnera l'information sous une autre forme.",
      "Si vous n'obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits.",
    ],
  },
  legal: {
    title: "Mentions légales",
    unofficial:
      "Ce site n'est pas un site officiel de l'État. Il présente une version libre de CYCLADES, publiée sous licence MIT.",
    paragraphs: [
      "L'éditeur et l'hébergeur de ce site sont l'organisme qui l'exploite. Pour toute question sur une inscription, contactez le service des examens et concours de votre académie, dont les coordonnées figurent sur la page de chaque service d'inscription.",
      "Les communes et départements proviennent de l'INSEE (Licence Ouverte).",
    ],
  },
  data: {
    title: "Données personnelles",
    /** R77. */
    law: "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.",
    paragraphs: [
      "Les informations que vous saisissez servent à votre inscription aux examens et aux concours, et à rien d'autre. Seul le service gestionnaire de votre académie y a accès.",
      "Un compte qui n'est pas activé dans les 48 heures est effacé. Un compte sans candidature peut être supprimé à tout moment dans « Modifier mon compte » : il est effacé aussitôt.",
      "Ce site n'utilise ni traceur ni mesure d'audience. Un seul cookie, nécessaire à votre connexion, est déposé quand vous vous identifiez ; il disparaît quand vous fermez votre navigateur. Votre choix de thème est conservé sur votre appareil.",
    ],
  },
};
