import { randomUUID } from 'node:crypto';
import type { Event } from '../../../../src/bot/event.ts';
import type { WebHandler } from '../../../../src/platforms/web/web.ts';
import {
  type Action,
  type Block,
  type FlowMove,
  type FormField,
  type FormValues,
  type Reply,
  suggestions,
} from '../../../../src/reply/reply.ts';

type Draft = { readonly owner: string; revision: number; step: number; values: FormValues };
type FlowAction = Extract<Action, { kind: 'flow' }>;

/**
 * A small bot that works, with every kind of block: it keeps drafts in memory, each for its owner alone.
 *
 * - `schrijf` begins a draft of two steps, whose result holds every kind of block that is no form;
 * - `kies` offers two pages in a list that opens;
 * - the command `nota` is a form that comes back until its text is filled in;
 * - anything else is said back.
 */
export function draftingBot(): WebHandler & {
  readonly events: readonly Event[];
  readonly drafts: () => readonly Draft[];
} {
  const drafts = new Map<string, Draft>();
  const events: Event[] = [];

  const begin = (owner: string): Reply => {
    const id = randomUUID();
    const draft = { owner, revision: 1, step: 0, values: {} };
    drafts.set(id, draft);
    return showStep(id, draft, {});
  };

  const move = (action: FlowAction, event: Event, values: FormValues): Reply => {
    const draft = drafts.get(action.flow);
    if (!draft || draft.owner !== event.person) return say('Dit staat er niet meer.');
    if (action.move === 'delete') {
      drafts.delete(action.flow);
      return say('Gewist.');
    }
    if (action.move === 'show') {
      return draft.step < steps.length ? showStep(action.flow, draft, {}) : showResult(action.flow, draft);
    }
    if (action.revision !== draft.revision)
      return showStep(action.flow, draft, {}, 'Die knop hoort bij een vorige stap.');
    draft.revision += 1;
    draft.values = { ...draft.values, ...values };
    const wrong = action.move === 'next' ? problemsIn(draft) : {};
    if (Object.keys(wrong).length > 0) return showStep(action.flow, draft, wrong);
    if (action.move === 'change') draft.step = 0;
    else draft.step += action.move === 'next' ? 1 : -1;
    return draft.step < steps.length ? showStep(action.flow, draft, {}) : showResult(action.flow, draft);
  };

  const act = (event: Extract<Event, { kind: 'action' }>): Reply => {
    const { action, values = {} } = event;
    if (action.kind === 'flow') return move(action, event, values);
    if (action.kind === 'command') return action.command === 'schrijf' ? begin(event.person) : note(values);
    return { ...say(`Pagina ${action.page}.`), share: action };
  };

  return {
    events,
    drafts: () => [...drafts.values()],
    handle: async (event) => {
      events.push(event);
      if (event.kind === 'action') return act(event);
      if (event.kind === 'command') return say(event.command);
      if (event.text === 'schrijf') return begin(event.person);
      if (event.text === 'kies') return { ...say('Waarover?'), blocks: [pages] };
      if (event.text === 'nota') return note(undefined);
      return say(event.text);
    },
    suggestions: () => ['schrijf', 'kies'],
    suggest: (source) => (source === 'municipality' ? municipalities : [{ value: suggestions[1], label: 'Klimaat' }]),
  };
}

const municipalities = [
  { value: 'Gent', label: 'Gent' },
  { value: 'Aalst', label: 'Aalst (9300)' },
];

const pages: Block = {
  kind: 'select',
  label: 'Waarover gaat je vraag?',
  options: [
    { label: 'Het fonds', action: { kind: 'page', page: 'fonds' } },
    { label: 'Een GROS & co', action: { kind: 'page', page: 'gros' } },
  ],
};

function say(text: string): Reply {
  return { blocks: [{ kind: 'text', text }], visibility: 'only-you', language: 'nl' };
}

function flowAction(flow: string, revision: number): (move: FlowMove) => Action {
  return (move) => ({ kind: 'flow', command: 'schrijf', flow, revision, move });
}

const rows = (...labels: readonly string[]) => labels.map((label) => ({ value: label.toLowerCase(), label }));

/** The steps, which together hold every kind of field. */
const steps: readonly { readonly title: string; readonly fields: readonly FormField[] }[] = [
  {
    title: 'Wie en wanneer',
    fields: [
      {
        kind: 'text',
        name: 'town',
        label: 'Je gemeente',
        required: true,
        maxLength: 60,
        suggest: 'municipality',
        hint: 'De naam of de postcode.',
      },
      { kind: 'date', name: 'day', label: 'Wanneer is het overleg?', required: true },
      {
        kind: 'choice',
        name: 'tone',
        label: 'Hoe mag de mail klinken?',
        required: false,
        choices: rows('Warm', 'Zakelijk'),
      },
      { kind: 'choice', name: 'party', label: 'Aan welke partij?', required: true, choices: manyRows() },
      {
        kind: 'text',
        name: 'why',
        label: 'Waarom schrijf je?',
        required: false,
        maxLength: 3000,
        multiline: true,
        hint: 'Twee of drie zinnen volstaan.',
      },
    ],
  },
  {
    title: 'Wat je vraagt',
    fields: [
      {
        kind: 'choices',
        name: 'themes',
        label: 'Over welke thema’s?',
        required: true,
        most: 2,
        choices: [
          ...rows('Klimaat', 'Handel').map((row) => ({ ...row, group: 'Wereldwijd' })),
          ...rows('Aankoop', 'Onderwijs').map((row) => ({ ...row, group: 'In je gemeente' })),
        ],
      },
      {
        kind: 'grid',
        name: 'promises',
        label: 'Wat deed je gemeente al?',
        required: false,
        rows: [
          ...rows('Budget', 'Schepen').map((row) => ({ ...row, group: 'Bestuur' })),
          ...rows('Adviesraad met een heel lange naam').map((row) => ({ ...row, group: 'Inspraak' })),
        ],
        columns: rows('Gedaan', 'Beloofd'),
        hint: 'Laat open wat je niet weet.',
      },
    ],
  },
];

