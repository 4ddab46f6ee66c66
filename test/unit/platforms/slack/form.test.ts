import type { InputBlock, KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fieldErrors,
  formOf,
  noticeModal,
  openingAction,
  type Place,
  readMetadata,
  readValues,
  toModal,
} from '../../../../src/platforms/slack/form.ts';
import { checkReply } from '../../../../src/reply/check.ts';
import type { Action, Block, FormBlock, FormField, FormValues, Reply } from '../../../../src/reply/reply.ts';
import { anyReply, formFields } from '../../../support/slack/arbitrary.ts';
import { leaveAsIs } from '../../../support/slack/leave-as-is.ts';
import { readBlocks } from '../../../support/slack/read.ts';
import { checkView } from '../../../support/slack/validate.ts';

const place: Place = { channel: 'C1', thread: '1.2', direct: false, hidden: true };
const next: Action = { kind: 'flow', command: 'memo mail', flow: 'x', revision: 2, move: 'next' };
const letters = (count: number) => 'a'.repeat(count);

function formWith(...fields: readonly FormField[]): FormBlock {
  return { kind: 'form', title: 'Naar wie?', action: next, submit: 'Verder', fields };
}

function replyWith(...blocks: readonly Block[]): Reply {
  return { blocks, visibility: 'only-you', language: 'nl' };
}

function modalOf(form: FormBlock, reply = replyWith(form)) {
  const view = toModal(reply, form, place);
  expect(checkView(view)).toEqual([]);
  return view;
}

/** The blocks of a form with these fields. */
function draw(...fields: readonly FormField[]): readonly KnownBlock[] {
  return modalOf(formWith(...fields)).blocks as readonly KnownBlock[];
}

function only(field: FormField): InputBlock {
  const blocks = draw(field);
  expect(blocks).toHaveLength(1);
  return blocks[0] as InputBlock;
}

function plain(text: string) {
  return { type: 'plain_text', text, emoji: false };
}

function option(text: string, value = text) {
  return { text: plain(text), value };
}

function rows(count: number, group?: string) {
  return Array.from({ length: count }, (_, at) => ({
    value: `${group ?? ''}${at}`,
    label: `rij ${at}`,
    ...(group === undefined ? {} : { group }),
  }));
}

const named = { name: 'x', label: 'Je *keuze*', required: false } as const;

/** What was filled in, as the bot gets it when nobody changes anything. */
function valuesOf({ fields }: FormBlock): FormValues {
  const isRow = (value: string, choices: readonly { readonly value: string }[]) =>
    choices.some((row) => row.value === value);
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind === 'choices') {
        return [field.name, field.choices.map(({ value }) => value).filter((value) => field.value?.includes(value))];
      }
      if (field.kind === 'grid') return [field.name, field.value ?? []];
      if (field.kind === 'choice') return [field.name, isRow(field.value ?? '', field.choices) ? field.value : ''];
      return [field.name, (field.value ?? '').toWellFormed()];
    }),
  ) as FormValues;
}

const sorted = (values: FormValues) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : [...value].sort()]),
  );

