import {
  answerOf,
  answersOf,
  type Block,
  createTextFile,
  createWordDocument,
  demandChoices,
  demandsOf,
  documentSource,
  escapeMarkup,
  evaluationFields,
  evaluationHints,
  type Field,
  type FormValues,
  fileNameFrom,
  fillLetter,
  formatDay,
  givenEvaluation,
  guidedCommand,
  type KeyRecommendation,
  keepingEvaluation,
  memorandumSource,
  municipalityField,
  municipalityOption,
  readEvaluation,
  readGridPair,
  type Services,
  type Step,
  textField,
  typedItems,
  typedLine,
  typedList,
  typedParagraphs,
} from '#bot';

const name = 'memo draft';

/** How far a demand goes, and which of its sentences says so. */
const levels = ['first', 'full', 'further'] as const;
type Level = (typeof levels)[number];
const sentences = { first: 'firstStep', full: 'sentence', further: 'further' } as const;

/** How many allies are named in the conversation, and how much of each name; the document holds all of it. */
const namedAllies = 8;
const namedChars = 60;

const words = {
  nl: {
    title: (municipality: string) => `Memorandum voor ${municipality}`,
    steps: ['Wie doet er mee?', 'Waar staan we?', 'Wat vragen jullie?'],
    intro: [
      'In drie stappen maak ik een memorandum voor je gemeente: wat er al goed loopt, wat jullie vragen en wie erachter staat. Enkel de gemeente is verplicht. De rest kan je later aanvullen.',
      'De vijf vragen uit de gids over het beleid van de voorbije jaren. Schrijf hele zinnen, want je antwoorden komen zo in het document. Weet je iets niet, laat het dan leeg.',
      'Kies wat jullie vragen, en telkens hoe ver jullie willen gaan:',
    ],
    group: 'Jullie groep',
    groupHint: 'Zoals het in een zin past, bijvoorbeeld: de Mondiale Raad van Aalst',
    contact: 'Contact',
    contactHint: 'Naam, mailadres of telefoon. Het komt zo in het document.',
    allies: 'Wie tekent mee?',
    alliesHint: 'Eén naam per regel. Vraag vooraf of het mag.',
    own: 'Eigen vragen',
    ownHint: 'Eén vraag per regel: wat jullie vragen naast het memorandum van 11.11.11.',
    demands: 'Vragen uit het memorandum',
    demandsHint: 'Kies er minstens een. Wat je niet aanduidt, komt er niet in.',
    levels: { first: 'Eerste stap', full: 'Zoals het memorandum', further: 'Een stap verder' },
    levelHelp: {
      first: 'haalbaar voor een gemeente die nog moet beginnen',
      full: 'wat het memorandum van 11.11.11 vraagt',
      further: 'voor een gemeente die al veel doet',
    },
    ready: (municipality: string) =>
      `**Het memorandum voor ${municipality} staat klaar**, als Word-document en als Markdown. De hele tekst staat in die bestanden. Lees hem na, pas hem aan en bezorg hem zelf: ik verstuur niets.`,
    level: (name: string, text: string) => `**${name}:** ${text}`,
    inside: 'Dit staat erin:',
    evaluation: (given: number, all: number) => `**Evaluatie:** ${given} van de ${all} vragen beantwoord`,
    ownCount: (count: number) => `**Eigen vragen:** ${count}`,
    signed: (count: number) => `**Tekenen mee:** ${count}`,
    others: (count: number) => `en nog ${count}`,
    stronger: 'Zo wordt het nog sterker:',
    noEvaluation:
      'Er staat nog geen evaluatie in. Een memorandum dat begint met wat goed loopt, wordt liever gelezen. Vul ze in en druk daarna hier op Aanpassen.',
    evaluationWaits:
      'Je hebt een evaluatie van deze gemeente, maar ze staat hier nog niet in. Druk op Aanpassen: in stap 2 staat ze dan klaar.',
    noAllies: 'Er tekent nog niemand mee. Hoe meer organisaties erachter staan, hoe geloofwaardiger je vraag.',
    noGroup: 'Er staat nog niet in van wie het komt. Druk op Aanpassen om je groep toe te voegen.',
    noContact: 'Er staat geen contact in. Zo kan niemand jullie antwoorden.',
    word: 'Memorandum als Word-document (.docx)',
    markdown: 'Memorandum als Markdown (.md)',
  },
  en: {
    title: (municipality: string) => `Memorandum for ${municipality}`,
    steps: ['Who takes part?', 'Where do we stand?', 'What do you ask for?'],
    intro: [
      'In three steps I draw up a memorandum for your municipality: what goes well, what you ask for and who supports it. Only the municipality is needed, the rest can follow later. The document is in Dutch, so write in Dutch.',
      'The five questions of the guide about the policy of the past years. Write whole sentences in Dutch: they go into the document as they are. Leave empty what you do not know.',
      'Choose what you ask for, and how far you want to go each time:',
    ],
    group: 'Your group',
    groupHint: 'As it fits in a Dutch sentence, for example: de Mondiale Raad van Aalst',
    contact: 'Contact',
    contactHint: 'Name, mail address or phone. It goes into the document like this.',
    allies: 'Who signs along?',
    alliesHint: 'One name a line. Ask beforehand whether you may.',
    own: 'Demands of your own',
    ownHint: 'One demand a line, in Dutch: what you ask for beside the memorandum of 11.11.11.',
    demands: 'Demands of the memorandum',
    demandsHint: 'Choose at least one. What you do not mark stays out.',
    levels: { first: 'First step', full: 'As the memorandum', further: 'A step further' },
    levelHelp: {
      first: 'within reach of a municipality that still has to begin',
      full: 'what the memorandum of 11.11.11 asks',
      further: 'for a municipality that does a lot already',
    },
    ready: (municipality: string) =>
      `**The memorandum for ${municipality} is ready**, as a Word document and as Markdown, in Dutch. Those files hold the whole text. Read it, change it and deliver it yourself: I send nothing.`,
    level: (name: string, text: string) => `**${name}:** ${text}`,
    inside: 'This is in it:',
    evaluation: (given: number, all: number) => `**Evaluation:** ${given} of the ${all} questions answered`,
    ownCount: (count: number) => `**Demands of your own:** ${count}`,
    signed: (count: number) => `**Sign along:** ${count}`,
    others: (count: number) => `and ${count} more`,
    stronger: 'What would make it stronger:',
    noEvaluation:
      'There is no evaluation in it yet. A memorandum that begins with what goes well is read more gladly. Fill it in, and then press Change here.',
    evaluationWaits:
      'You have an evaluation of this municipality, but it is not in here yet. Press Change: step 2 then holds it.',
    noAllies: 'Nobody signs along yet. The more organisations support it, the more credible your demand.',
    noGroup: 'It does not say yet from whom it comes. Press Change to add your group.',
    noContact: 'There is no contact in it. So nobody can answer you.',
    word: 'Memorandum as a Word document (.docx)',
    markdown: 'Memorandum as Markdown (.md)',
  },
  fr: {
    title: (municipality: string) => `Mémorandum pour ${municipality}`,
    steps: ['Qui participe ?', 'Où en est-on ?', 'Que demandez-vous ?'],
    intro: [
      'En trois étapes, je prépare un mémorandum pour ta commune : ce qui va bien, ce que vous demandez et qui le soutient. Seule la commune est obligatoire, le reste peut suivre plus tard. Le document est en néerlandais : écris donc en néerlandais.',
      'Les cinq questions du guide sur la politique des dernières années. Écris des phrases entières en néerlandais : elles entrent telles quelles dans le document. Laisse vide ce que tu ne sais pas.',
      "Choisis ce que vous demandez, et chaque fois jusqu'où vous voulez aller :",
    ],
    group: 'Votre groupe',
    groupHint: 'Comme dans une phrase néerlandaise, par exemple : de Mondiale Raad van Aalst',
    contact: 'Contact',
    contactHint: 'Nom, adresse mail ou téléphone. Cela figure tel quel dans le document.',
    allies: 'Qui signe avec vous ?',
    alliesHint: "Un nom par ligne. Demande d'abord si tu peux.",
    own: 'Vos propres demandes',
    ownHint: 'Une demande par ligne, en néerlandais, en plus du mémorandum de 11.11.11.',
    demands: 'Demandes du mémorandum',
    demandsHint: "Choisis-en au moins une. Ce que tu ne coches pas n'y figure pas.",
    levels: { first: 'Un premier pas', full: 'Comme le mémorandum', further: 'Un pas plus loin' },
    levelHelp: {
      first: 'faisable pour une commune qui doit encore commencer',
      full: 'ce que demande le mémorandum de 11.11.11',
      further: 'pour une commune qui fait déjà beaucoup',
    },
    ready: (municipality: string) =>
      `**Le mémorandum pour ${municipality} est prêt**, en document Word et en Markdown, en néerlandais. Ces fichiers contiennent le texte entier. Relis-le, adapte-le et remets-le toi-même : je n'envoie rien.`,
    level: (name: string, text: string) => `**${name} :** ${text}`,
    inside: "Voici ce qu'il contient :",
    evaluation: (given: number, all: number) => `**Évaluation :** réponse à ${given} questions sur ${all}`,
    ownCount: (count: number) => `**Vos propres demandes :** ${count}`,
    signed: (count: number) => `**Signent avec vous :** ${count}`,
    others: (count: number) => `et encore ${count}`,
    stronger: 'Pour le rendre plus fort :',
    noEvaluation:
      "Il n'y a pas encore d'évaluation. On lit plus volontiers un mémorandum qui commence par ce qui va bien. Remplis-la, puis appuie ici sur Modifier.",
    evaluationWaits:
      "Tu as une évaluation de cette commune, mais elle n'est pas encore ici. Appuie sur Modifier : l'étape 2 la contient alors.",
    noAllies: "Personne ne signe encore avec vous. Plus il y a d'organisations, plus ta demande est crédible.",
    noGroup: "On n'y lit pas encore de qui il vient. Appuie sur Modifier pour ajouter ton groupe.",
    noContact: "Il n'y a pas de contact. Personne ne peut donc vous répondre.",
    word: 'Mémorandum en document Word (.docx)',
    markdown: 'Mémorandum en Markdown (.md)',
  },
};