function manyRows() {
  return ['Aa', 'Bee', 'Cee', 'Dee', 'Ee', 'Ef', 'Gee'].map((name) => ({
    value: name.toLowerCase(),
    label: `Partij ${name}`,
    group: name < 'D' ? 'Meerderheid' : 'Oppositie',
  }));
}

function problemsIn({ step, values }: Draft): Readonly<Record<string, string>> {
  const fields = steps[step]?.fields ?? [];
  const problems = fields.flatMap((field): [string, string][] => {
    const value = values[field.name] ?? '';
    if (field.required && String(value).trim() === '') return [[field.name, 'dit veld is nog leeg']];
    if (field.name === 'town' && !municipalities.some((each) => each.value === value)) {
      return [[field.name, `"${String(value)}" ken ik niet`]];
    }
    return field.kind === 'choices' && value.length > field.most
      ? [[field.name, `kies er hoogstens ${field.most}`]]
      : [];
  });
  return Object.fromEntries(problems);
}

function showStep(
  id: string,
  { step, revision, values }: Draft,
  problems: Readonly<Record<string, string>>,
  notice?: string,
): Reply {
  const { title, fields } = steps[step] ?? { title: '', fields: [] };
  const action = flowAction(id, revision);
  const filled = fields.map((field) => ({
    ...field,
    ...(values[field.name] === undefined ? {} : { value: values[field.name] }),
    ...(problems[field.name] === undefined ? {} : { problem: problems[field.name] }),
  })) as FormField[];
  return {
    blocks: [
      ...(notice === undefined ? [] : [{ kind: 'text', text: notice } as const]),
      { kind: 'section', title: `Stap ${step + 1} van ${steps.length}: ${title}` },
      {
        kind: 'form',
        title,
        action: action('next'),
        submit: 'Volgende',
        fields: filled,
        buttons: [
          ...(step === 0 ? [] : [{ label: 'Vorige', action: action('back') }]),
          { label: 'Stoppen en wissen', action: action('delete') },
        ],
      },
    ],
    visibility: 'only-you',
    language: 'nl',
    keeps: true,
  };
}

function showResult(id: string, { revision, values }: Draft): Reply {
  const action = flowAction(id, revision);
  const text = `Beste,\n\n${String(values.why ?? '')}\n\nGroeten uit ${String(values.town)}`;
  return {
    blocks: [
      { kind: 'text', text: 'Je mail is **klaar**.' },
      { kind: 'copy', title: 'Je mail', text, mail: { subject: `Vraag uit ${String(values.town)}` } },
      { kind: 'copy', title: 'Een kort bericht', text: 'Kom je ook?' },
      {
        kind: 'timeline',
        title: 'Je tijdlijn',
        nowLabel: 'Nu',
        steps: [
          { title: 'Partners zoeken', when: 'september', state: 'past' },
          { title: 'Programma’s lezen', when: 'oktober', text: 'Van alle partijen.', state: 'past' },
          { title: 'Mails sturen', when: 'november', text: 'Met je eigen verhaal erbij.', state: 'now' },
          { title: 'Overleg met de schepen', when: String(values.day), state: 'future' },
          { title: 'Opvolgen', when: 'volgend jaar', text: 'Vraag elk jaar hoe het staat.', state: 'future' },
        ],
      },
      { kind: 'file', name: 'mail.txt', mediaType: 'text/plain; charset=utf-8', content: text, label: 'Tekst' },
      { kind: 'file', name: 'mail.docx', mediaType: docx, content: new Uint8Array([80, 75, 255]), label: 'Word' },
      { kind: 'buttons', buttons: [{ label: 'Aanpassen', action: action('change') }] },
    ],
    visibility: 'only-you',
    language: 'nl',
    keeps: true,
    share: { kind: 'page', page: 'mail' },
  };
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The form of the command `nota`, or what was filled in. */
function note(values: FormValues | undefined): Reply {
  const text = String(values?.text ?? '').trim();
  if (text !== '') return say(`Genoteerd: ${text}`);
  const fields: FormField[] = [
    {
      kind: 'text',
      name: 'text',
      label: 'Je nota',
      required: true,
      maxLength: 200,
      ...(values === undefined ? {} : { value: '', problem: 'dit veld is nog leeg' }),
    },
    { kind: 'choice', name: 'tone', label: 'Toon', required: false, choices: rows('Warm', 'Zakelijk') },
    { kind: 'choices', name: 'themes', label: 'Thema’s', required: false, most: 2, choices: rows('Klimaat', 'Handel') },
    { kind: 'date', name: 'day', label: 'Dag', required: false },
  ];
  const action: Action = { kind: 'command', command: 'nota', options: {} };
  return { ...say(''), blocks: [{ kind: 'form', title: 'nota', action, submit: 'Noteer', fields }] };
}
