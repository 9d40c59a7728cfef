// R16 to R46 and R57 to R61, to the letter; what the guide does not give is in its tone (D17).

export const texts = {
  create: {
    title: "Créer mon compte",
    /** R20. */
    intro: "Je saisis les données d'état civil telles qu'elles figurent sur ma pièce d'identité.",
    identity: "Mon identité",
    birth: "Ma naissance",
    access: "Mon identifiant et mon mot de passe",
    /** R39. */
    oneAccount: "Il ne peut y avoir qu'un seul compte candidat par adresse email. L'adresse email est l'identifiant du compte.",
    haveAccount: "J'ai déjà un compte",
    submit: "Créer le compte",
  },
  /** R22 to R35. */
  fields: {
    sex: "Sexe *",
    female: "Féminin",
    male: "Masculin",
    birthName: "Nom de famille *",
    birthNameHint: "(Nom de naissance)",
    birthNameConfirmation: "Confirmation du nom de naissance *",
    usageName: "Nom d'usage",
    usageNameHint: "(Nom marital par exemple)",
    firstNames: "Prénoms *",
    firstNamesHint: "(tels qu'ils figurent sur la pièce d'identité)",
    birthDate: "Date de naissance *",
    birthDateHint: "Exemple: 30/05/1998",
    birthDateConfirmation: "Confirmation date de naissance *",
    country: "Pays de naissance *",
    department: "Département, DOM ou COM de naissance *",
    abroad: "099",
    commune: "Commune de naissance *",
    communeHint: "Champ de recherche fonction du département",
    departmentFirst: "Choisissez d'abord le département, DOM ou COM de naissance.",
    email: "Adresse mail *",
    emailHint: "Exemple: nom.prenom@domaine.fr",
    emailConfirmation: "Confirmation de l'adresse mail *",
    password: "Mot de passe *",
    passwordHint: "8 à 20 caractères dont majuscule, minuscule et caractère spécial (exemple : ./! * etc...)",
    passwordConfirmation: "Confirmation du mot de passe *",
    currentPassword: "Mot de passe actuel *",
  },
  /** R41. */
  created: {
    title: "Confirmation de réception de mail",
    pending: "Votre compte est en cours de création.",
    later: "Votre inscription sera possible seulement lorsque votre compte sera activé.",
    mail: (address: string) =>
      `Vous allez recevoir un mail à l'adresse ${address} , veuillez cliquer sur le lien contenu dans ce mail pour activer votre compte.`,
    valid: "Ce lien n'est valable que pour une durée de 48 heures. Passé ce délai, vos informations seront effacées, vous devrez recommencer votre démarche de création de compte.",
    until: (instant: string) => `Il expire ${instant}.`,
    close: "Fermer",
    resend: "Je n'ai pas reçu le mail",
  },
  activation: {
    title: "Activation de mon compte",
    waiting: "Activation de votre compte en cours…",
    button: "Activer mon compte",
    fallback: "Si rien ne se passe, cliquez sur le bouton.",
    done: "Votre compte est activé",
    doneText: (address: string) => `Vous pouvez maintenant vous connecter avec votre adresse mail ${address} et le mot de passe choisi à la création du compte.`,
    signIn: "Se connecter",
    restart: "Créer le compte",
    resend: "Recevoir un nouveau lien d'activation",
  },
  resend: {
    title: "Recevoir un nouveau lien d'activation",
    intro: "Indiquez l'adresse mail saisie à la création de votre compte. Pensez aussi à regarder dans vos courriers indésirables.",
    submit: "Envoyer le lien",
    done: "Votre demande est prise en compte",
    doneText:
      "Si un compte en attente d'activation existe avec cette adresse, vous allez recevoir un mail. Le nouveau lien remplace le précédent ; les 48 heures courent depuis la création du compte.",
    back: "Revenir à la connexion",
  },
  newAddress: {
    title: "Confirmation de ma nouvelle adresse mail",
    waiting: "Confirmation de votre adresse en cours…",
    button: "Confirmer mon adresse mail",
    done: "Votre nouvelle adresse mail est confirmée",
    doneText: (address: string) =>
      `Veuillez désormais vous connecter avec l'adresse ${address}. Les connexions ouvertes sur votre compte ont été fermées.`,
    account: "Modifier mon compte",
  },
  noLink: {
    title: "Ce lien est incomplet",
    text: "L'adresse de cette page doit contenir le lien entier reçu par mail. Copiez-le en entier dans la barre de votre navigateur, ou cliquez de nouveau sur le lien du mail.",
  },
  mine: {
    /** R57. */
    title: "Modifier mes informations",
    number: "N° candidat",
    identity: "Mon identité",
    free: "Je peux tout modifier avant de créer une première candidature.",
    /** R59. */
    locked:
      "Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables. Si une autre information est erronée, je dois contacter le service gestionnaire dont les coordonnées sont indiquées en haut de la page ou dans mon document relatif à mon inscription.",
    lockedTitle: "Mon identité n'est plus modifiable",
    contactOf: (service: string) => `Service gestionnaire : ${service}`,
    save: "Enregistrer",
    identitySaved: "Vos informations ont été enregistrées.",
    email: "Mon adresse mail",
    emailNow: "Adresse mail actuelle",
    emailAbout: "La nouvelle adresse remplacera l'actuelle une fois confirmée par le lien qui lui sera envoyé, valable 48 heures.",
    newEmail: "Nouvelle adresse mail *",
    newEmailConfirmation: "Confirmation de l'adresse mail *",
    emailSave: "Enregistrer la nouvelle adresse",
    emailPending: (address: string, until: string) =>
      `Un lien a été envoyé à l'adresse ${address}. Elle remplacera votre adresse actuelle une fois confirmée ; le lien expire ${until}.`,
    password: "Mon mot de passe",
    newPassword: "Nouveau mot de passe *",
    passwordHint: "8 à 20 caractères dont majuscule, minuscule et caractère spécial",
    passwordSave: "Enregistrer le nouveau mot de passe",
    passwordSaved: "Votre mot de passe a été modifié. Les autres connexions ouvertes sur votre compte ont été fermées.",
    remove: "Supprimer mon compte",
    removeAbout: "La suppression efface votre compte et toutes les informations qu'il contient. Elle est immédiate et définitive.",
    /** R60. */
    removeButton: "Supprimer",
    /** R61. */
    cannotRemove: "Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées",
    confirmTitle: "Supprimer mon compte ?",
    confirmText:
      "Votre compte et toutes les informations qu'il contient seront effacés. Vous ne pourrez plus vous connecter, et un mail vous le confirmera. Pour vous inscrire plus tard, vous devrez créer un nouveau compte.",
    confirm: "Supprimer définitivement",
    cancel: "Annuler",
    removed: "Votre compte a été supprimé",
    removedText: "Les informations qu'il contenait ont été effacées. Un mail vous le confirme.",
    home: "Revenir à l'accueil",
  },
};