export default guidedCommand({
  aliases: {
    nl: ['memo opstellen', 'memo memorandum'],
    en: ['memo draft', 'memo write'],
    fr: ['memo rédiger', 'memo mémorandum'],
  },
  summary: {
    nl: 'Stel een memorandum op',
    en: 'Draw up a memorandum',
    fr: 'Rédiger un mémorandum',
  },
  asks: {
    nl: [
      'memorandum opstellen',
      'memorandum schrijven',
      'memorandum opmaken',
      'eigen memorandum',
      'eisenbundel schrijven',
    ],
    en: ['draft memorandum', 'write memorandum', 'draw up memorandum'],
    fr: ['rédiger mémorandum', 'écrire mémorandum', 'préparer mémorandum'],
  },
  options: { municipality: municipalityOption() },
  flow: {
    version: 1,
    steps,
    finish,
    title: (answers, { language }) => words[language].title(answerOf(answers, 'municipality') || '…'),
    ...keepingEvaluation(name),
  },
});

async function steps(answers: FormValues, services: Services): Promise<readonly Step[]> {
  const say = words[services.language];
  const { questions } = services.tables.evaluation;
  const help = levels.map((level) => `- ${say.level(say.levels[level], say.levelHelp[level])}`);
  return [
    { id: 'who', title: say.steps[0] ?? '', text: say.intro[0] ?? '', fields: whoFields(services) },
    {
      id: 'evaluation',
      title: say.steps[1] ?? '',
      text: `${say.intro[1]}\n\n${evaluationHints(questions, services)}`,
      fields: await evaluationFields(answers, services),
    },
    {
      id: 'demands',
      title: say.steps[2] ?? '',
      text: `${say.intro[2]}\n\n${help.join('\n')}`,
      fields: [demandsField(services)],
    },
  ];
}

