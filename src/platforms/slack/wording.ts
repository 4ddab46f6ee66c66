import type { Language } from '../../search/stop-words.ts';

/** The sentences of the bot on Slack around what it answers: plain text, without markup. */
export type SlackWording = {
  // Under and around a reply.
  readonly source: string;
  readonly checked: (day: string) => string;
  readonly subject: string;
  /** Said of a step in time that is over, where that cannot be seen. */
  readonly past: string;
  /** Names a file that came with the reply. */
  readonly file: (label: string, name: string) => string;
  /** On the button that opens a form that has no title. */
  readonly openForm: string;
  /** On a list to choose from. */
  readonly choose: string;

  // Sharing.
  readonly share: string;
  /** `person` is a mention, as `<@U123>`: who pressed the button. */
  readonly sharedBy: (person: string) => string;
  readonly shared: string;
  /** Said where the bot is no member of the channel. */
  readonly shareOnlyWhereInvited: string;

  // Feedback.
  readonly helped: string;
  readonly notHelped: string;
  readonly thanksForHelped: string;
  readonly thanksForNotHelped: string;

  // Where something is.
  readonly inDirectMessages: string;
  /** Said where a direct message could not be sent. */
  readonly noDirectMessages: string;
  readonly filesNotSent: (names: string) => string;

  // Forms.
  readonly required: string;
  readonly atMost: (most: number) => string;
  /** The row of a choice that need not be made. */
  readonly noChoice: string;
  readonly close: string;
  readonly pleaseWaitTitle: string;
  readonly pleaseWait: string;
  readonly doneTitle: string;
  /** In a form that is over: the rest stands in the conversation. */
  readonly done: string;
  readonly noticeTitle: string;
  /** Said where Slack would no longer open a form: it takes that for three seconds after a press. */
  readonly formTooLate: string;

  // Conversations in threads.
  /** Said when somebody ends a conversation in a thread. */
  readonly stopped: string;
  readonly nothingToStop: string;

  // What cannot be done.
  readonly failure: string;
  readonly unknownButton: string;
  readonly emptyMessage: string;

  // The Home tab.
  readonly homeTitle: string;
  readonly homeIntro: string;
  readonly homeAsk: string;
  readonly homeAskHow: (bot: string) => string;
  readonly homeCommands: (commands: readonly string[], bot: string) => string;
  readonly homeShortcut: (name: string) => string;
  readonly homeDeadline: string;
  readonly homeDrafts: string;
  readonly homePlan: string;
  readonly homeLanguage: string;
  readonly homeLanguageNow: string;
  readonly homePrivacy: string;
  readonly homePrivacyText: string;
  /** On the buttons that run the command behind a part of the page. */
  readonly homeDeadlineMore: string;
  readonly homePlanMore: string;
  readonly homeDraftsMore: string;
};

