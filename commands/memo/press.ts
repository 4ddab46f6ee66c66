import {
  answerOf,
  type Block,
  createTextFile,
  createWordDocument,
  demandChoices,
  demandsOf,
  documentSource,
  escapeMarkup,
  type FormValues,
  fileNameFrom,
  fillLetter,
  formatDay,
  guidedCommand,
  hiddenOption,
  memorandumSource,
  municipalityField,
  municipalityOption,
  type Services,
  type Step,
  textField,
  typedLine,
  typedParagraphs,
} from '#bot';

const words = {
  nl: {
    title: (demand: string, municipality: string) => `Persbericht voor ${municipality}: ${demand}`,
    steps: ['Wie vraagt wat?', 'Wat is er te zien?'],
    intro: [
      'Ik schrijf een persbericht met één sterke vraag. Dat werkt bij journalisten beter dan een hele lijst.',
      'Een actie waar iets te zien is, haalt sneller de krant. Nog geen actie of citaat? Sla het over en vul het later aan.',
    ],
    group: 'Jullie groep',
    groupHint: 'Zoals het in een zin past, bijvoorbeeld: de Mondiale Raad van Aalst',
    demand: 'Jullie sterkste vraag',
    what: 'Wat doen jullie?',
    whatHint: 'Bijvoorbeeld: we geven ons memorandum af aan de gemeenteraad',
    when: 'Wanneer?',
    whenHint: 'Dag en uur',
    where: 'Waar?',
    whereHint: 'Plaats en adres',
    quote: 'Een citaat',
    quoteHint: 'Wie zegt het, en wat? Bijvoorbeeld: An Claes, voorzitter: “Samen kunnen we meer.”',
    contact: 'Contact voor de pers',
    contactHint: 'Naam en telefoon of mailadres. Het komt zo onder het persbericht.',
    ready: (municipality: string) =>
      `**Je persbericht voor ${municipality} staat klaar.** Ik verstuur niets: lees het na en bezorg het zelf aan de pers.`,
    copy: 'Persbericht',
    tips: [
      'Vraag bij je gemeente de perslijst van de lokale en regionale media.',
      'Nodig de pers zelf uit, en ook de schepenen en raadsleden. In verkiezingstijd nodig je de kandidaten uit.',
      'Stuur een goede foto mee, of zeg wanneer er een te maken valt.',
    ],
    noMoment:
      'Er staat nog geen actie in. Tip: overhandig je memorandum met een kleine actie, vlak voor de gemeenteraad begint.',
    noQuote:
      'Er staat nog geen citaat in. Nu legt jullie groep de vraag uit met een zin van mij: zet er liever je eigen woorden.',
    noContact: 'Er staat nog niet in wie de pers kan bellen.',
    text: 'Persbericht als tekstbestand (.txt)',
    word: 'Persbericht als Word-document (.docx)',
    dutch: '',
  },
  en: {
    title: (demand: string, municipality: string) => `Press release for ${municipality}: ${demand}`,
    steps: ['Who asks what?', 'What is there to see?'],
    intro: [
      'I write a press release with one strong demand: journalists prefer that to a whole list. It is in Dutch, so write in Dutch.',
      'An action with something to see reaches the newspaper sooner. No action or quote yet? Skip it and add it later.',
    ],
    group: 'Your group',
    groupHint: 'As it fits in a Dutch sentence, for example: de Mondiale Raad van Aalst',
    demand: 'Your strongest demand',
    what: 'What do you do?',
    whatHint: 'For example: we geven ons memorandum af aan de gemeenteraad',
    when: 'When?',
    whenHint: 'Day and hour',
    where: 'Where?',
    whereHint: 'Place and address',
    quote: 'A quote',
    quoteHint: 'Who says it, and what? For example: An Claes, voorzitter: “Samen kunnen we meer.”',
    contact: 'Contact for the press',
    contactHint: 'Name and phone or mail address. It goes under the press release like this.',
    ready: (municipality: string) =>
      `**Your press release for ${municipality} is ready.** I send nothing: read it and give it to the press yourself.`,
    copy: 'Press release',
    tips: [
      'Ask your municipality for the press list of the local and regional media.',
      'Invite the press in person, and the aldermen and councillors too. In election time, invite the candidates.',
      'Send a good photo along, or say when one can be taken.',
    ],
    noMoment:
      'There is no action in it yet. Tip: hand over your memorandum with a small action, just before the council begins.',
    noQuote:
      'There is no quote in it yet. Now your group explains the demand with a sentence of mine: your own words are better.',
    noContact: 'It does not say yet whom the press can call.',
    text: 'Press release as a text file (.txt)',
    word: 'Press release as a Word document (.docx)',
    dutch: 'The press release is in Dutch, the language of the local press.',
  },
  fr: {
    title: (demand: string, municipality: string) => `Communiqué de presse pour ${municipality} : ${demand}`,
    steps: ['Qui demande quoi ?', 'Que peut-on voir ?'],
    intro: [
      "J'écris un communiqué de presse avec une seule demande forte : les journalistes préfèrent cela à toute une liste. Il est en néerlandais : écris donc en néerlandais.",
      "Une action où il y a quelque chose à voir arrive plus vite dans le journal. Pas encore d'action ou de citation ? Passe et complète plus tard.",
    ],
    group: 'Votre groupe',
    groupHint: 'Comme dans une phrase néerlandaise, par exemple : de Mondiale Raad van Aalst',
    demand: 'Votre demande la plus forte',
    what: 'Que faites-vous ?',
    whatHint: 'Par exemple : we geven ons memorandum af aan de gemeenteraad',
    when: 'Quand ?',
    whenHint: 'Jour et heure',
    where: 'Où ?',
    whereHint: 'Lieu et adresse',
    quote: 'Une citation',
    quoteHint: 'Qui le dit, et quoi ? Par exemple : An Claes, voorzitter: “Samen kunnen we meer.”',
    contact: 'Contact pour la presse',
    contactHint: 'Nom et téléphone ou adresse mail. Cela figure tel quel sous le communiqué.',
    ready: (municipality: string) =>
      `**Ton communiqué de presse pour ${municipality} est prêt.** Je n'envoie rien : relis-le et remets-le toi-même à la presse.`,
    copy: 'Communiqué de presse',
    tips: [
      'Demande à ta commune la liste de presse des médias locaux et régionaux.',
      'Invite toi-même la presse, ainsi que les échevins et les conseillers. En période électorale, invite les candidats.',
      'Joins une bonne photo, ou dis quand on pourra en prendre une.',
    ],
    noMoment:
      "Il n'y a pas encore d'action. Conseil : remets ton mémorandum avec une petite action, juste avant le conseil communal.",
    noQuote:
      "Il n'y a pas encore de citation. Pour l'instant, ton groupe explique la demande avec une phrase de moi : vos propres mots valent mieux.",
    noContact: "On n'y lit pas encore qui la presse peut appeler.",
    text: 'Communiqué en fichier texte (.txt)',
    word: 'Communiqué en document Word (.docx)',
    dutch: 'Le communiqué est en néerlandais, la langue de la presse locale.',
  },
};