function whoFields(services: Services): readonly Field[] {
  const say = words[services.language];
  return [
    municipalityField(services),
    textField('group', { label: say.group, hint: say.groupHint, maxLength: 100 }),
    textField('contact', { label: say.contact, hint: say.contactHint, maxLength: 200 }),
    textField('allies', { label: say.allies, hint: say.alliesHint, maxLength: 3000, multiline: true }),
    textField('own', { label: say.own, hint: say.ownHint, maxLength: 3000, multiline: true }),
  ];
}

function demandsField(services: Services): Field {
  const say = words[services.language];
  return {
    kind: 'grid',
    name: 'demands',
    label: say.demands,
    hint: say.demandsHint,
    required: true,
    rows: demandChoices(services),
    columns: levels.map((value) => ({ value, label: say.levels[value] })),
  };
}

/** A demand with how far it goes. */
type Chosen = { readonly demand: KeyRecommendation; readonly level: Level };

function chosenDemands(answers: FormValues, services: Services): readonly Chosen[] {
  const pairs = answersOf(answers, 'demands').map(readGridPair);
  return demandsOf(
    pairs.map(({ row }) => row),
    services,
  ).map((demand) => {
    const column = pairs.find(({ row }) => row === demand.id)?.column;
    return { demand, level: levels.find((level) => level === column) ?? 'full' };
  });
}

