import {
  answerOf,
  answersOf,
  type Block,
  createCalendar,
  createMail,
  createTextFile,
  dayField,
  demandChoices,
  demandsOf,
  escapeMarkup,
  type Field,
  type FormValues,
  fileNameFrom,
  fillLetter,
  formatDay,
  guidedCommand,
  hiddenOption,
  memorandumSource,
  municipalityField,
  municipalityOption,
  nextElection,
  readEvaluation,
  type Services,
  type Step,
  textField,
  textLikeness,
} from '#bot';

/** A reply may hold ten files: one mail each, and one text with all of them. */
const mostParties = 8;

const mostDemands = 5;

const phases = ['programme', 'negotiations', 'alderman', 'council'] as const;
type Phase = (typeof phases)[number];

const words = {
  nl: {
    title: (municipality: string) => `Mails aan partijen in ${municipality}`,
    steps: ['Aan wie?', 'Wat vraag je?', 'Van wie?'],
    intro: [
      'Ik maak een mail per partij, klaar om zelf te versturen. Schrijf naar elke democratische partij die je wil bereiken: jij kiest.',
      'Begin met waardering: dat leest prettiger, en het is eerlijk. Kies liever één of twee sterke vragen dan vijf.',
      'Bijna klaar. Na deze stap staan je mails er.',
    ],
    parties: 'Partijen',
    lists: 'Lokale lijsten of kartels',
    listsHint: 'Zet een komma tussen de namen.',
    partiesHint: 'Of typ hieronder enkel een lokale lijst.',
    noParty: 'kies minstens één partij, of typ een lokale lijst',
    tooManyParties: (count: number) => `samen zijn het er ${count}, ik maak er hoogstens ${mostParties} per keer`,
    phase: 'Waarover gaat de mail?',
    phases: {
      programme: 'Vóór de verkiezingen: het programma',
      negotiations: 'Na de verkiezingen: het bestuursakkoord',
      alderman: 'Het lopende plan: aan de schepen',
      council: 'Het lopende plan: aan de fractie in de raad',
    },
    demands: 'Wat vraag je?',
    demandsHint: 'Minder is sterker.',
    appreciation: 'Wat doet de gemeente al goed?',
    appreciationHint: 'Hele zinnen: ze komen zo vooraan in de mail.',
    example: 'Een voorbeeld uit je gemeente',
    exampleHint: 'Hoeft niet. Een mail met een eigen voorbeeld blijft beter hangen dan een standaardtekst.',
    sender: 'Je naam',
    group: 'Je groep',
    meeting: 'Vraag je om een gesprek?',
    yes: 'Ja, een halfuur',
    no: 'Nee, een antwoord volstaat',
    answerBy: 'Antwoord gevraagd tegen',
    answerByHint: 'Twee à drie weken is beleefd.',
    ready: (count: number, municipality: string) =>
      `**${count === 1 ? 'Je mail' : `Je ${count} mails`} voor ${municipality} ${count === 1 ? 'staat' : 'staan'} klaar.** Ik verstuur niets: kopieer de tekst, of open een .eml-bestand in je mailprogramma en druk zelf op verzenden.`,
    alike: (percent: number) =>
      `De mails lijken voor ${percent} % op elkaar. Partijen merken dat. Zet in elke mail één eigen zin: iets uit het programma van die partij, een raadslid dat je kent, of wat ze al deden.`,
    noExample: 'Tip: er staat nog geen voorbeeld uit je gemeente in. Druk op Aanpassen om er een toe te voegen.',
    addresses: (website: string | undefined) =>
      `Mailadressen vind je op de website van de partij, en ${website === undefined ? 'op de website van je gemeente' : `op ${website}`} bij de gemeenteraad.`,
    to: (party: string) => `Aan ${party}`,
    draft: (party: string) => `Mail aan ${party} (.eml)`,
    all: 'Alle mails in één tekstbestand',
    reminder: 'Zet "nog geen antwoord?" in je agenda',
    reminderTitle: (municipality: string) => `Nog geen antwoord op je mails in ${municipality}?`,
    reminderText: 'Bel of mail nog eens, kort en vriendelijk. Vraag of ze de tijd vonden om je vraag te bekijken.',
    dutch: '',
  },
  en: {
    title: (municipality: string) => `Mails to parties in ${municipality}`,
    steps: ['To whom?', 'What do you ask?', 'From whom?'],
    intro: [
      'I draft one mail per party, ready for you to send. Write to every democratic party you want to reach: you choose.',
      'Begin with appreciation: it reads better, and it is fair. One or two strong demands beat five.',
      'Nearly done. After this step your mails are here.',
    ],
    parties: 'Parties',
    lists: 'Local lists or cartels',
    listsHint: 'Put a comma between the names.',
    partiesHint: 'Or type just a local list below.',
    noParty: 'choose at least one party, or type a local list',
    tooManyParties: (count: number) => `that makes ${count}, I draft at most ${mostParties} at a time`,
    phase: 'What is the mail about?',
    phases: {
      programme: 'Before the elections: the programme',
      negotiations: 'After the elections: the coalition agreement',
      alderman: 'The plan under way: to the alderman',
      council: 'The plan under way: to the group in the council',
    },
    demands: 'What do you ask for?',
    demandsHint: 'Fewer is stronger.',
    appreciation: 'What does the municipality do well?',
    appreciationHint: 'Whole sentences, in Dutch: they open the mail as they are.',
    example: 'An example from your municipality',
    exampleHint: 'Not needed. A mail with an example of your own is remembered better than a standard text.',
    sender: 'Your name',
    group: 'Your group',
    meeting: 'Do you ask for a talk?',
    yes: 'Yes, half an hour',
    no: 'No, an answer will do',
    answerBy: 'Answer hoped for by',
    answerByHint: 'Two to three weeks is polite.',
    ready: (count: number, municipality: string) =>
      `**Your ${count === 1 ? 'mail' : `${count} mails`} for ${municipality} ${count === 1 ? 'is' : 'are'} ready.** I send nothing: copy the text, or open an .eml file in your mail program and press send yourself.`,
    alike: (percent: number) =>
      `The mails are ${percent} % alike. Parties notice. Put one sentence of your own in each: something from that party's programme, a councillor you know, or what they did before.`,
    noExample: 'Tip: there is no example from your municipality in it yet. Press Change to add one.',
    addresses: (website: string | undefined) =>
      `You find mail addresses on the website of the party, and ${website === undefined ? 'on the website of your municipality' : `on ${website}`} under "gemeenteraad".`,
    to: (party: string) => `To ${party}`,
    draft: (party: string) => `Mail to ${party} (.eml)`,
    all: 'All mails in one text file',
    reminder: 'Put "no answer yet?" in your calendar',
    reminderTitle: (municipality: string) => `No answer yet to your mails in ${municipality}?`,
    reminderText: 'Call or mail once more, short and friendly. Ask whether they found time to look at your demand.',
    dutch: 'The mails are in Dutch, the language of the parties.',
  },
  fr: {
    title: (municipality: string) => `Mails aux partis à ${municipality}`,
    steps: ['À qui ?', 'Que demandes-tu ?', 'De qui ?'],
    intro: [
      "Je rédige un mail par parti, prêt à être envoyé par toi. Écris à chaque parti démocratique que tu veux toucher : c'est toi qui choisis.",
      "Commence par ce qui va bien : c'est plus agréable à lire, et c'est juste. Une ou deux demandes fortes valent mieux que cinq.",
      'Presque fini. Après cette étape, tes mails sont là.',
    ],
    parties: 'Partis',
    lists: 'Listes locales ou cartels',
    listsHint: 'Mets une virgule entre les noms.',
    partiesHint: 'Ou écris seulement une liste locale ci-dessous.',
    noParty: 'choisis au moins un parti, ou écris une liste locale',
    tooManyParties: (count: number) => `cela fait ${count}, j'en rédige au maximum ${mostParties} à la fois`,
    phase: 'De quoi parle le mail ?',
    phases: {
      programme: 'Avant les élections : le programme',
      negotiations: "Après les élections : l'accord de majorité",
      alderman: "Le plan en cours : à l'échevin",
      council: 'Le plan en cours : au groupe du conseil',
    },
    demands: 'Que demandes-tu ?',
    demandsHint: "Moins, c'est plus fort.",
    appreciation: 'Que fait déjà bien la commune ?',
    appreciationHint: 'Des phrases entières, en néerlandais : elles ouvrent le mail.',
    example: 'Un exemple de ta commune',
    exampleHint: "Pas obligatoire. Un mail avec un exemple à toi se retient mieux qu'un texte standard.",
    sender: 'Ton nom',
    group: 'Ton groupe',
    meeting: 'Tu demandes un entretien ?',
    yes: 'Oui, une demi-heure',
    no: 'Non, une réponse suffit',
    answerBy: 'Réponse espérée pour le',
    answerByHint: 'Deux à trois semaines, c’est poli.',
    ready: (count: number, municipality: string) =>
      `**${count === 1 ? 'Ton mail' : `Tes ${count} mails`} pour ${municipality} ${count === 1 ? 'est prêt' : 'sont prêts'}.** Je n'envoie rien : copie le texte, ou ouvre un fichier .eml dans ton programme de mail et envoie-le toi-même.`,
    alike: (percent: number) =>
      `Les mails se ressemblent à ${percent} %. Les partis le remarquent. Mets dans chacun une phrase à toi : un point du programme de ce parti, un conseiller que tu connais, ou ce qu'ils ont déjà fait.`,
    noExample: "Conseil : il n'y a pas encore d'exemple de ta commune. Appuie sur Modifier pour en ajouter un.",
    addresses: (website: string | undefined) =>
      `Tu trouves les adresses sur le site du parti, et ${website === undefined ? 'sur le site de ta commune' : `sur ${website}`} à la page « gemeenteraad ».`,
    to: (party: string) => `À ${party}`,
    draft: (party: string) => `Mail à ${party} (.eml)`,
    all: 'Tous les mails dans un fichier texte',
    reminder: 'Mets « pas encore de réponse ? » dans ton agenda',
    reminderTitle: (municipality: string) => `Pas encore de réponse à tes mails à ${municipality} ?`,
    reminderText: "Rappelle ou réécris, court et aimable. Demande s'ils ont eu le temps de regarder ta demande.",
    dutch: 'Les mails sont en néerlandais, la langue des partis.',
  },
};