/** What the bot says on Slack, in each language. */
export const slackWording: Record<Language, SlackWording> = {
  nl: {
    source: 'Bron',
    checked: (day) => `nagekeken op ${day}`,
    subject: 'Onderwerp',
    past: 'voorbij',
    file: (label, name) => `${label}: ${name}`,
    openForm: 'Open het formulier',
    choose: 'Kies',

    share: 'Deel in kanaal',
    sharedBy: (person) => `${person} deelt dit:`,
    shared: 'Gedeeld: iedereen in het kanaal ziet het nu.',
    shareOnlyWhereInvited:
      'Dat kan alleen in een kanaal waar ik bij ben. Nodig me daar eerst uit met /invite @Wegwijzer.',

    helped: 'Dit hielp me',
    notHelped: 'Dit hielp me niet',
    thanksForHelped: 'Fijn dat het hielp!',
    thanksForNotHelped: 'Bedankt dat je het zegt. Stel je vraag gerust nog eens in andere woorden.',

    inDirectMessages: 'Het staat klaar in je directe berichten met mij. Alleen jij ziet het daar.',
    noDirectMessages:
      'Ik kan je geen direct bericht sturen. Open mij bij de apps, schrijf me daar iets en probeer het opnieuw.',
    filesNotSent: (names) => `Dit kon ik je niet bezorgen: ${names}. Probeer het zo meteen nog eens.`,

    required: 'verplicht',
    atMost: (most) => `hoogstens ${most}`,
    noChoice: 'Geen keuze',
    close: 'Sluiten',
    pleaseWaitTitle: 'Even geduld',
    pleaseWait: 'Ik ben ermee bezig. Dit verandert vanzelf zodra het klaar is.',
    doneTitle: 'Klaar',
    done: 'Klaar! Je mag dit venster sluiten.',
    noticeTitle: 'Wegwijzer',
    formTooLate: 'Het formulier ging niet meer open. Druk gerust nog eens op de knop.',

    stopped: 'Goed, ik zwijg hier. Heb je me weer nodig? Vermeld me dan.',
    nothingToStop: 'Ik was hier niet bezig. Vermeld me als je me nodig hebt.',

    failure: 'Er liep iets mis bij mij, niet bij jou. Probeer het zo meteen nog eens.',
    unknownButton: 'Die knop werkt niet meer. Stel je vraag gewoon opnieuw.',
    emptyMessage: 'In dat bericht staat geen tekst die ik kan lezen.',

    homeTitle: 'Welkom bij Wegwijzer',
    homeIntro:
      'Ik help je om internationale solidariteit in je gemeente vooruit te helpen: met antwoorden en hun bron, en stap voor stap met wat je wil doen.',
    homeAsk: 'Zo vraag je me iets',
    homeAskHow: (bot) =>
      `In een kanaal: vermeld me, bijvoorbeeld "${bot} wie kunnen onze medestanders zijn?". Ik antwoord in een thread. Liever onder ons? Schrijf me onder "Messages", hierboven.`,
    homeCommands: (commands, bot) =>
      `Je kan ook een opdracht typen: ${commands.join(', ')}. In een thread neemt Slack ze niet aan: schrijf ze daar na mijn naam, zoals "${bot} memo medestanders Gent".`,
    homeShortcut: (name) => `Staat je vraag al in een bericht? Kies bij dat bericht onder de drie puntjes "${name}".`,
    homeDeadline: 'De volgende deadline',
    homeDrafts: 'Wat jij opstelde',
    homePlan: 'Waar we nu staan',
    homeLanguage: 'Taal',
    homeLanguageNow: 'Ik antwoord je in het Nederlands. Kies gerust een andere taal:',
    homePrivacy: 'Wat ik bewaar',
    homePrivacyText:
      'Je vragen bewaar ik niet. In kanalen waar ik bij ben, stuurt Slack me elk bericht, maar ik doe alleen iets met wat voor mij is. Wat je met mij opstelt, bewaar ik wel, zodat je later verder kan, en ook de taal die je koos. Bij "Wat jij opstelde" bekijk en wis je het. Wat je dertien maanden niet aanraakt, verdwijnt vanzelf.',
    homeDeadlineMore: 'Toon alles, met een bestand voor je agenda',
    homePlanMore: 'Bekijk het stappenplan',
    homeDraftsMore: 'Toon alles',
  },
  en: {
    source: 'Source',
    checked: (day) => `checked on ${day}`,
    subject: 'Subject',
    past: 'over',
    file: (label, name) => `${label}: ${name}`,
    openForm: 'Open the form',
    choose: 'Choose',

    share: 'Share in channel',
    sharedBy: (person) => `${person} shares this:`,
    shared: 'Shared: everyone in the channel sees it now.',
    shareOnlyWhereInvited:
      'That is only possible in a channel that I am in. Invite me there first with /invite @Wegwijzer.',

    helped: 'This helped me',
    notHelped: 'This did not help me',
    thanksForHelped: 'Glad that it helped!',
    thanksForNotHelped: 'Thank you for telling me. Feel free to ask again in other words.',

    inDirectMessages: 'It is ready in your direct messages with me. Only you see it there.',
    noDirectMessages:
      'I cannot send you a direct message. Open me among the apps, write me something there and try again.',
    filesNotSent: (names) => `I could not deliver this to you: ${names}. Please try again in a moment.`,

    required: 'required',
    atMost: (most) => `at most ${most}`,
    noChoice: 'No choice',
    close: 'Close',
    pleaseWaitTitle: 'One moment',
    pleaseWait: 'I am working on it. This changes by itself as soon as it is ready.',
    doneTitle: 'Done',
    done: 'Done! You can close this window.',
    noticeTitle: 'Wegwijzer',
    formTooLate: 'The form did not open in time. Please press the button again.',

    stopped: 'Fine, I am quiet here. Do you need me again? Then mention me.',
    nothingToStop: 'I was not talking here. Mention me when you need me.',

    failure: 'Something went wrong on my side, not on yours. Please try again in a moment.',
    unknownButton: 'That button no longer works. Just ask your question again.',
    emptyMessage: 'There is no text in that message that I can read.',

    homeTitle: 'Welcome to Wegwijzer',
    homeIntro:
      'I help you to advance international solidarity in your municipality: with answers and their source, and step by step with what you want to do.',
    homeAsk: 'How to ask me something',
    homeAskHow: (bot) =>
      `In a channel: mention me, for example "${bot} who could be our allies?". I answer in a thread. Would you rather keep it between us? Write to me under "Messages", above.`,
    homeCommands: (commands, bot) =>
      `You can also type a command: ${commands.join(', ')}. Slack does not take them in a thread: write them after my name there, as "${bot} memo allies Gent".`,
    homeShortcut: (name) =>
      `Is your question in a message already? Choose "${name}" under the three dots of that message.`,
    homeDeadline: 'The next deadline',
    homeDrafts: 'What you drew up',
    homePlan: 'Where we are now',
    homeLanguage: 'Language',
    homeLanguageNow: 'I answer you in English. Feel free to choose another language:',
    homePrivacy: 'What I keep',
    homePrivacyText:
      'I do not keep your questions. In channels that I am in, Slack sends me every message, but I only do something with what is meant for me. I do keep what you draw up with me, so that you can go on later, and the language that you chose. Under "What you drew up" you see and delete it. What you do not touch for thirteen months disappears by itself.',
    homeDeadlineMore: 'Show everything, with a file for your calendar',
    homePlanMore: 'See the step plan',
    homeDraftsMore: 'Show everything',
  },
  fr: {
    source: 'Source',
    checked: (day) => `vérifié le ${day}`,
    subject: 'Objet',
    past: 'passé',
    file: (label, name) => `${label} : ${name}`,
    openForm: 'Ouvrir le formulaire',
    choose: 'Choisir',

    share: 'Partager dans le canal',
    sharedBy: (person) => `${person} partage ceci :`,
    shared: 'Partagé : tout le monde dans le canal le voit maintenant.',
    shareOnlyWhereInvited:
      "C'est possible seulement dans un canal où je suis. Invite-moi d'abord avec /invite @Wegwijzer.",

    helped: "Cela m'a aidé",
    notHelped: "Cela ne m'a pas aidé",
    thanksForHelped: 'Tant mieux !',
    thanksForNotHelped: "Merci de me le dire. N'hésite pas à reposer ta question avec d'autres mots.",

    inDirectMessages: 'Tu le trouves dans tes messages directs avec moi. Toi seul le vois là-bas.',
    noDirectMessages:
      "Je ne peux pas t'envoyer de message direct. Ouvre-moi parmi les applications, écris-moi quelque chose et réessaie.",
    filesNotSent: (names) => `Je n'ai pas pu te remettre ceci : ${names}. Réessaie dans un instant.`,

    required: 'obligatoire',
    atMost: (most) => `${most} au maximum`,
    noChoice: 'Aucun choix',
    close: 'Fermer',
    pleaseWaitTitle: 'Un instant',
    pleaseWait: "J'y travaille. Ceci change tout seul dès que c'est prêt.",
    doneTitle: 'Terminé',
    done: "C'est fait ! Tu peux fermer cette fenêtre.",
    noticeTitle: 'Wegwijzer',
    formTooLate: "Le formulaire ne s'est pas ouvert à temps. Appuie encore une fois sur le bouton.",

    stopped: "D'accord, je me tais ici. Tu as encore besoin de moi ? Mentionne-moi.",
    nothingToStop: 'Je ne parlais pas ici. Mentionne-moi quand tu as besoin de moi.',

    failure: 'Un problème est survenu chez moi, pas chez toi. Réessaie dans un instant.',
    unknownButton: 'Ce bouton ne fonctionne plus. Repose simplement ta question.',
    emptyMessage: 'Ce message ne contient pas de texte que je peux lire.',

    homeTitle: 'Bienvenue chez Wegwijzer',
    homeIntro:
      "Je t'aide à faire avancer la solidarité internationale dans ta commune : avec des réponses et leur source, et pas à pas dans ce que tu veux faire.",
    homeAsk: 'Comment me poser une question',
    homeAskHow: (bot) =>
      `Dans un canal : mentionne-moi, par exemple « ${bot} qui peuvent être nos alliés ? ». Je réponds dans un fil. Tu préfères que cela reste entre nous ? Écris-moi sous « Messages », ci-dessus.`,
    homeCommands: (commands, bot) =>
      `Tu peux aussi taper une commande : ${commands.join(', ')}. Dans un fil, Slack ne les accepte pas : écris-les là après mon nom, par exemple « ${bot} memo alliés Gand ».`,
    homeShortcut: (name) =>
      `Ta question se trouve déjà dans un message ? Choisis « ${name} » sous les trois points de ce message.`,
    homeDeadline: 'La prochaine date limite',
    homeDrafts: 'Ce que tu as rédigé',
    homePlan: 'Où nous en sommes',
    homeLanguage: 'Langue',
    homeLanguageNow: 'Je te réponds en français. Tu peux choisir une autre langue :',
    homePrivacy: 'Ce que je garde',
    homePrivacyText:
      "Je ne garde pas tes questions. Dans les canaux où je suis, Slack m'envoie chaque message, mais je ne fais quelque chose qu'avec ce qui m'est destiné. Je garde ce que tu rédiges avec moi, pour que tu puisses continuer plus tard, et la langue que tu as choisie. Sous « Ce que tu as rédigé », tu le vois et tu l'effaces. Ce que tu ne touches pas pendant treize mois disparaît tout seul.",
    homeDeadlineMore: 'Tout montrer, avec un fichier pour ton agenda',
    homePlanMore: 'Voir le plan par étapes',
    homeDraftsMore: 'Tout montrer',
  },
};