export default guidedCommand({
  aliases: {
    nl: ['memo pers', 'memo persbericht'],
    en: ['memo press', 'memo news'],
    fr: ['memo presse', 'memo communiqué'],
  },
  summary: {
    nl: 'Schrijf een persbericht',
    en: 'Write a press release',
    fr: 'Écrire un communiqué de presse',
  },
  asks: {
    nl: ['persbericht', 'persmededeling', 'pers aanschrijven', 'pers uitnodigen'],
    en: ['press release', 'invite press', 'write press'],
    fr: ['communiqué presse', 'inviter presse', 'écrire presse'],
  },
  options: {
    municipality: municipalityOption(),
    demand: hiddenOption(),
  },
  flow: { version: 1, steps, finish, title },
});

function title(answers: FormValues, services: Services): string {
  const [demand] = demandsOf([answerOf(answers, 'demand')], services);
  const municipality = answerOf(answers, 'municipality') || '…';
  return words[services.language].title(demand?.title[services.language] ?? '…', municipality);
}

function steps(_: FormValues, services: Services): readonly Step[] {
  const say = words[services.language];
  return [
    {
      id: 'demand',
      title: say.steps[0] ?? '',
      text: say.intro[0] ?? '',
      fields: [
        municipalityField(services),
        textField('group', { label: say.group, hint: say.groupHint, maxLength: 100, required: true }),
        { kind: 'choice', name: 'demand', label: say.demand, required: true, choices: demandChoices(services) },
      ],
    },
    {
      id: 'moment',
      title: say.steps[1] ?? '',
      text: say.intro[1] ?? '',
      fields: [
        textField('what', { label: say.what, hint: say.whatHint, maxLength: 500, multiline: true }),
        textField('when', { label: say.when, hint: say.whenHint, maxLength: 100 }),
        textField('where', { label: say.where, hint: say.whereHint, maxLength: 200 }),
        textField('quote', { label: say.quote, hint: say.quoteHint, maxLength: 1000, multiline: true }),
        textField('contact', { label: say.contact, hint: say.contactHint, maxLength: 200 }),
      ],
    },
  ];
}

