import {
  type AllyBoard,
  type AllyStatus,
  allyStatuses,
  type Block,
  type BoardChange,
  type BoardOrder,
  type BoardTick,
  type Button,
  type Choice,
  changeBoard,
  changeKeptBoard,
  command,
  escapeMarkup,
  type FormField,
  type FoundMunicipality,
  findBoard,
  formatDay,
  hiddenOption,
  type KeptBoard,
  keepBoardAuthor,
  listTexts,
  maxBoardName,
  municipalityInput,
  municipalityOption,
  openBoard,
  placeNote,
  type Reply,
  readBoardAuthor,
  replyLimits,
  type Services,
} from '#bot';

/** Every row of the board stands in a select. */
const mostRows = replyLimits.selectOptions;

/** What somebody chooses in the form; the button that takes over from another person says `over` instead. */
const moves = ['contacting', 'joins', 'rather-not', 'none', 'remove'] as const;
type Move = (typeof moves)[number];

const words = {
  nl: {
    title: (place: string) => `Medestandersbord van ${place}`,
    intro:
      'Zet erop wie jij contacteert. Zo krijgt niemand twee keer dezelfde vraag. Wie dit bord opent, ziet wat erop staat en kan het aanvullen.',
    groups: { joins: 'Doet mee', contacting: 'Wordt gecontacteerd', 'rather-not': 'Liever niet' },
    free: 'Nog vrij',
    form: 'Zet iets op het bord',
    who: 'Wie?',
    kinds: 'Soorten medestanders',
    organisations: 'Organisaties',
    what: 'Wat?',
    moves: {
      contacting: 'Ik contacteer',
      joins: 'Doet mee',
      'rather-not': 'Liever niet',
      none: 'Nog vrij',
      remove: 'Van het bord halen (alleen een organisatie)',
    },
    organisation: 'Andere organisatie',
    organisationHint: 'Staat ze er niet bij? Typ hier de naam. Enkel organisaties, geen personen.',
    name: 'Je voornaam',
    nameHint: 'Wie het bord opent, ziet die naam. Je mag dit leeg laten.',
    submit: 'Op het bord zetten',
    nothingChosen: 'Kies een rij, of typ hieronder een organisatie.',
    noMove: 'Kies wat ik moet noteren.',
    someone: 'iemand',
    noted: {
      contacting: (what: string) => `Genoteerd: jij contacteert **${what}**. Succes!`,
      joins: (what: string) => `Genoteerd bij **${what}**: doet mee. Mooi zo!`,
      'rather-not': (what: string) => `Genoteerd bij **${what}**: liever niet.`,
      none: (what: string) => `Genoteerd bij **${what}**: nog vrij.`,
      remove: (what: string) => `Van het bord gehaald: **${what}**.`,
    },
    before: (what: string) => `Hiervoor stond er: ${what}.`,
    taken: {
      contacting: (who: string, what: string, day: string) =>
        `Let op: ${who} contacteert **${what}** al, sinds ${day}. Spreek dus eerst even af. Neem je het over?`,
      joins: (who: string, what: string, day: string) =>
        `Let op: ${who} noteerde op ${day} bij **${what}**: doet mee. Wil je toch noteren dat jij hen contacteert?`,
      'rather-not': (who: string, what: string, day: string) =>
        `Let op: ${who} noteerde op ${day} bij **${what}**: liever niet. Wil je hen toch contacteren?`,
    },
    over: { contacting: 'Toch overnemen', joins: 'Toch noteren', 'rather-not': 'Toch contacteren' },
    back: 'Terug naar het bord',
    same: (what: string) => `Dat stond al op het bord: **${what}**.`,
    gone: 'Die organisatie staat niet meer op het bord. Hieronder zie je hoe het er nu uitziet.',
    fixed: (what: string) =>
      `Deze rij hoort vast bij het bord: **${what}**. Weghalen kan niet, op "Nog vrij" zetten wel.`,
    full: (most: number) =>
      `Het bord is vol: er passen ${most} eigen organisaties op. Haal er eerst een af die je niet meer nodig hebt.`,
    lost: 'Dit bord vind ik niet meer. Een bord waar meer dan een jaar niemand aan komt, vergeet ik. Begin gerust een nieuw.',
    ask: 'Van welke gemeente wil je het bord zien?',
    askForm: 'Welke gemeente?',
    open: 'Open het bord',
  },
  en: {
    title: (place: string) => `Ally board of ${place}`,
    intro:
      'Put on it whom you contact. That way nobody gets the same question twice. Whoever opens this board sees what stands on it and can add to it.',
    groups: { joins: 'Joins', contacting: 'Being contacted', 'rather-not': 'Rather not' },
    free: 'Still free',
    form: 'Update the board',
    who: 'Who?',
    kinds: 'Kinds of allies',
    organisations: 'Organisations',
    what: 'What?',
    moves: {
      contacting: 'I contact them',
      joins: 'They join',
      'rather-not': 'Rather not',
      none: 'Still free',
      remove: 'Take off the board (organisations only)',
    },
    organisation: 'Another organisation',
    organisationHint: 'Not in the list? Type its name here. Organisations only, no private persons.',
    name: 'Your first name',
    nameHint: 'Whoever opens the board sees this name. You may leave it empty.',
    submit: 'Put on the board',
    nothingChosen: 'Choose a row, or type an organisation below.',
    noMove: 'Choose what I should note.',
    someone: 'somebody',
    noted: {
      contacting: (what: string) => `Noted: you contact **${what}**. Good luck!`,
      joins: (what: string) => `Noted for **${what}**: joins. Great!`,
      'rather-not': (what: string) => `Noted for **${what}**: rather not.`,
      none: (what: string) => `Noted for **${what}**: still free.`,
      remove: (what: string) => `Taken off the board: **${what}**.`,
    },
    before: (what: string) => `Before that it said: ${what}.`,
    taken: {
      contacting: (who: string, what: string, day: string) =>
        `Careful: ${who} is contacting **${what}** already, since ${day}. So talk to each other first. Do you take over?`,
      joins: (who: string, what: string, day: string) =>
        `Careful: on ${day} ${who} noted for **${what}**: joins. Do you still want to note that you contact them?`,
      'rather-not': (who: string, what: string, day: string) =>
        `Careful: on ${day} ${who} noted for **${what}**: rather not. Do you still want to contact them?`,
    },
    over: { contacting: 'Take over all the same', joins: 'Note it all the same', 'rather-not': 'Contact all the same' },
    back: 'Back to the board',
    same: (what: string) => `That was on the board already: **${what}**.`,
    gone: 'That organisation is no longer on the board. Below you see how the board is now.',
    fixed: (what: string) =>
      `This row always stays on the board: **${what}**. You can set it to "Still free", not take it off.`,
    full: (most: number) =>
      `The board is full: there is room for ${most} organisations of your own. First take off one that you no longer need.`,
    lost: 'I cannot find this board any more. I forget a board that nobody touches for over a year. Feel free to begin a new one.',
    ask: 'The board of which municipality do you want to see?',
    askForm: 'Which municipality?',
    open: 'Open the board',
  },
  fr: {
    title: (place: string) => `Tableau des alliés de ${place}`,
    intro:
      "Indique qui tu contactes. Ainsi, personne ne reçoit deux fois la même demande. Toute personne qui ouvre ce tableau voit ce qui s'y trouve et peut le compléter.",
    groups: { joins: 'Participe', contacting: 'Contact en cours', 'rather-not': 'Plutôt pas' },
    free: 'Encore libre',
    form: 'Compléter le tableau',
    who: 'Qui ?',
    kinds: "Sortes d'alliés",
    organisations: 'Organisations',
    what: 'Quoi ?',
    moves: {
      contacting: 'Je les contacte',
      joins: 'Ils participent',
      'rather-not': 'Plutôt pas',
      none: 'Encore libre',
      remove: 'Retirer du tableau (organisations seulement)',
    },
    organisation: 'Une autre organisation',
    organisationHint: 'Pas dans la liste ? Écris son nom ici. Des organisations, pas des personnes.',
    name: 'Ton prénom',
    nameHint: 'Ceux qui ouvrent le tableau voient ce nom. Tu peux laisser ce champ vide.',
    submit: 'Mettre au tableau',
    nothingChosen: 'Choisis une ligne, ou écris une organisation ci-dessous.',
    noMove: 'Choisis ce que je dois noter.',
    someone: "quelqu'un",
    noted: {
      contacting: (what: string) => `C'est noté : tu contactes **${what}**. Bonne chance !`,
      joins: (what: string) => `C'est noté pour **${what}** : participe. Super !`,
      'rather-not': (what: string) => `C'est noté pour **${what}** : plutôt pas.`,
      none: (what: string) => `C'est noté pour **${what}** : encore libre.`,
      remove: (what: string) => `Retiré du tableau : **${what}**.`,
    },
    before: (what: string) => `Avant, il y avait : ${what}.`,
    taken: {
      contacting: (who: string, what: string, day: string) =>
        `Attention : ${who} contacte déjà **${what}**, depuis le ${day}. Mettez-vous donc d'abord d'accord. Tu prends le relais ?`,
      joins: (who: string, what: string, day: string) =>
        `Attention : le ${day}, ${who} a noté pour **${what}** : participe. Veux-tu quand même noter que tu les contactes ?`,
      'rather-not': (who: string, what: string, day: string) =>
        `Attention : le ${day}, ${who} a noté pour **${what}** : plutôt pas. Veux-tu quand même les contacter ?`,
    },
    over: {
      contacting: 'Prendre le relais quand même',
      joins: 'Le noter quand même',
      'rather-not': 'Contacter quand même',
    },
    back: 'Retour au tableau',
    same: (what: string) => `C'était déjà au tableau : **${what}**.`,
    gone: "Cette organisation n'est plus sur le tableau. Voici où il en est maintenant.",
    fixed: (what: string) =>
      `Cette ligne reste toujours sur le tableau : **${what}**. Tu peux la mettre sur « Encore libre », pas la retirer.`,
    full: (most: number) =>
      `Le tableau est plein : il y a de la place pour ${most} organisations à vous. Retires-en d'abord une dont vous n'avez plus besoin.`,
    lost: "Je ne retrouve plus ce tableau. J'oublie un tableau auquel personne ne touche pendant plus d'un an. Tu peux en commencer un nouveau.",
    ask: 'De quelle commune veux-tu voir le tableau ?',
    askForm: 'Quelle commune ?',
    open: 'Ouvrir le tableau',
  },
};

