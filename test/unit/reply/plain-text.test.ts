import { describe, expect, test } from 'vitest';
import { formatSource, replySays, replyToText } from '../../../src/reply/plain-text.ts';
import type { Block, FormField } from '../../../src/reply/reply.ts';

const everything: Block[] = [
  { kind: 'text', text: 'Een **GRIS** is een adviesraad. Zie https://11.be.\n\n- een\n- twee' },
  {
    kind: 'section',
    title: 'Meer over: GRIS',
    text: 'Hij geeft *advies*.',
    fields: [
      { name: 'Bedrag', value: '**€ 2**' },
      { name: 'Site', value: '[11.be](https://11.be)' },
    ],
  },
  { kind: 'section', title: 'Alleen een titel' },
  {
    kind: 'sources',
    sources: [
      { document: 'memorandum', title: 'Memorandum', section: 'punt 4', url: 'https://11.be/memo', year: 2024 },
      { document: 'guide', title: 'Gids' },
    ],
    checked: '2026-11-20',
  },
  {
    kind: 'buttons',
    prompt: 'Bedoel je dit?',
    buttons: [
      { label: 'Wat is een GRIS?', action: { kind: 'page', page: 'gris' } },
      { label: 'Meer', action: { kind: 'more', page: 'gris' } },
    ],
  },
  { kind: 'buttons', buttons: [{ label: 'Meer', action: { kind: 'more', page: 'gris' } }] },
  {
    kind: 'form',
    title: 'vraag',
    action: { kind: 'command', command: 'ask', options: {} },
    submit: 'Versturen',
    fields: [
      {
        kind: 'text',
        name: 'question',
        label: 'Je vraag',
        required: true,
        maxLength: 5,
        value: '**lang**',
        problem: 'te lang',
      },
      { kind: 'text', name: 'town', label: 'Je gemeente', required: false, maxLength: 50 },
      { kind: 'date', name: 'day', label: 'Dag', required: false, value: '2026-12-15' },
      {
        kind: 'choice',
        name: 'party',
        label: 'Partij',
        required: false,
        choices: [{ value: 'a', label: 'Partij A' }],
        value: 'a',
      },
      {
        kind: 'choices',
        name: 'demands',
        label: 'Vragen',
        required: false,
        most: 2,
        choices: [
          { value: '1', label: 'Eerst dit' },
          { value: '2', label: 'Dan dat' },
        ],
        value: ['1', '2'],
      },
      {
        kind: 'grid',
        name: 'levels',
        label: 'Ambitie',
        required: false,
        rows: [{ value: '1', label: 'Eerst dit' }],
        columns: [{ value: 'full', label: 'Volledig' }],
        value: ['1=full'],
      },
    ],
  },
  {
    kind: 'select',
    label: 'Kies er een',
    options: [{ label: 'Wat is een GRIS?', action: { kind: 'page', page: 'gris' } }],
  },
  { kind: 'copy', title: 'Aan Groen', text: 'Beste mensen\n\n**Dag**', mail: { subject: 'Een vraag' } },
  {
    kind: 'timeline',
    title: 'De stappen',
    nowLabel: 'Nu',
    steps: [
      { title: 'Eerst', when: '2025', state: 'past' },
      { title: 'Dan', when: '2026', text: 'Dit doe je nu', state: 'now' },
    ],
  },
  { kind: 'file', name: 'deadline.ics', mediaType: 'text/calendar', content: 'BEGIN:VCALENDAR', label: 'In je agenda' },
];

test('a reply reads in plain text, block by block', () => {
  expect(replyToText({ blocks: everything })).toMatchInlineSnapshot(`
    "Een GRIS is een adviesraad. Zie https://11.be.

    - een
    - twee

    Meer over: GRIS
    Hij geeft advies.
    Bedrag: € 2
    Site: 11.be

    Alleen een titel

    Memorandum, punt 4 (https://11.be/memo)
    Gids

    Bedoel je dit?
      [Wat is een GRIS?]
      [Meer]

      [Meer]

    vraag
      Je vraag: **lang** (te lang)
      Je gemeente: …
      Dag: 2026-12-15
      Partij: Partij A
      Vragen: Eerst dit, Dan dat
      Ambitie: Eerst dit: Volledig
      [Versturen]

    Kies er een
      [Wat is een GRIS?]

    Aan Groen
    Een vraag
      Beste mensen

      **Dag**

    De stappen
    - Eerst (2025)
    > Nu: Dan (2026). Dit doe je nu

    In je agenda: deadline.ics"
  `);
});