describe('a modal', () => {
  test('is a view that Slack takes, and gives back what stands in it, whatever it holds', () => {
    fc.assert(
      fc.property(formFields, anyReply, fc.nat({ max: 6 }), (fields, around, at) => {
        const form: FormBlock = { ...formWith(...fields), buttons: [{ label: 'Stop', action: next }] };
        expect(checkReply(replyWith(form))).toEqual([]);
        const reply = { ...around, blocks: around.blocks.toSpliced(at, 0, form) };
        const view = modalOf(form, reply);
        expect(readMetadata(view)).toEqual({ action: 'flow:next:2:x:memo mail', place });
        expect(sorted(readValues(leaveAsIs(view)))).toEqual(sorted(valuesOf(form)));
        const ids = view.blocks.map(({ block_id }) => block_id);
        const problems = fields.filter(({ problem }) => problem !== undefined);
        expect(Object.values(fieldErrors(form))).toEqual(problems.map(({ problem }) => problem));
        for (const id of Object.keys(fieldErrors(form))) expect(ids).toContain(id);
      }),
      { numRuns: 120, interruptAfterTimeLimit: 20_000 },
    );
  }, 60_000);

  test('has its title, what it says, its fields, its other ways on, and what stands below', () => {
    const form: FormBlock = {
      ...formWith({ ...named, kind: 'text', maxLength: 100 }),
      buttons: [{ label: 'Terug', action: { ...next, move: 'back' } }],
    };
    const more: Block = { kind: 'buttons', buttons: [{ label: 'Meer', action: { kind: 'more', page: 'x' } }] };
    const view = modalOf(
      form,
      replyWith({ kind: 'section', title: 'Stap 1 van 3', text: 'Schrijf **kort**.' }, form, more),
    );
    expect(view).toEqual({
      type: 'modal',
      callback_id: 'form',
      title: plain('Naar wie?'),
      submit: plain('Verder'),
      close: plain('Sluiten'),
      private_metadata: JSON.stringify({ action: 'flow:next:2:x:memo mail', place }),
      blocks: [
        { type: 'header', text: plain('Stap 1 van 3') },
        { type: 'section', text: { type: 'mrkdwn', text: 'Schrijf *kort*.', verbatim: true }, expand: true },
        {
          type: 'input',
          block_id: 'text:x',
          label: plain('Je *keuze*'),
          optional: true,
          element: { type: 'plain_text_input', action_id: 'value', multiline: false, max_length: 100 },
        },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'do:0', text: plain('Terug'), value: 'flow:back:2:x:memo mail' }],
        },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'do:1', text: plain('Meer'), value: 'more:x' }],
        },
      ],
    });
  });

  test.each([
    [24, letters(24)],
    [25, `${letters(23)}…`],
  ])('with words of %i characters on it shows as many as fit', (count, shown) => {
    const view = modalOf({ ...formWith(), title: letters(count), submit: letters(count) });
    expect([view.title.text, view.submit?.text]).toEqual([shown, shown]);
  });

  test('leaves to the conversation what is no part of filling it in', () => {
    const form = formWith();
    const file = { kind: 'file', name: 'a', label: 'b', mediaType: 'text/plain', content: 'x' } as const;
    const others: Block[] = [
      { kind: 'copy', title: 'Mail', text: 'Beste' },
      { kind: 'timeline', title: 'Plan', steps: [], nowLabel: 'Nu' },
      { kind: 'sources', sources: [{ document: 'guide', title: 'Gids' }] },
      file,
    ];
    expect(modalOf(form, replyWith(...others, form, ...others)).blocks).toEqual([]);
  });

  test('without a title has the name of the bot', () => {
    expect(modalOf({ ...formWith(), title: ' ' }).title).toEqual(plain('Wegwijzer'));
  });

  test('with too much around its fields says that there is more', () => {
    const form = formWith({ ...named, kind: 'text', maxLength: 100 });
    const texts = (count: number): readonly Block[] =>
      Array.from({ length: count }, (_, at) => ({ kind: 'text', text: `tekst ${at}` }));
    const shown = (above: number, below: number) =>
      readBlocks(
        modalOf(form, replyWith(...texts(above), form, ...texts(below))).blocks as readonly KnownBlock[],
      ).split('\n');
    expect(shown(94, 5)).toHaveLength(100);
    expect(shown(94, 5)).not.toContain('…');
    expect(shown(94, 6).slice(-2)).toEqual(['tekst 3', '…']);
    expect(shown(95, 5).slice(92, 95)).toEqual(['tekst 92', '…', 'Je *keuze*']);
    const long = Array.from({ length: 5 }, () => ({ kind: 'text', text: letters(3000) }) as const);
    const drawn = readBlocks(modalOf(form, replyWith(...long, form)).blocks as readonly KnownBlock[]).split('\n');
    expect(drawn).toEqual([...Array(4).fill(letters(3000)), '…', 'Je *keuze*']);
  });
});