/** What somebody sent with the form, or with the button that takes over. */
type Sent = {
  readonly entry?: string | undefined;
  readonly status?: string | undefined;
  readonly organisation?: string | undefined;
  readonly name?: string | undefined;
};

/** Longer than a hidden option usually is: people type these. */
const typedOption = { ...hiddenOption(), maxLength: 1000 };

export default command({
  aliases: { nl: ['memo bord'], en: ['memo board'], fr: ['memo tableau'] },
  summary: {
    nl: 'Medestandersbord: wie contacteert wie?',
    en: 'Ally board: who contacts whom?',
    fr: 'Tableau des alliés : qui contacte qui ?',
  },
  asks: {
    nl: ['bord medestanders', 'medestanders verdelen', 'medestanders contacteren', 'wie contacteert medestanders'],
    en: ['ally board', 'board allies', 'contact allies', 'divide allies'],
    fr: ['tableau alliés', 'contacter alliés', 'répartir alliés'],
  },
  options: {
    municipality: municipalityOption(),
    board: hiddenOption(),
    entry: hiddenOption(),
    status: hiddenOption(),
    organisation: typedOption,
    name: typedOption,
  },
  run: async ({ municipality, board: id, ...sent }, services) => {
    const kept = id === undefined ? await openOwn(municipality, services) : await findBoard(id, services.notes);
    if (!kept) return id === undefined ? askMunicipality(services) : lost(services);
    const isSent = Object.values(sent).some((value) => value !== undefined);
    if (id !== undefined && isSent) return note(kept, sent, services);
    const said = id === undefined && municipality ? placeNote(municipality, services) : undefined;
    return draw(kept, services, said === undefined ? {} : { said });
  },
});

