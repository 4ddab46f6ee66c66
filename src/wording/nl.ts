/** The bot's own sentences in Dutch: je-form, plain, warm. */
export const nl = {
  didYouMean: 'Ik ben niet zeker wat je bedoelt. Gaat je vraag hierover?',
  notFound: 'Dat weet ik niet. In mijn teksten vind ik er geen antwoord op.',
  askPersonInstead: (name: string, how: string) => `Niets daarvan? Vraag het aan ${name}: ${how}.`,
  askPersonAboutThis: (name: string, how: string) => `Vraag het aan ${name}: ${how}.`,
  or: 'of',
  more: 'Meer hierover',
  moreAbout: (title: string) => `Meer over: ${title}`,
  nothingMore: 'Meer weet ik hier niet over.',
  expired: (day: string) => `Let op: deze info was geldig tot ${day}. Controleer ze bij de bron.`,
  emptyQuestion: 'Ik zie nog geen vraag. Typ ze gerust in gewone woorden.',
  questionTooLong: (length: number, max: number) =>
    `Je bericht telt ${length} tekens. Ik lees er hoogstens ${max}: maak het wat korter, met één vraag per keer.`,
  failure: (reference: string) =>
    `Er liep iets mis bij mij, niet bij jou. Probeer het zo meteen nog eens. Blijft het misgaan? Mail dan de code ${reference} naar info@11.be.`,
  tooFast: 'Je stelt erg veel vragen na elkaar. Wacht een minuutje en probeer het dan opnieuw.',
  unknownCommand: (command: string) => `De opdracht /${command} ken ik niet. Met /help zie je wat ik kan.`,
  unknownPage: 'Die knop werkt niet meer, want mijn teksten zijn intussen vernieuwd. Stel je vraag gewoon opnieuw.',
  optionMissing: 'dit veld is nog leeg',
  send: 'Versturen',
} as const;