describe('a field', () => {
  test('that must be filled in cannot be left, and has its hint below', () => {
    const block = only({ ...named, kind: 'text', maxLength: 60, required: true, hint: 'Of een <postcode>.' });
    expect(block).toMatchObject({ optional: false, hint: plain('Of een <postcode>.') });
  });

  test('with something wrong says so above it', () => {
    const [problem, block] = draw({ ...named, kind: 'text', maxLength: 60, problem: 'die ken ik *niet* <@U1>' });
    expect(problem).toEqual({
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          text: '*Je \u2060*\u2060keuze\u2060*\u2060*: die ken ik \u2060*\u2060niet\u2060*\u2060 &lt;@U1&gt;',
          verbatim: true,
        },
      ],
    });
    expect(block?.block_id).toBe('text:x');
  });

  test('that asks a question has no colon after it', () => {
    const [problem] = draw({ ...named, label: 'Wie?', kind: 'text', maxLength: 60, problem: 'kies iemand' });
    expect(readBlocks([problem as KnownBlock])).toBe('*Wie?* kies iemand');
    const choices = rows(1, 'Soorten');
    expect(only({ ...named, label: 'Wie?', kind: 'choices', choices, most: 1 }).label).toEqual(plain('Wie? Soorten'));
  });

  test('of the last form has its problem told by Slack itself on that field', () => {
    const form = formWith(
      { ...named, kind: 'text', maxLength: 60, problem: 'leeg' },
      { ...named, name: 'y', kind: 'date', problem: 'geen dag', value: 'ooit' },
      { ...named, name: 'z', kind: 'choices', choices: rows(25), most: 2, problem: 'te veel' },
      { ...named, name: 'g', kind: 'grid', rows: rows(2, 'A'), columns: rows(2), problem: 'kies' },
      { ...named, name: 'goed', kind: 'text', maxLength: 60 },
    );
    expect(fieldErrors(form)).toEqual({
      'text:x': 'leeg',
      'date:y': 'geen dag',
      'choices:z:0': 'te veel',
      'grid:g:A0': 'kies',
    });
  });
});

describe('a text', () => {
  const element = (more: object) => only({ ...named, kind: 'text', maxLength: 60, ...more }).element;

  test('holds what was filled in, in one line or more', () => {
    expect(element({ value: ' <b> ' })).toMatchObject({ initial_value: ' <b> ', multiline: false, max_length: 60 });
    expect(element({ multiline: true })).toMatchObject({ multiline: true });
    expect(element({ value: 'a\nb' })).toMatchObject({ initial_value: 'a\nb', multiline: true });
    expect(element({ value: '' })).not.toHaveProperty('initial_value');
  });

  test('that is too long stays, as far as Slack takes it', () => {
    expect(element({ value: letters(61) })).toMatchObject({ initial_value: letters(61), max_length: 61 });
    expect(element({ value: letters(3000), maxLength: 3000 })).toMatchObject({
      initial_value: letters(3000),
      max_length: 3000,
    });
    expect(element({ value: letters(3001), maxLength: 3000 })).toMatchObject({
      initial_value: letters(3000),
      max_length: 3000,
    });
  });
});

describe('a date', () => {
  test.each(['2026-12-15', '2028-02-29', '0001-01-01'])('is chosen from a calendar that holds %s', (value) => {
    expect(only({ ...named, kind: 'date', value })).toMatchObject({
      block_id: 'date:x',
      element: { type: 'datepicker', initial_date: value },
    });
  });

  test('that is not known yet is an empty calendar', () => {
    expect(only({ ...named, kind: 'date', value: '' }).element).toEqual({ type: 'datepicker', action_id: 'value' });
  });

  test.each(['15 december', '2026-02-30', '2026-13-01', '0000-01-01', '2026-12-15T10:00'])(
    'that was typed as "%s" stays as it was typed',
    (value) => {
      expect(only({ ...named, kind: 'date', value })).toMatchObject({
        block_id: 'date:x',
        element: { type: 'plain_text_input', initial_value: value },
      });
    },
  );
});