async function openOwn(found: FoundMunicipality | undefined, { notes }: Services): Promise<KeptBoard | undefined> {
  return found && (await openBoard(found.municipality.nis, notes));
}

/** Carries out what was sent, and says what came of it. */
async function note(kept: KeptBoard, sent: Sent, services: Services): Promise<Reply> {
  const say = words[services.language];
  const over = sent.status === 'over';
  const to = over ? 'contacting' : moves.find((move) => move === sent.status);
  if (!to || (sent.entry ?? sent.organisation) === undefined) {
    const problems = {
      ...((sent.entry ?? sent.organisation) === undefined ? { entry: say.nothingChosen } : {}),
      ...(to ? {} : { status: say.noMove }),
    };
    return draw(kept, services, { sent, problems });
  }
  const by = await keepBoardAuthor(sent.name, services.notes);
  const order: BoardOrder = {
    entry: sent.entry,
    organisation: sent.organisation,
    to,
    by: { id: by.id, name: services.personName ?? by.name },
    day: services.today.toString(),
    over,
  };
  const categories = services.tables['ally-categories'].allyCategories.map(({ id }) => id);
  const change = await changeKeptBoard(
    kept,
    (board) => changeBoard(board, order, categories, mostRows),
    services.notes,
  );
  const now = { id: kept.id, board: change.board };
  if (change.outcome === 'taken') return askToTakeOver(now, change, services);
  return draw(now, services, { said: outcomeText(change, to, by.id, services) });
}

