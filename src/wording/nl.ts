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
  municipality: 'Gemeente',
  municipalityHint: 'Een oude naam, deelgemeente of postcode mag ook.',
  unknownMunicipality: (typed: string, nearest: readonly string[]) =>
    `Ik ken geen Vlaamse gemeente "${typed}".${nearest.length === 0 ? ' Kijk de spelling even na, of geef de postcode.' : ` Bedoel je ${nearest.join(' of ')}?`}`,
  whichMunicipality: (typed: string) => `"${typed}" ligt op meer dan een plaats. Welke gemeente bedoel je?`,
  theme: 'Thema',
  unknownTheme: (typed: string) => `Het thema "${typed}" ken ik niet. Kies er een uit de lijst.`,
  unknownAmount: (typed: string) =>
    `"${typed}" kan ik niet lezen als een bedrag. Schrijf het zo: 25.000.000 of 25 miljoen.`,
  unknownDay: (typed: string) => `"${typed}" kan ik niet lezen als een dag. Schrijf het zo: 15/12/2026.`,
  didYouMeanCommand: (usage: string) => ` Bedoel je ${usage}?`,
  offerCommand: 'Daar kan ik je bij helpen, stap voor stap:',
  readAs: (typed: string, name: string) => `Ik lees "${typed}" als ${name}.`,
  mergedInto: (name: string, since: number, present: string) => `${name} hoort sinds ${since} bij ${present}.`,
  partOf: (part: string, municipality: string) => `${part} hoort bij ${municipality}.`,
} as const;