export default guidedCommand({
  aliases: {
    nl: ['memo mail', 'memo brief'],
    en: ['memo mails', 'memo letter'],
    fr: ['memo courriel', 'memo lettre'],
  },
  summary: {
    nl: 'Maak mails aan de partijen',
    en: 'Draft mails to the parties',
    fr: 'Rédiger des mails aux partis',
  },
  asks: {
    nl: ['mail partijen', 'brief partijen', 'partijen aanschrijven', 'mail schepen', 'mail fractie', 'voorbeeldmail'],
    en: ['mail parties', 'letter parties', 'email parties', 'write parties', 'letter alderman', 'email alderman'],
    fr: ['mail partis', 'lettre partis', 'écrire partis', 'courriel partis', 'lettre échevin', 'mail échevin'],
  },
  options: {
    municipality: municipalityOption(),
    demands: hiddenOption(),
  },
  flow: { version: 1, steps, finish, title },
});

function title(answers: FormValues, { language }: Services): string {
  return words[language].title(answerOf(answers, 'municipality') || '…');
}

async function steps(answers: FormValues, services: Services): Promise<readonly Step[]> {
  const say = words[services.language];
  return [
    {
      id: 'to',
      title: say.steps[0] ?? '',
      text: say.intro[0] ?? '',
      fields: toFields(services),
      check: (given) => checkParties(given, say),
    },
    { id: 'what', title: say.steps[1] ?? '', text: say.intro[1] ?? '', fields: await whatFields(answers, services) },
    { id: 'from', title: say.steps[2] ?? '', text: say.intro[2] ?? '', fields: fromFields(services) },
  ];
}