describe('a choice', () => {
  const element = (more: object) => only({ ...named, kind: 'choice', choices: rows(2), ...more }).element;

  test.each([
    [5, 'radio_buttons'],
    [6, 'static_select'],
  ])('that must be made out of %i rows is %s', (count, type) => {
    const choices = rows(count);
    expect(element({ required: true, choices, value: '1' })).toMatchObject({
      type,
      options: choices.map(({ label, value }) => option(label, value)),
      initial_option: option('rij 1', '1'),
    });
  });

  test('that need not be made has a row for that', () => {
    expect(element({ value: 'weg' })).toEqual({
      type: 'static_select',
      action_id: 'value',
      placeholder: plain('Kies'),
      options: [option('rij 0', '0'), option('rij 1', '1'), option('Geen keuze', ':none')],
    });
    const none = { type: 'static_select', selected_option: { value: ':none' } };
    expect(readValues({ 'choice:x': { value: none } })).toEqual({ x: '' });
  });

  test('with a row of its own for that has no other', () => {
    const choices = [...rows(1), { value: '', label: 'Niemand' }];
    expect(element({ choices })).toMatchObject({ options: [option('rij 0', '0'), option('Niemand', ':none')] });
  });

  test('has with each row the title that some share', () => {
    expect(element({ choices: rows(1, 'Soort'), required: true })).toMatchObject({
      options: [{ ...option('rij 0', 'Soort0'), description: plain('Soort') }],
    });
  });
});

describe('several choices', () => {
  const field = (more: object = {}): FormField => ({ ...named, kind: 'choices', choices: rows(3), most: 3, ...more });
  const shapes = (...fields: readonly FormField[]) =>
    draw(...fields).map((block) => {
      const { block_id, label, hint, optional, element } = block as InputBlock;
      return [block_id, label.text, hint?.text, optional, 'options' in element ? element.options?.length : 0];
    });

  test('are boxes to tick, of which some are', () => {
    expect(only(field({ value: ['2', '0', 'weg'] })).element).toMatchObject({
      type: 'checkboxes',
      initial_options: [option('rij 0', '0'), option('rij 2', '2')],
    });
    expect(only(field({ value: [] })).element).not.toHaveProperty('initial_options');
  });

  test('say how many may be made when that is not all', () => {
    expect(shapes(field({ most: 3, hint: 'Kies.' }))).toEqual([['choices:x:0', 'Je *keuze*', 'Kies.', true, 3]]);
    expect(shapes(field({ most: 2, hint: 'Kies.', required: true }))).toEqual([
      ['choices:x:0', 'Je *keuze*', 'Kies. (hoogstens 2)', false, 3],
    ]);
  });

  test('of more than ten rows are several blocks, of which none must be ticked by itself', () => {
    expect(shapes(field({ choices: rows(10), most: 10 }))).toHaveLength(1);
    expect(shapes(field({ choices: rows(21), most: 5, required: true }))).toEqual([
      ['choices:x:0', 'Je *keuze* (1/3)', '(hoogstens 5) (verplicht)', true, 10],
      ['choices:x:1', 'Je *keuze* (2/3)', undefined, true, 10],
      ['choices:x:2', 'Je *keuze* (3/3)', undefined, true, 1],
    ]);
  });

  test('have a block for each title that some share', () => {
    const choices = [...rows(1, 'Een'), ...rows(1, 'Twee'), { value: 'e', label: 'ook', group: 'Een' }];
    expect(shapes(field({ choices }))).toEqual([
      ['choices:x:0', 'Je *keuze*: Een', undefined, true, 2],
      ['choices:x:1', 'Twee', undefined, true, 1],
    ]);
  });
});