/** What came of an order, in one or two sentences. */
function outcomeText(change: BoardChange, to: Move, by: string, services: Services): string {
  const say = words[services.language];
  const what = change.entry ? escapeMarkup(nameOf(change.entry.id, change, services)) : '';
  switch (change.outcome) {
    case 'same':
      return say.same(what);
    case 'fixed':
      return say.fixed(what);
    case 'full':
      return say.full(change.board.organisations.length);
    case 'gone':
      return say.gone;
    default: {
      const { before } = change;
      if (!before || before.author === by) return say.noted[to](what);
      return `${say.noted[to](what)} ${say.before(`${say.groups[before.status].toLowerCase()}${tickNote(before, services)}`)}`;
    }
  }
}

/** Says who was first, and asks whether to go on. */
function askToTakeOver({ id, board }: KeptBoard, { entry, before }: BoardChange, services: Services): Reply {
  const { language } = services;
  const say = words[language];
  if (!entry || !before) throw new Error('a row is taken by nobody');
  const what = escapeMarkup(nameOf(entry.id, { board }, services));
  const text = say.taken[before.status](whoOf(before, services), what, dayOf(before, services));
  const buttons: Button[] = [
    { label: say.over[before.status], action: boardAction(id, { entry: entry.id, status: 'over' }) },
    { label: say.back, action: boardAction(id) },
  ];
  return {
    blocks: [
      { kind: 'text', text },
      { kind: 'buttons', buttons },
    ],
    visibility: 'only-you',
    language,
    keeps: true,
  };
}

/** What is shown beside the board itself. */
type Around = {
  readonly said?: string;
  readonly sent?: Sent;
  readonly problems?: Readonly<Record<string, string>>;
};

async function draw(kept: KeptBoard, services: Services, around: Around = {}): Promise<Reply> {
  const { language, municipalities, notes, personName } = services;
  const say = words[language];
  const { id, board } = kept;
  const municipality = municipalities.find(({ nis }) => nis === board.municipality);
  if (!municipality) return lost(services);
  const known = personName === undefined ? { name: (await readBoardAuthor(notes)).name ?? '' } : undefined;
  const allies = services.button('memo allies', { municipality: municipality.nis });
  const blocks: Block[] = [
    ...(around.said === undefined ? [] : [{ kind: 'text', text: around.said } as const]),
    { kind: 'section', title: say.title(municipality.name), text: say.intro },
    ...groupBlocks(board, services),
    {
      kind: 'form',
      title: say.form,
      action: boardAction(id),
      submit: say.submit,
      fields: formFields(board, services, known, around).map((field) => {
        const problem = around.problems?.[field.name];
        return problem === undefined ? field : { ...field, problem };
      }),
    },
    ...(allies ? [{ kind: 'buttons', buttons: [allies] } as const] : []),
  ];
  return { blocks, visibility: 'only-you', language, keeps: true, share: boardAction(id) };
}