function checkParties(given: FormValues, say: (typeof words)['nl']): Readonly<Record<string, string>> {
  const chosen = answersOf(given, 'parties').length;
  const all = chosen + localLists(answerOf(given, 'lists')).length;
  if (all === 0) return { parties: say.noParty };
  return all > mostParties ? { lists: say.tooManyParties(all) } : {};
}

function toFields(services: Services): readonly Field[] {
  const { language, tables } = services;
  const say = words[language];
  return [
    municipalityField(services),
    {
      kind: 'choices',
      name: 'parties',
      label: say.parties,
      hint: say.partiesHint,
      required: false,
      most: mostParties,
      choices: tables.parties.parties.map(({ id, name, formerNames }) => ({
        value: id,
        label: [name, ...formerNames.map((former) => `(${former})`)].join(' '),
      })),
    },
    {
      kind: 'text',
      name: 'lists',
      label: say.lists,
      hint: say.listsHint,
      maxLength: 300,
      required: false,
      read: (typed) => ({ value: localLists(typed).join(', ') }),
    },
    {
      kind: 'choice',
      name: 'phase',
      label: say.phase,
      required: true,
      choices: phases.map((value) => ({ value, label: say.phases[value] })),
      initial: proposedPhase(services),
    },
  ];
}

async function whatFields(answers: FormValues, services: Services): Promise<readonly Field[]> {
  const say = words[services.language];
  const known = await readEvaluation(answerOf(answers, 'municipality'), services);
  return [
    {
      kind: 'choices',
      name: 'demands',
      label: say.demands,
      hint: say.demandsHint,
      required: true,
      most: mostDemands,
      choices: demandChoices(services),
    },
    textField('appreciation', {
      label: say.appreciation,
      hint: say.appreciationHint,
      maxLength: 1000,
      multiline: true,
      initial: known['strong-points'],
    }),
    textField('example', { label: say.example, hint: say.exampleHint, maxLength: 1000, multiline: true }),
  ];
}