describe('a grid', () => {
  const field = (more: object = {}): FormField => ({
    ...named,
    kind: 'grid',
    rows: rows(2),
    columns: [{ value: 'ja', label: 'Ja' }],
    ...more,
  });

  test('is a list of the columns for each row, under its label and hint', () => {
    const drawn = draw(field({ value: ['1=ja', '0=weg'], hint: 'Kies per rij.', required: true }));
    expect(readBlocks(drawn.slice(0, 2))).toBe('*Je *keuze**\nKies per rij. (verplicht)');
    const list = {
      type: 'static_select',
      action_id: 'value',
      placeholder: plain('Kies'),
      options: [option('Ja', 'ja'), option('Geen keuze', ':none')],
    };
    expect(drawn.slice(2)).toEqual([
      { type: 'input', block_id: 'grid:x:0', label: plain('rij 0'), optional: true, element: list },
      {
        type: 'input',
        block_id: 'grid:x:1',
        label: plain('rij 1'),
        optional: true,
        element: { ...list, initial_option: option('Ja', 'ja') },
      },
    ]);
  });

  test('has its rows under the titles that they share', () => {
    const drawn = draw(field({ rows: [...rows(1, 'Een'), ...rows(1, 'Twee')] }));
    expect(readBlocks(drawn).match(/\*?(?:Een|Twee|rij 0)\*?/g)).toEqual(['*Een*', 'rij 0', '*Twee*', 'rij 0']);
  });

  test('that would fill the view is boxes to tick for each column', () => {
    const grids = (count: number): FormField[] =>
      Array.from(
        { length: count },
        (_, at) => field({ name: `g${at}`, rows: rows(25), value: ['24=ja'] }) as FormField,
      );
    const types = (count: number) =>
      new Set(draw(...grids(count)).flatMap((block) => (block.type === 'input' ? block.element.type : [])));
    expect(types(2)).toEqual(new Set(['static_select']));
    expect(types(3)).toEqual(new Set(['checkboxes']));
    const view = modalOf(formWith(...grids(3)));
    expect(view.blocks.flatMap(({ block_id }) => block_id ?? []).slice(0, 4)).toEqual([
      'column:g0:0:ja',
      'column:g0:1:ja',
      'column:g0:2:ja',
      'column:g1:0:ja',
    ]);
    expect(readValues(leaveAsIs(view))).toEqual({ g0: ['24=ja'], g1: ['24=ja'], g2: ['24=ja'] });
  });
});

describe('what stands in a view', () => {
  test('is read when nothing was filled in or chosen', () => {
    expect(
      readValues({
        'text:a': { value: { type: 'plain_text_input', value: null } },
        'date:b': { value: { type: 'datepicker', selected_date: null } },
        'choice:c': { value: { type: 'static_select', selected_option: null } },
        'choices:d:0': { value: { type: 'checkboxes', selected_options: [] } },
        'grid:e:rij': { value: { type: 'static_select', selected_option: null } },
        'column:f:0:ja': { value: { type: 'checkboxes', selected_options: [] } },
      }),
    ).toEqual({ a: '', b: '', c: '', d: [], e: [], f: [] });
  });

  test('is read as it was filled in', () => {
    expect(
      readValues({
        'text:a': { value: { type: 'plain_text_input', value: ' <b>\n' } },
        'date:b': { value: { type: 'datepicker', selected_date: '2026-12-15' } },
        'choice:c': { value: { type: 'radio_buttons', selected_option: { value: 'een' } } },
        'choices:d:0': { value: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '2' }] } },
        'choices:d:1': { value: { type: 'checkboxes', selected_options: [{ value: '3' }, { value: ':none' }] } },
        'grid:e:a:b': { value: { type: 'static_select', selected_option: { value: 'ja' } } },
        'grid:e:c': { value: { type: 'static_select', selected_option: { value: ':none' } } },
        'column:f:0:c:d': { value: { type: 'checkboxes', selected_options: [{ value: 'a:b' }] } },
      }),
    ).toEqual({ a: ' <b>\n', b: '2026-12-15', c: 'een', d: ['1', '2', '3', ''], e: ['a:b=ja'], f: ['a:b=c:d'] });
  });

  test('that is not ours is left out', () => {
    const state = { type: 'plain_text_input', value: 'x' };
    expect(
      readValues({
        b1: { value: state },
        'do:1': { value: state },
        'text:a': { other: state },
        'text:': { value: state },
      }),
    ).toEqual({});
    const read = readValues({ 'text:__proto__': { value: state } });
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });
});