/** The rows by how it stands with them, each group with its title. */
function groupBlocks(board: AllyBoard, services: Services): readonly Block[] {
  const say = words[services.language];
  const rows = rowsOf(board, services);
  const group = (title: string, status: AllyStatus | undefined): readonly Block[] => {
    const lines = rows
      .filter(({ value }) => board.ticks[value]?.status === status)
      .map(({ value, label }) => [escapeMarkup(label), tickNote(board.ticks[value], services)].join(''));
    const [first, ...rest] = listTexts(lines);
    if (first === undefined) return [];
    return [{ kind: 'section', title, text: first }, ...rest.map((text) => ({ kind: 'text', text }) as const)];
  };
  return [...allyStatuses.flatMap((status) => group(say.groups[status], status)), ...group(say.free, undefined)];
}

function tickNote(tick: BoardTick | undefined, services: Services): string {
  if (!tick) return '';
  return ` (${[...(tick.name === undefined ? [] : [escapeMarkup(tick.name)]), dayOf(tick, services)].join(', ')})`;
}

function formFields(
  board: AllyBoard,
  services: Services,
  known: { readonly name: string } | undefined,
  { sent = {} }: Around,
): readonly FormField[] {
  const say = words[services.language];
  const name: FormField = {
    kind: 'text',
    name: 'name',
    label: say.name,
    hint: say.nameHint,
    required: false,
    maxLength: maxBoardName,
    value: sent.name ?? known?.name ?? '',
  };
  return [
    {
      kind: 'choice',
      name: 'entry',
      label: say.who,
      required: false,
      choices: rowsOf(board, services),
      ...(sent.entry === undefined ? {} : { value: sent.entry }),
    },
    {
      kind: 'choice',
      name: 'status',
      label: say.what,
      required: true,
      choices: moves.map((value) => ({ value, label: say.moves[value] })),
      ...(sent.status === undefined ? {} : { value: sent.status }),
    },
    {
      kind: 'text',
      name: 'organisation',
      label: say.organisation,
      hint: say.organisationHint,
      required: false,
      maxLength: maxBoardName,
      ...(sent.organisation === undefined ? {} : { value: sent.organisation }),
    },
    ...(known ? [name] : []),
  ];
}

/** The kinds of allies, then what people added. */
function rowsOf(board: AllyBoard, { language, tables }: Services): readonly Choice[] {
  const say = words[language];
  return [
    ...tables['ally-categories'].allyCategories.map(({ id, name }) => ({
      value: id,
      label: name[language],
      group: say.kinds,
    })),
    ...board.organisations.map(({ id, name }) => ({ value: id, label: name, group: say.organisations })),
  ];
}

function nameOf(id: string, { board, entry }: Pick<BoardChange, 'board' | 'entry'>, services: Services): string {
  return entry?.name ?? rowsOf(board, services).find(({ value }) => value === id)?.label ?? '';
}

function whoOf({ name }: BoardTick, { language }: Services): string {
  return name === undefined ? words[language].someone : escapeMarkup(name);
}

function dayOf({ day }: BoardTick, { language }: Services): string {
  return formatDay(Temporal.PlainDate.from(day), language);
}

function boardAction(id: string, options: Readonly<Record<string, string>> = {}): Button['action'] {
  return { kind: 'command', command: 'memo board', options: { board: id, ...options } };
}

function askMunicipality(services: Services): Reply {
  const { language } = services;
  const say = words[language];
  return {
    blocks: [
      { kind: 'text', text: say.ask },
      {
        kind: 'form',
        title: say.askForm,
        action: { kind: 'command', command: 'memo board', options: {} },
        submit: say.open,
        fields: [municipalityInput(services)],
      },
    ],
    visibility: 'only-you',
    language,
  };
}

function lost({ language, button }: Services): Reply {
  const again = button('memo board');
  return {
    blocks: [
      { kind: 'text', text: words[language].lost },
      ...(again ? [{ kind: 'buttons', buttons: [again] } as const] : []),
    ],
    visibility: 'only-you',
    language,
  };
}