async function finish(answers: FormValues, services: Services) {
  const { language, today } = services;
  const say = words[language];
  const municipality = answerOf(answers, 'municipality');
  const markdown = write(answers, services);
  const blocks: Block[] = [
    { kind: 'text', text: say.ready(escapeMarkup(municipality)) },
    { kind: 'text', text: summarize(answers, services) },
    await createWordDocument({
      fileName: fileNameFrom(`memorandum ${municipality}`, '.docx'),
      label: say.word,
      title: words.nl.title(municipality),
      markdown,
      on: today,
    }),
    createTextFile({
      fileName: fileNameFrom(`memorandum ${municipality}`, '.md'),
      label: say.markdown,
      text: `${markdown}\n`,
      format: 'markdown',
    }),
    ...(await advice(answers, services)),
    { kind: 'sources', sources: [memorandumSource(services), documentSource('guide', services)] },
  ];
  return { blocks, visibility: 'only-you' as const, language };
}

/** The document, as Markdown and in Dutch, the language of those who get it. What people typed stays what they typed. */
function write(answers: FormValues, services: Services): string {
  const { title, url } = memorandumSource(services);
  const items = chosenDemands(answers, services).map(({ demand, level }) => ({
    title: demand.title.nl,
    sentence: demand[sentences[level]],
    why: demand.why.nl,
  }));
  const gaps = {
    municipality: answerOf(answers, 'municipality'),
    date: formatDay(services.today, 'nl'),
    group: typedLine(answerOf(answers, 'group')),
    evaluation: writeEvaluation(answers, services),
    own: typedList(answerOf(answers, 'own')),
    allies: typedList(answerOf(answers, 'allies')),
    contact: typedLine(answerOf(answers, 'contact')),
    memorandum: `${title}, <${url}>`,
  };
  return fillLetter(services.letters.memorandum, gaps, items).text;
}

function writeEvaluation(answers: FormValues, services: Services): string {
  const given = givenEvaluation(answers, services);
  return services.tables.evaluation.questions
    .flatMap(({ id, heading }) => (given[id] === undefined ? [] : [`### ${heading}`, typedParagraphs(given[id])]))
    .join('\n\n');
}

/** What the document holds, in a few lines. */
function summarize(answers: FormValues, services: Services): string {
  const { language, tables } = services;
  const say = words[language];
  const chosen = chosenDemands(answers, services);
  const demands = levels.flatMap((level) => {
    const titles = chosen.filter((each) => each.level === level).map(({ demand }) => demand.title[language]);
    return titles.length === 0 ? [] : [say.level(`${say.levels[level]} (${titles.length})`, titles.join('; '))];
  });
  const given = Object.keys(givenEvaluation(answers, services)).length;
  const own = typedItems(answerOf(answers, 'own')).length;
  const allies = typedItems(answerOf(answers, 'allies'));
  const lines = [
    ...demands,
    ...(own === 0 ? [] : [say.ownCount(own)]),
    ...(given === 0 ? [] : [say.evaluation(given, tables.evaluation.questions.length)]),
    ...(allies.length === 0 ? [] : [`${say.signed(allies.length)} (${nameAllies(allies, services)})`]),
  ];
  return `${say.inside}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function nameAllies(allies: readonly string[], { language }: Services): string {
  const shown = allies.slice(0, namedAllies).map((ally) => {
    const characters = [...ally];
    return escapeMarkup(characters.length > namedChars ? `${characters.slice(0, namedChars - 1).join('')}…` : ally);
  });
  const rest = allies.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} ${words[language].others(rest)}`;
}

/** Where it is thin, and ways on. */
async function advice(answers: FormValues, services: Services): Promise<readonly Block[]> {
  const say = words[services.language];
  const municipality = answerOf(answers, 'municipality');
  const noEvaluation = Object.keys(givenEvaluation(answers, services)).length === 0;
  const waits = noEvaluation && Object.keys(await readEvaluation(municipality, services)).length > 0;
  const noAllies = answerOf(answers, 'allies') === '';
  const lines = [
    waits ? say.evaluationWaits : '',
    noEvaluation && !waits ? say.noEvaluation : '',
    noAllies ? say.noAllies : '',
    answerOf(answers, 'group') === '' ? say.noGroup : '',
    answerOf(answers, 'contact') === '' ? say.noContact : '',
  ].filter((line) => line !== '');
  const blocks: Block[] = [];
  if (lines.length > 0) {
    blocks.push({ kind: 'text', text: `${say.stronger}\n\n${lines.map((line) => `- ${line}`).join('\n')}` });
  }
  const commands = [
    ...(noEvaluation && !waits ? ['memo evaluate'] : []),
    ...(noAllies ? ['memo allies'] : []),
    'memo mail',
    'memo press',
  ];
  const buttons = commands.flatMap((each) => services.button(each, { municipality }) ?? []);
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return blocks;
}