async function finish(answers: FormValues, services: Services) {
  const { language, today } = services;
  const say = words[language];
  const municipality = answerOf(answers, 'municipality');
  const { subject, text } = write(answers, services);
  const fileName = (ending: `.${string}`) => fileNameFrom(`persbericht ${municipality}`, ending);
  const advice = [
    ...say.tips,
    momentOf(answers) === '' ? say.noMoment : '',
    answerOf(answers, 'quote') === '' ? say.noQuote : '',
    answerOf(answers, 'contact') === '' ? say.noContact : '',
    say.dutch,
  ].filter((line) => line !== '');

  const blocks: Block[] = [
    { kind: 'text', text: say.ready(escapeMarkup(municipality)) },
    { kind: 'copy', title: say.copy, text, mail: { subject } },
    createTextFile({ fileName: fileName('.txt'), label: say.text, text: `${text}\n` }),
    await createWordDocument({
      fileName: fileName('.docx'),
      label: say.word,
      title: subject,
      markdown: asMarkdown(text),
      on: today,
    }),
    { kind: 'text', text: advice.map((line) => `- ${line}`).join('\n') },
    {
      kind: 'sources',
      sources: [memorandumSource(services), { ...documentSource('guide', services), section: 'Stap 3: Actie' }],
    },
  ];
  const options = { municipality, demand: answerOf(answers, 'demand') };
  const buttons = [services.button('memo social', options) ?? [], services.button('memo mail', { municipality }) ?? []];
  if (buttons.flat().length > 0) blocks.push({ kind: 'buttons', buttons: buttons.flat() });
  return { blocks, visibility: 'only-you' as const, language };
}

/** The press release as plain text, in Dutch, the language of the local press. */
function write(answers: FormValues, services: Services) {
  const [demand] = demandsOf([answerOf(answers, 'demand')], services);
  const gaps = {
    municipality: answerOf(answers, 'municipality'),
    group: answerOf(answers, 'group'),
    title: demand?.title.nl ?? '',
    sentence: demand?.sentence ?? '',
    why: demand?.why.nl ?? '',
    date: formatDay(services.today, 'nl'),
    moment: momentOf(answers),
    quote: answerOf(answers, 'quote'),
    contact: answerOf(answers, 'contact'),
  };
  return fillLetter(services.letters.press, gaps);
}

/** A line each for what, when and where, as far as they were filled in. */
function momentOf(answers: FormValues): string {
  return [
    ['Wat', answerOf(answers, 'what')],
    ['Wanneer', answerOf(answers, 'when')],
    ['Waar', answerOf(answers, 'where')],
  ]
    .flatMap(([label, typed]) => (typed === '' ? [] : [`${label}: ${typed}`]))
    .join('\n');
}

/** The headline is the first paragraph of the letter. */
function asMarkdown(text: string): string {
  const [headline = '', ...paragraphs] = text.split('\n\n');
  return [`# ${typedLine(headline)}`, typedParagraphs(paragraphs.join('\n\n'))].join('\n\n');
}
