import type { Language } from '../../search/stop-words.ts';

/** The sentences of the chat page around the conversation. */
export type PageWording = {
  readonly title: string;
  readonly tagline: string;
  readonly welcome: string;
  readonly conversation: string;
  readonly you: string;
  readonly inputLabel: string;
  readonly placeholder: string;
  readonly send: string;
  readonly suggestions: string;
  readonly language: string;
  readonly source: string;
  readonly checked: (day: string) => string;
  readonly thinking: string;
  readonly offline: string;
  readonly skip: string;
  readonly privacy: string;
  readonly notFound: string;
  readonly required: string;
  /** Said of rows of which no more than so many may be chosen. */
  readonly atMost: (most: number) => string;
  /** The row of a choice that need not be made. */
  readonly noChoice: string;
  /** On the button beside a list that opens. */
  readonly choose: string;
  readonly copy: string;
  readonly copied: string;
  /** Said where the browser does not let us copy, of a text that is selected then. */
  readonly copyByHand: string;
  readonly subject: string;
  readonly openMail: string;
  /** Said of a step in time that is over, where that cannot be seen. */
  readonly past: string;
  readonly share: string;
  readonly shareLink: string;
  readonly copyLink: string;
  /** Said of a form that did not arrive. */
  readonly unsent: string;
  /** Said of a form that stood on somebody else's page. */
  readonly otherSite: string;
  /** Said of a message that is too long to be read at all. */
  readonly tooLarge: string;
};

export const pageWording: Record<Language, PageWording> = {
  nl: {
    title: 'Wegwijzer',
    tagline: 'Vragen over internationale solidariteit in je gemeente',
    welcome:
      'Hallo! Stel me je vraag in gewone woorden: over het memorandum, je gemeente, de 4de Pijler of 11.11.11. Je krijgt een antwoord met de bron erbij.',
    conversation: 'Gesprek',
    you: 'Jij',
    inputLabel: 'Je vraag',
    placeholder: 'Typ je vraag',
    send: 'Vraag',
    suggestions: 'Vragen om mee te beginnen',
    language: 'Taal',
    source: 'Bron',
    checked: (day) => `nagekeken op ${day}`,
    thinking: 'Ik zoek het op',
    offline: 'Je vraag is niet aangekomen. Kijk of je verbinding werkt en druk nog eens op Vraag.',
    skip: 'Ga naar je vraag',
    privacy:
      'Deze pagina bewaart je vragen niet en volgt niemand. Wat je opstelt (een mail, een memorandum) bewaart ze wel, zodat je later verder kan, tot je het wist. Alleen daarvoor gebruikt ze één cookie.',
    notFound: 'Deze pagina bestaat niet. Ga terug naar het gesprek.',
    required: 'verplicht',
    atMost: (most) => `hoogstens ${most}`,
    noChoice: 'Geen keuze',
    choose: 'Kies',
    copy: 'Kopieer',
    copied: 'Gekopieerd',
    copyByHand: 'Kopiëren lukt hier niet vanzelf. De tekst is aangeduid: kopieer hem zelf.',
    subject: 'Onderwerp',
    openMail: 'Open in je mailprogramma',
    past: 'voorbij',
    share: 'Deel dit',
    shareLink: 'link naar dit antwoord',
    copyLink: 'Kopieer de link',
    unsent:
      'Dit is niet aangekomen. Kijk of je verbinding werkt en druk nog eens op de knop. Wat je invulde, staat er nog.',
    otherSite: 'Dit kwam van een andere site, dus ik heb er niets mee gedaan. Probeer het op deze pagina.',
    tooLarge: 'Dat is te veel tekst in één keer. Stel je vraag in een paar zinnen.',
  },
  en: {
    title: 'Wegwijzer',
    tagline: 'Questions about international solidarity in your municipality',
    welcome:
      'Hello! Ask me your question in plain words: about the memorandum, your municipality, the 4th Pillar or 11.11.11. You get an answer with its source.',
    conversation: 'Conversation',
    you: 'You',
    inputLabel: 'Your question',
    placeholder: 'Type your question',
    send: 'Ask',
    suggestions: 'Questions to start with',
    language: 'Language',
    source: 'Source',
    checked: (day) => `checked on ${day}`,
    thinking: 'Looking it up',
    offline: 'Your question did not arrive. Check your connection and press Ask again.',
    skip: 'Go to your question',
    privacy:
      'This page does not keep your questions and tracks nobody. It does keep what you draw up (a mail, a memorandum), so that you can go on with it later, until you delete it. It uses one cookie, for that only.',
    notFound: 'This page does not exist. Go back to the conversation.',
    required: 'required',
    atMost: (most) => `at most ${most}`,
    noChoice: 'No choice',
    choose: 'Choose',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'Copying does not work here by itself. The text is selected: copy it yourself.',
    subject: 'Subject',
    openMail: 'Open in your mail program',
    past: 'over',
    share: 'Share this',
    shareLink: 'link to this answer',
    copyLink: 'Copy the link',
    unsent: 'This did not arrive. Check your connection and press the button again. What you filled in is still there.',
    otherSite: 'This came from another site, so I did nothing with it. Try it on this page.',
    tooLarge: 'That is too much text at once. Ask your question in a few sentences.',
  },
  fr: {
    title: 'Wegwijzer',
    tagline: 'Questions sur la solidarité internationale dans ta commune',
    welcome:
      'Bonjour ! Pose-moi ta question avec tes mots : sur le mémorandum, ta commune, le 4e pilier ou 11.11.11. Tu reçois une réponse avec sa source.',
    conversation: 'Conversation',
    you: 'Toi',
    inputLabel: 'Ta question',
    placeholder: 'Écris ta question',
    send: 'Demander',
    suggestions: 'Des questions pour commencer',
    language: 'Langue',
    source: 'Source',
    checked: (day) => `vérifié le ${day}`,
    thinking: 'Je cherche',
    offline: "Ta question n'est pas arrivée. Vérifie ta connexion et appuie encore sur Demander.",
    skip: 'Aller à ta question',
    privacy:
      "Cette page ne garde pas tes questions et ne suit personne. Elle garde ce que tu rédiges (un mail, un mémorandum), pour que tu puisses continuer plus tard, jusqu'à ce que tu l'effaces. Elle utilise un seul cookie, rien que pour cela.",
    notFound: "Cette page n'existe pas. Retourne à la conversation.",
    required: 'obligatoire',
    atMost: (most) => `${most} au maximum`,
    noChoice: 'Aucun choix',
    choose: 'Choisir',
    copy: 'Copier',
    copied: 'Copié',
    copyByHand: 'La copie ne se fait pas toute seule ici. Le texte est sélectionné : copie-le toi-même.',
    subject: 'Objet',
    openMail: 'Ouvrir dans ta messagerie',
    past: 'passé',
    share: 'Partage ceci',
    shareLink: 'lien vers cette réponse',
    copyLink: 'Copier le lien',
    unsent:
      "Ceci n'est pas arrivé. Vérifie ta connexion et appuie encore sur le bouton. Ce que tu as rempli est toujours là.",
    otherSite: "Ceci venait d'un autre site, donc je n'en ai rien fait. Essaie sur cette page.",
    tooLarge: "C'est trop de texte à la fois. Pose ta question en quelques phrases.",
  },
};