test('what a reply says leaves out its sources, buttons, selects, forms and files', () => {
  const said = replySays({ blocks: everything });
  const says = everything.filter(({ kind }) => ['text', 'section', 'copy', 'timeline'].includes(kind));
  expect(said).toBe(replyToText({ blocks: says }));
  expect(said).toContain('Beste mensen');
  expect(said).not.toMatch(/Memorandum|Bedoel je dit|Kies er een|Versturen|deadline\.ics/);
});

test('a reply without blocks is empty', () => {
  expect(replyToText({ blocks: [] })).toBe('');
});

test('what a person filled in stands in the form as it was typed', () => {
  expect(replyToText({ blocks: everything.filter((block) => block.kind === 'form') })).toContain('**lang**');
});

describe('what stands in a field', () => {
  const choices = [
    { value: 'a', label: 'Eén', group: 'Cijfers' },
    { value: 'b', label: 'Twee', group: 'Cijfers' },
  ];
  const any = { name: 'veld', label: 'Veld', required: false };

  test.each<[what: string, field: FormField, shown: string]>([
    ['nothing yet', { ...any, kind: 'text', maxLength: 9 }, '…'],
    ['a text that was emptied', { ...any, kind: 'text', maxLength: 9, value: '' }, '…'],
    ['a day as it was typed', { ...any, kind: 'date', value: 'ooit' }, 'ooit'],
    ['a choice that is gone', { ...any, kind: 'choice', choices, value: 'weg' }, 'weg'],
    [
      'choices in the order they were made',
      { ...any, kind: 'choices', most: 2, choices, value: ['b', 'a'] },
      'Twee, Eén',
    ],
    ['no choices', { ...any, kind: 'choices', most: 2, choices, value: [] }, '…'],
    [
      'rows with their columns',
      { ...any, kind: 'grid', rows: choices, columns: choices, value: ['a=b', 'b=weg'] },
      'Eén: Twee, Twee: weg',
    ],
    ['no rows', { ...any, kind: 'grid', rows: choices, columns: choices, value: [] }, '…'],
  ])('is %s', (_, field, shown) => {
    const action = { kind: 'flow', command: 'memo mail', flow: 'f', revision: 1, move: 'next' } as const;
    const form: Block = {
      kind: 'form',
      title: 'Wat?',
      action,
      submit: 'Volgende',
      fields: [field],
      buttons: [
        { label: 'Vorige', action: { ...action, move: 'back' } },
        { label: 'Stoppen', action: { ...action, move: 'delete' } },
      ],
    };
    expect(replyToText({ blocks: [form] })).toBe(`Wat?\n  Veld: ${shown}\n  [Volgende] [Vorige] [Stoppen]`);
  });
});

test('a text to copy reads as it is, with a subject only when it is a mail', () => {
  const copy: Block = { kind: 'copy', title: 'Bericht', text: 'Kom *mee*\n\n- morgen' };
  expect(replyToText({ blocks: [copy] })).toBe('Bericht\n  Kom *mee*\n\n  - morgen');
  expect(replyToText({ blocks: [{ ...copy, mail: { subject: 'Uitnodiging' } }] })).toContain(
    'Bericht\nUitnodiging\n  Kom',
  );
});

describe('a source in one line', () => {
  test.each([
    [{ document: 'guide', title: 'Gids', section: 'Stap 1', url: 'https://11.be' }, 'Gids, Stap 1 (https://11.be)'],
    [{ document: 'guide', title: 'Gids', section: 'Stap 1' }, 'Gids, Stap 1'],
    [{ document: 'guide', title: 'Gids', url: 'https://11.be' }, 'Gids (https://11.be)'],
    [{ document: 'guide', title: 'Gids' }, 'Gids'],
  ])('is %j written as %s', (source, line) => {
    expect(formatSource(source)).toBe(line);
  });
});