function fromFields(services: Services): readonly Field[] {
  const say = words[services.language];
  return [
    textField('sender', { label: say.sender, maxLength: 100, required: true }),
    textField('group', { label: say.group, maxLength: 100 }),
    {
      kind: 'choice',
      name: 'meeting',
      label: say.meeting,
      required: true,
      choices: [
        { value: 'yes', label: say.yes },
        { value: 'no', label: say.no },
      ],
      initial: 'yes',
    },
    dayField(
      'answerBy',
      { label: say.answerBy, hint: say.answerByHint, initial: services.today.add({ weeks: 3 }).toString() },
      services,
    ),
  ];
}

/** Local lists as typed: parted by commas, semicolons or lines. */
function localLists(typed: string): readonly string[] {
  return [
    ...new Set(
      typed
        .split(/[,;\n]+/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
}

/** Before the elections the programme, in the months after them the coalition agreement, then the plan under way. */
function proposedPhase({ today, tables }: Services): Phase {
  const { electionYear } = tables.phases;
  const days = nextElection(today, electionYear).since(today).days;
  if (days < 300) return 'programme';
  const last = nextElection(today.subtract({ days: 90 }), electionYear);
  return Temporal.PlainDate.compare(last, today) < 0 ? 'negotiations' : 'council';
}

async function finish(answers: FormValues, services: Services) {
  const { language, tables, lookups } = services;
  const say = words[language];
  const name = answerOf(answers, 'municipality');
  const found = lookups.municipality(name, language);
  const website = 'value' in found ? found.value.municipality.website : undefined;
  const chosen = answersOf(answers, 'parties');
  const parties = [
    ...tables.parties.parties.filter(({ id }) => chosen.includes(id)).map((party) => party.name),
    ...localLists(answerOf(answers, 'lists')),
  ];
  const mails = parties.map((party, at) => ({ party, ...write(answers, party, at, services) }));
  const likeness = greatestLikeness(mails.map(({ text }) => text));
  const advice = [
    mails.length > 1 ? say.alike(Math.round(100 * likeness)) : '',
    answerOf(answers, 'example') === '' ? say.noExample : '',
    say.addresses(website),
    say.dutch,
  ].filter((line) => line !== '');

  const blocks: Block[] = [
    { kind: 'text', text: say.ready(mails.length, escapeMarkup(name)) },
    { kind: 'text', text: advice.map((line) => `- ${line}`).join('\n') },
    ...mails.map(
      ({ party, subject, text }): Block => ({ kind: 'copy', title: say.to(party), text, mail: { subject } }),
    ),
    ...(await Promise.all(
      mails.map(({ party, subject, text }) =>
        createMail({
          fileName: fileNameFrom(`mail ${party} ${name}`, '.eml'),
          label: say.draft(party),
          subject,
          body: text,
        }),
      ),
    )),
    createTextFile({
      fileName: fileNameFrom(`mails ${name}`, '.txt'),
      label: say.all,
      text: mails
        .map(({ party, subject, text }) => `${say.to(party)}\n${subject}\n\n${text}`)
        .join(`\n\n${'-'.repeat(40)}\n\n`),
    }),
    ...reminder(answers, services),
    { kind: 'sources', sources: [memorandumSource(services)] },
  ];
  const buttons = ['memo allies', 'memo budget'].flatMap((each) => services.button(each, { municipality: name }) ?? []);
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { blocks, visibility: 'only-you' as const, language };
}

/** One mail. Everything in it is Dutch, the language of those who get it. */
function write(answers: FormValues, party: string, variant: number, services: Services) {
  const phase = phases.find((each) => each === answerOf(answers, 'phase')) ?? 'council';
  const items = demandsOf(answersOf(answers, 'demands'), services).map(({ title, sentence, why }) => ({
    title: title.nl,
    sentence,
    why: why.nl,
  }));
  const day = answerOf(answers, 'answerBy');
  const source = memorandumSource(services);
  const gaps = {
    party,
    municipality: answerOf(answers, 'municipality'),
    sender: answerOf(answers, 'sender'),
    group: answerOf(answers, 'group'),
    appreciation: answerOf(answers, 'appreciation'),
    example: answerOf(answers, 'example'),
    meeting: answerOf(answers, 'meeting') === 'yes' ? 'yes' : '',
    answerBy: day === '' ? '' : formatDay(Temporal.PlainDate.from(day), 'nl'),
    memorandum: `${source.title}, ${source.url}`,
  };
  return fillLetter(services.letters[`mail-${phase}`], gaps, items, variant);
}

function greatestLikeness(texts: readonly string[]): number {
  return Math.max(0, ...texts.flatMap((one, at) => texts.slice(at + 1).map((other) => textLikeness(one, other))));
}

function reminder(answers: FormValues, { today, language }: Services): Block[] {
  const day = answerOf(answers, 'answerBy');
  if (day === '') return [];
  const say = words[language];
  const title = say.reminderTitle(answerOf(answers, 'municipality'));
  return [
    createCalendar({
      fileName: `antwoord-${day}.ics`,
      label: say.reminder,
      uid: `${fileNameFrom(`mail ${answerOf(answers, 'municipality')} ${day}`, '.uid')}@wegwijzer`,
      day: Temporal.PlainDate.from(day).add({ days: 1 }),
      stamp: today,
      title,
      description: say.reminderText,
      url: 'https://11.be/lokaal-memorandum-2024',
      alarmDays: [],
    }),
  ];
}