describe('what a modal carries along', () => {
  test('is read back, with a thread or without', () => {
    const form = formWith();
    const direct: Place = { channel: 'D1', direct: true, hidden: false };
    expect(readMetadata(toModal(replyWith(form), form, direct))?.place).toEqual(direct);
  });

  test.each([
    undefined,
    '',
    '{}',
    'null',
    '{"action":"x"}',
    '{"action":1,"place":{}}',
    '{"action":"x","place":{"channel":"C1"}}',
  ])('is nothing of ours in %j', (private_metadata) => {
    expect(readMetadata(private_metadata === undefined ? {} : { private_metadata })).toBeUndefined();
  });
});

describe('a notice', () => {
  test('is a text as it is, and a button that closes it', () => {
    expect(noticeModal('Klaar', 'Het is *klaar* <!here>.', 'en')).toEqual({
      type: 'modal',
      title: plain('Klaar'),
      close: plain('Close'),
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Het is \u2060*\u2060klaar\u2060*\u2060 &lt;!here&gt;.', verbatim: true },
          expand: true,
        },
      ],
    });
  });

  test.each(['', 'x'.repeat(20_000), 'woord\n'.repeat(3000)])('is within the limits, however long', (text) => {
    const view = noticeModal('x'.repeat(30), text, 'nl');
    expect(checkView(view)).toEqual([]);
    if (text !== '') expect(readBlocks(view.blocks as readonly KnownBlock[]).length).toBeGreaterThan(8000);
  });
});

describe('the form of a reply', () => {
  test('is the first', () => {
    const form = formWith();
    expect(formOf(replyWith({ kind: 'text', text: 'x' }, form, formWith()))).toBe(form);
    expect(formOf(replyWith())).toBeUndefined();
  });
});

describe('the action that opens a form', () => {
  const field = (name: string, value?: string): FormField => ({
    ...named,
    name,
    kind: 'text',
    maxLength: 5000,
    ...(value === undefined ? {} : { value }),
  });
  const command = (options: Readonly<Record<string, string>>): Action => ({
    kind: 'command',
    command: 'memo budget',
    options,
  });

  test('shows a guided conversation where it stands', () => {
    expect(openingAction(formWith(field('a', 'b')))).toEqual({ ...next, move: 'show' });
  });

  test('runs a command again with what was filled in', () => {
    const choices: FormField = { ...named, name: 'd', kind: 'choices', choices: rows(1), most: 1, value: ['0'] };
    const form = {
      ...formWith(field('a', 'nieuw'), field('b', ''), field('c'), choices),
      action: command({ a: 'oud', z: '1' }),
    };
    expect(openingAction(form)).toEqual(command({ a: 'nieuw', z: '1' }));
  });

  test('leaves out what was filled in when a button cannot carry it', () => {
    const bare = 'command:memo budget?a='.length;
    const form = (count: number) => ({ ...formWith(field('a', letters(count))), action: command({}) });
    expect(openingAction(form(2000 - bare))).toEqual(command({ a: letters(2000 - bare) }));
    expect(openingAction(form(2001 - bare))).toEqual(command({}));
  });

  test('is the action itself where there is nothing to carry', () => {
    const page: Action = { kind: 'page', page: 'x' };
    expect(openingAction({ ...formWith(field('a', 'b')), action: page })).toEqual(page);
  });
});
