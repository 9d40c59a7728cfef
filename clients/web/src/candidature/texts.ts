// R62 to R116 and R120 to R124, to the letter; what the guide does not give is in its tone (D17).

export const texts = {
  choice: {
    /** R63. */
    title: "Sur quoi et où voulez-vous vous inscrire ?",
    heading: "Choisissez un examen ou un concours, une session, puis une académie ou un centre d'examen.",
    start: "Démarrer mon inscription",
  },
  form: {
    title: "Mon dossier d'inscription",
    /** R65. */
    candidate: (number: string, name: string, birthDate: string) => `N° candidat : ${number} ${name} Né(e) le : ${birthDate}`,
    /** B1. */
    closing: (instant: string) => `Fermeture du service d'inscription : ${instant}`,
    step: (current: number, count: number) => `Étape ${current} sur ${count}`,
    next: "Étape suivante :",
    /** R66. */
    tabs: {
      terms: "Modalités d'inscription",
      identification: "1 - Identification",
      candidature: "2 - Informations candidature",
      summary: "3 - Récapitulatif",
      number: "4 - N° Inscription",
    },
    /** R64. */
    buttons: {
      bar: "Actions du dossier",
      previous: "Précédent",
      next: "Suivant",
      save: "Enregistrer",
      print: "Visualiser/imprimer",
      quit: "Quitter",
    },
    /** The server says the same of a field that it misses. */
    required: "Ce champ est obligatoire.",
    toAccept: "Vous devez accepter les modalités d'inscription pour continuer.",
    elsewhere: "D'autres informations sont à corriger dans un autre onglet :",
    noService: "L'adresse de cette page ne dit pas où vous voulez vous inscrire. Choisissez un examen ou un concours, puis une académie.",
    choose: "Ajouter une nouvelle candidature",
    candidatures: "Voir mes inscriptions",
    otherService: "Choisir un autre service d'inscription",
  },
  draft: {
    /** B2. */
    kept: (time: string) => `Brouillon conservé à ${time} – candidature pas encore enregistrée`,
    keptOn: (instant: string) => `Brouillon conservé le ${instant} – candidature pas encore enregistrée`,
    keptChange: (time: string) => `Brouillon conservé à ${time} – modification pas encore enregistrée`,
    keptChangeOn: (instant: string) => `Brouillon conservé le ${instant} – modification pas encore enregistrée`,
    lost: "Le brouillon n'a pas pu être conservé. Gardez cette page ouverte ; un nouvel essai sera fait à votre prochaine saisie.",
    leaveTitle: "Quitter sans enregistrer\u00a0?",
    leave: "Votre candidature n'est pas encore enregistrée. Votre brouillon est conservé\u00a0: vous pourrez le reprendre depuis la page d'accueil.",
    leaveChange: "Votre modification n'est pas encore enregistrée. Votre brouillon est conservé\u00a0: vous pourrez le reprendre depuis cette inscription, par le bouton « Modifier ».",
    leaveLost: "Votre brouillon n'a pas pu être conservé. Si vous quittez cette page, ce que vous avez saisi en dernier sera perdu.",
    stay: "Continuer la saisie",
    go: "Quitter",
    discard: "Effacer le brouillon et quitter",
    foundTitle: "Une modification a été commencée",
    take: "Reprendre le brouillon",
    drop: "Effacer le brouillon",
  },
  identification: {
    /** R68. */
    account: "Ces informations sont celles de votre compte. Si elles sont erronées, vous pouvez les corriger par « Modifier mon compte », tant que vous n'avez pas créé de candidature.",
    /** R69. */
    filed: "En cas d'erreur dans vos nom, prénoms, date ou lieu de naissance, contactez le service gestionnaire pour une demande de modification de vos informations personnelles.",
    accountLink: "Modifier mon compte",
    /** R70. */
    identity: "Identité",
    title: "Civilité",
    female: "MADAME",
    male: "MONSIEUR",
    birthName: "Nom de famille / Nom de naissance",
    usageName: "Nom d'usage",
    usageNameHint: "(Nom marital par exemple)",
    firstNames: "Prénoms",
    /** R71. */
    birth: "Naissance",
    country: "Pays de naissance",
    birthDate: "Date de naissance",
    birthDateHint: "Exemple : 30/05/1998",
    department: "Département, DOM ou COM de naissance",
    commune: "Commune de naissance",
    nationality: "Nationalité *",
    /** R72. */
    address: "Adresse",
    addressCountry: "Pays *",
    line1: "Adresse 1 *",
    line2: "Adresse 2",
    line3: "Adresse 3",
    line4: "Adresse 4",
    postalCode: "Code postal *",
    locality: "Localité *",
    /** R73. */
    contacts: "Contacts",
    phone: "Téléphone personnel",
    email: "Adresse mail",
    /** R74. */
    situation: "Situation du candidat",
    category: "Catégorie socio-professionnelle d'un représentant légal *",
    /** R75. */
    parents: "Parents du candidat",
    parentsAbout: "Demandés uniquement pour un candidat né à l'étranger.",
    fatherLastName: "Nom du père *",
    fatherFirstNames: "Prénoms du père *",
    motherLastName: "Nom de la mère *",
    motherFirstNames: "Prénoms de la mère *",
    /** D38. */
    representative: "Représentant légal",
    representativeAbout: "Demandé uniquement pour un candidat de moins de 18 ans au premier jour de la session. Un lien lui sera envoyé par mail pour confirmer l'inscription.",
    representativeName: "Nom du représentant légal *",
    representativeEmail: "Adresse mail du représentant légal *",
    representativeEmailHint: "Différente de la vôtre",
    /** R77. */
    dataProtection:
      "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.",
  },
  information: {
    /** R78. */
    kind: "Type de candidature",
    category: "Catégorie du candidat *",
    /** R79. */
    establishmentBlock: "Etablissement du candidat",
    establishment: "Etablissement *",
    /** R80. */
    division: "Division de classe",
    /** R81. */
    arrangementBlock: "Aménagement d'épreuve demandé au titre du handicap",
    arrangement: "Demande d'aménagement(s) d'épreuves au titre du handicap (1)\u00a0:\u00a0*",
    /** R82. */
    arrangementNote:
      "(1) Si vous pensez pouvoir bénéficier d'aménagements des conditions d'examen prévus par la réglementation pour les candidats présentant un handicap (code de l'éducation - articles D.351-27 à D.351-31), sélectionnez \"Oui\" et contactez au plus vite le service des examens de votre académie. Votre demande d'aménagements doit être faite avant la date de clôture des inscriptions à l'examen.",
    /** R83. */
    certificate:
      "Si je demande un aménagement des épreuves, je devrais contacter ensuite un médecin agréé pour obtenir un certificat à fournir au service des Examens et Concours, indiquant les mesures d'aménagement demandées.",
    yes: "Oui",
    no: "Non",
    /** R84, R85. */
    results: "Diffusion des résultats",
    press: "J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé\u00a0:\u00a0*",
    authorities: "J'accepte la communication de mes résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations\u00a0:\u00a0*",
    /** D39. */
    options: "Epreuves facultatives",
    rule: (label: string, minimum: number, maximum: number) => minimum === maximum
      ? `${label} : ${maximum} à choisir`
      : minimum === 0 ? `${label} : ${maximum} au plus` : `${label} : de ${minimum} à ${maximum} à choisir`,
  },
  summary: {
    /** R86. */
    identification: "Identification du candidat",
    birthName: "Nom de naissance",
    familyName: "Nom de famille",
    nationality: "Nationalité",
    addressBlock: "Adresse et contact",
    address: "Adresse",
    phone: "Téléphone personnel",
    email: "Adresse mail",
    situation: "Situation du candidat",
    category: "Catégorie socio-professionnelle d'un représentant légal",
    father: "Père",
    mother: "Mère",
    representative: "Représentant légal",
    candidature: "Informations candidature",
    candidateCategory: "Catégorie du candidat",
    establishment: "Votre établissement",
    division: "Division de classe",
    arrangement: "Demande d'aménagement(s) d'épreuves au titre du handicap",
    press: "Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé\u00a0:",
    authorities: "Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations\u00a0:",
    /** R87. */
    tests: "Epreuves",
    testsCaption: "Epreuve(s) ponctuelle(s)",
    test: "Epreuve",
    testState: "Etat",
    testForm: "Forme",
    registered: "Inscrit",
    /** R88. */
    warning: "A ce stade, la candidature n'est pas encore enregistrée, je dois cliquer sur le bouton « Enregistrer » pour terminer mon inscription.",
    warningChange: "A ce stade, la modification n'est pas encore enregistrée, je dois cliquer sur le bouton « Enregistrer » pour la terminer.",
  },
  number: {
    /** R89. */
    title: "Votre numéro d'inscription",
    /** R90. */
    done: (instant: string) => `Votre inscription a bien été prise en compte le ${instant}.`,
    candidate: "Votre numéro candidat :",
    registration: "Votre numéro d'inscription :",
    until: (instant: string) => `Vous pourrez consulter et, éventuellement, modifier les données de votre dossier avant la fermeture du service fixée le : ${instant}.`,
    contact: "Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :",
    /** R91. */
    documents: "Les documents mis à ma disposition",
    returnBefore: (day: string) => `Votre confirmation d'inscription est à valider en ligne ou à renvoyer au plus tard le ${day}.`,
    open: "Voir mon inscription",
    representative: "Un mail a été envoyé à votre représentant légal, avec un lien pour confirmer votre inscription.",
  },
  documents: {
    title: "Mes documents",
    /** R114. */
    list: "Liste des documents publiés",
    none: "Aucun document n'est publié pour le moment.",
    show: "Visualiser/imprimer",
    showOf: (line: string) => `Visualiser/imprimer : ${line}`,
    shown: (line: string) => `Document affiché : ${line}`,
    download: (size: string) => `Télécharger (PDF, ${size})`,
    fallback: "Si le document ne s'affiche pas ici, téléchargez-le.",
    hide: "Fermer le document",
    reference: (reference: string) => `Référence à vérifier : ${reference}`,
    /** R115. */
    about: "Les documents arrivent soit automatiquement lors de mon inscription, soit par le gestionnaire durant le suivi des inscriptions et de la session.",
  },
  list: {
    title: "Mes inscriptions",
    /** R106. */
    shown: "Cet écran affiche toutes mes candidatures actives :",
    filters: [
      "Quel que soit le domaine (Examen ou Concours),",
      "Si la session de la candidature n'est pas fermée dans Cyclades,",
      "Si je ne me suis pas désinscrit,",
      "Si la candidature n'a pas été écartée ou supprimée par le gestionnaire.",
    ],
    none: "Vous n'avez pas d'inscription active.",
    /** R62. */
    add: "Ajouter une nouvelle candidature",
    withdrawn: "Voir mes désinscriptions",
    /** R107. */
    establishment: (label: string) => `Établissement : ${label}`,
    session: (label: string) => `Session : ${label}`,
    registration: (number: string) => `N° : ${number}`,
    confirmation: (label: string) => `Confirmation d'inscription : ${label}`,
    modify: "Modifier",
    information: "Information",
    withdraw: "Se désinscrire",
    about: (act: string, exam: string) => `${act} : ${exam}`,
    back: "Revenir à mes inscriptions",
  },
  notice: {
    /** R113. */
    title: "Information",
    none: "Il n'y a pas d'information sur cette candidature pour le moment.",
    documents: "Voir mes documents",
  },
  withdrawal: {
    title: "Se désinscrire\u00a0?",
    /** R121; the guide's own text of this window is lost (D17). */
    text: (service: string) => `Vous allez vous désinscrire de : ${service}.`,
    effect: "La candidature ne sera alors plus visible dans « Mes inscriptions ». Un mail confirmant votre désinscription vous sera également adressé.",
    mistake: "En cas d'erreur, vous pourrez annuler votre désinscription tant que le service d'inscription est ouvert.",
    confirm: "Me désinscrire",
    cancel: "Annuler",
    done: "Vous êtes désinscrit. Un mail vous le confirme.",
    undoLink: "C'est une erreur : voir mes désinscriptions",
    listTitle: "Mes désinscriptions",
    listAbout: "Les candidatures dont je me suis désinscrit, tant que leur session n'est pas fermée. Une désinscription peut être annulée tant que le service d'inscription est ouvert.",
    none: "Vous ne vous êtes désinscrit d'aucune candidature.",
    undo: "Annuler ma désinscription",
    undoTitle: "Annuler ma désinscription\u00a0?",
    undoText: (service: string) => `Vous serez de nouveau inscrit à : ${service}.`,
    undoEffect: "Une nouvelle version de votre confirmation d'inscription sera établie, et un mail vous sera adressé.",
    undone: (version: number) => `Vous êtes de nouveau inscrit : version n°${version}. Un mail vous le confirme.`,
    open: "Voir cette inscription",
  },
  one: {
    /** R93. */
    menu: "Menu de la candidature",
    candidate: "N° Candidat",
    registration: "N° Inscription",
    year: "Session",
    pages: {
      "": "Mon inscription",
      documents: "Mes documents",
      justificatifs: "Mes justificatifs",
      notes: "Mes notes",
    },
    title: "Mon inscription",
    state: "État de l'inscription",
    confirmation: "Confirmation d'inscription",
    version: "Version",
    versionOf: (version: number, instant: string) => `n°${version} du ${instant}`,
    created: "Première inscription",
    signed: "Validée en ligne",
    closing: "Fermeture du service d'inscription",
    returnDate: "À valider en ligne ou à renvoyer",
    returnBefore: (day: string) => `au plus tard le ${day}`,
    representative: "Représentant légal",
    representativeAwaited: "confirmation attendue ; un lien lui a été envoyé par mail",
    representativeConfirmed: "a confirmé l'inscription",
    acts: "Ce que je peux faire",
    modify: "Modifier",
    withdraw: "Se désinscrire",
    sign: "Valider en ligne ma confirmation",
    resend: "Recevoir de nouveau le mail d'inscription",
    resent: (address: string) => `Le mail de votre inscription vous est envoyé de nouveau à l'adresse ${address}.`,
    cannotModify: "Modifier :",
    cannotWithdraw: "Se désinscrire :",
    contact: "Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :",
  },
  modify: {
    title: "Modifier mon inscription",
    cannot: "Cette inscription ne peut pas être modifiée",
    done: (version: number) => `Votre inscription est modifiée : version n°${version}. Un mail vous le confirme, et votre confirmation d'inscription est mise à jour.`,
    documents: "Les documents mis à ma disposition",
    open: "Voir mon inscription",
  },
  sign: {
    title: "Validation en ligne",
    about: "Je peux valider ma confirmation d'inscription en ligne au lieu de la renvoyer signée par courrier.",
    until: (day: string) => `Elle est à valider en ligne ou à renvoyer au plus tard le ${day}.`,
    /** R103. */
    official: "Ce document vaut inscription définitive à l'examen.",
    after: "Après signature aucune modification ne sera acceptée.",
    readFirst: "Pour valider, j'affiche et je lis d'abord ma confirmation d'inscription, avec le bouton « Visualiser/imprimer ».",
    certify: "J'ai lu ma confirmation d'inscription et je certifie exact ce qu'elle contient. *",
    toCertify: "Vous devez certifier exact le contenu de votre confirmation d'inscription pour la valider.",
    submit: "Valider en ligne",
    done: "Votre confirmation d'inscription est validée en ligne.",
    awaited: "Votre signature est enregistrée. Votre représentant légal doit encore confirmer, avec le lien qu'il a reçu par mail.",
    signedOn: (instant: string) => `Validée en ligne le ${instant}.`,
  },
  past: {
    title: "Mes sessions passées",
    /** D20. */
    about: "Les candidatures des sessions fermées. Leurs documents et leurs notes restent consultables ; elles ne sont plus modifiables.",
    none: "Vous n'avez pas de candidature à une session passée.",
  },
  supporting: {
    /** R117. */
    none: "Aucune pièce justificative ne vous est demandée.",
    about: "Si le service gestionnaire vous en demande, vous en serez averti par un mail et par l'icône « enveloppe » de votre candidature.",
    before: (day: string) => `À déposer au plus tard le ${day}.`,
    reason: "Motif du refus :",
    deposited: "Ce que j'ai déposé :",
    version: (version: number, instant: string, size: string) => `Version n°${version} déposée le ${instant} (${size})`,
    download: "Télécharger",
    downloadOf: (line: string) => `Télécharger : ${line}`,
    file: "Fichier à déposer",
    replacement: "Fichier qui remplace le précédent",
    formats: "PDF, JPEG ou PNG, 5 Mo au maximum.",
    deposit: "Déposer",
    depositOf: (label: string) => `Déposer : ${label}`,
    missing: "Choisissez d'abord un fichier.",
    tooLarge: "Ce fichier est trop volumineux : 5 Mo au maximum.",
    waiting: "Envoi du fichier en cours…",
    done: (label: string) => `Votre fichier est déposé : ${label}. Un mail vous le confirme.`,
  },
  marks: {
    /** D19. */
    none: "Vos notes ne sont pas encore disponibles.",
    about: "Vous serez averti par un mail et sur votre page d'accueil lorsqu'elles seront publiées.",
  },
};
