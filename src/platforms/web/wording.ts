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
    privacy: 'Deze pagina bewaart je vragen niet en volgt je niet.',
    notFound: 'Deze pagina bestaat niet. Ga terug naar het gesprek.',
    required: 'verplicht',
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
    privacy: 'This page does not keep your questions and does not track you.',
    notFound: 'This page does not exist. Go back to the conversation.',
    required: 'required',
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
    privacy: 'Cette page ne garde pas tes questions et ne te suit pas.',
    notFound: "Cette page n'existe pas. Retourne à la conversation.",
    required: 'obligatoire',
    tooLarge: "C'est trop de texte à la fois. Pose ta question en quelques phrases.",
  },
};

export const locales: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB', fr: 'fr-BE' };
