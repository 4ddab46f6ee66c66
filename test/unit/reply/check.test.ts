import { describe, expect, test } from 'vitest';
import { checkReply, replyLimits } from '../../../src/reply/check.ts';
import type { Action, Block, Choice, FormField } from '../../../src/reply/reply.ts';

const letters = (count: number) => 'a'.repeat(count);

const ask: Action = { kind: 'command', command: 'ask', options: {} };

/** A button whose id has so many characters. */
function button(label: string, id = 'page:gris'.length) {
  return { label, action: { kind: 'page', page: letters(id - 'page:'.length) } } as const;
}

function buttons(count: number) {
  return Array.from({ length: count }, (_, at) => button(`knop ${at}`));
}

function field(label: string, changes: object = {}): FormField {
  return { kind: 'text', name: 'name', label, required: true, maxLength: 100, ...changes };
}

function rows(count: number): readonly Choice[] {
  return Array.from({ length: count }, (_, at) => ({ value: `${at}`, label: `rij ${at}` }));
}

function choices(shown: readonly Choice[]): FormField {
  return { kind: 'choices', name: 'name', label: 'Kies', required: true, most: 2, choices: shown };
}

function grid(shown: readonly Choice[], columns: readonly Choice[]): FormField {
  return { kind: 'grid', name: 'name', label: 'Kies', required: true, rows: shown, columns };
}

function form(title: string, fields: readonly FormField[], changes: object = {}): Block {
  return { kind: 'form', title, action: ask, submit: 'Versturen', fields, ...changes };
}

function check(...blocks: Block[]): string[] {
  return checkReply({ blocks, visibility: 'everyone', language: 'nl' });
}

describe('a reply', () => {
  test.each<[what: string, limit: number, block: (count: number) => Block]>([
    ['characters in a text', replyLimits.textChars, (count) => ({ kind: 'text', text: letters(count) })],
    [
      'characters in a section',
      replyLimits.textChars,
      (count) => ({ kind: 'section', title: 'Meer', text: letters(count) }),
    ],
    ['buttons', replyLimits.buttons, (count) => ({ kind: 'buttons', buttons: buttons(count) })],
    [
      'rows in a select',
      replyLimits.selectOptions,
      (count) => ({ kind: 'select', label: 'Kies', options: buttons(count) }),
    ],
    ['fields in a form', replyLimits.formFields, (count) => form('vraag', Array(count).fill(field('Je vraag')))],
    [
      'fields in a form',
      replyLimits.formFields,
      (count) => form('vraag', [...Array(2).fill(field('Je vraag')), grid(rows(3), rows(count - 2))]),
    ],
    [
      'buttons in a form',
      replyLimits.buttons - 1,
      (count) => form('vraag', [field('Je vraag')], { buttons: buttons(count) }),
    ],
    [
      'characters that fit in "Vraag"',
      replyLimits.formFieldChars,
      (maxLength) => form('vraag', [field('Vraag', { maxLength })]),
    ],
    ['rows in "Kies"', replyLimits.selectOptions, (count) => form('vraag', [choices(rows(count))])],
    ['rows in "Kies"', replyLimits.selectOptions, (count) => form('vraag', [grid(rows(count), rows(2))])],
    [
      'characters in the value of "rij"',
      75,
      (count) => form('vraag', [choices([{ value: letters(count), label: 'rij' }])]),
    ],
    ['characters in the id of "knop"', 100, (count) => ({ kind: 'buttons', buttons: [button('knop', count)] })],
    [
      'characters in the id of "knop"',
      75,
      (count) => ({ kind: 'select', label: 'Kies', options: [button('knop', count)] }),
    ],
    [
      'characters in the id of "knop"',
      100,
      (count) => form('vraag', [field('a')], { buttons: [button('knop', count)] }),
    ],
    [
      'characters in the id of "Versturen"',
      100,
      (count) => form('vraag', [field('a')], { action: button('', count).action }),
    ],
    ['characters in the form title', replyLimits.formTitleChars, (count) => form(letters(count), [field('Je vraag')])],
  ])('may have so many %s: %i, and not one more', (what, limit, block) => {
    expect(check(block(limit))).toEqual([]);
    expect(check(block(limit + 1))).toEqual([`${what}: ${limit + 1}, at most ${limit}`]);
  });

  test('may have labels of 75 characters on its buttons, and not one more', () => {
    const label = letters(replyLimits.buttonLabelChars + 1);
    expect(check({ kind: 'buttons', buttons: [button(label.slice(1)), button(label.slice(1))] })).toEqual([]);
    expect(check({ kind: 'buttons', buttons: [button('kort'), button(label)] })).toEqual([
      `characters on the button "${label}": 76, at most 75`,
    ]);
  });

  test('may have labels of 45 characters on the fields of its form, and not one more', () => {
    const label = letters(replyLimits.formFieldLabelChars + 1);
    expect(check(form('vraag', [field(label.slice(1))]))).toEqual([]);
    expect(check(form('vraag', [field('kort'), field(label)]))).toEqual([
      `characters in the label "${label}": 46, at most 45`,
    ]);
  });

  test('may have rows with labels of 75 characters, and not one more', () => {
    const label = letters(replyLimits.buttonLabelChars + 1);
    const row = (text: string) => [{ value: 'a', label: text }];
    expect(check(form('vraag', [choices(row(label.slice(1)))]))).toEqual([]);
    expect(check(form('vraag', [choices(row(label)), grid(row(label), rows(1))]))).toEqual([
      `characters in the row "${label}": 76, at most 75`,
      `characters in the row "${label}": 76, at most 75`,
    ]);
  });

  test('may have hints of 100 characters in its form, and not one more', () => {
    const hint = letters(replyLimits.formFieldHintChars + 1);
    expect(check(form('vraag', [field('a', { hint: hint.slice(1) })]))).toEqual([]);
    expect(check(form('vraag', [field('a', { hint })]))).toEqual([
      `characters in the hint "${hint}": 101, at most 100`,
    ]);
  });

  test.each<[what: string, block: Block, problem: string]>([
    ['buttons', { kind: 'buttons', buttons: [] }, 'no buttons'],
    ['rows in its select', { kind: 'select', label: 'Kies', options: [] }, 'no rows in a select'],
    ['rows in a field', form('vraag', [choices([])]), 'no rows in "Kies"'],
    ['rows in a grid', form('vraag', [grid([], rows(2))]), 'no rows in "Kies"'],
  ])('may not have a place for %s without any', (_, block, problem) => {
    expect(check(block)).toEqual([problem]);
  });

  test('may hold ten files, and not one more', () => {
    const file = { kind: 'file', name: 'a', mediaType: 'text/plain', content: 'a', label: 'a' } as const;
    expect(check(...Array(10).fill(file))).toEqual([]);
    expect(check(...Array(11).fill(file))).toEqual(['files: 11, at most 10']);
  });

  test('is told everything that is wrong with it at once', () => {
    const problems = check(
      { kind: 'text', text: letters(3001) },
      { kind: 'buttons', buttons: Array(6).fill(button(letters(76))) },
      form(letters(25), [field(letters(46))]),
    );
    expect(problems.map((problem) => problem.replace(/a{10,}/, '…'))).toMatchInlineSnapshot(`
      [
        "characters in a text: 3001, at most 3000",
        "buttons: 6, at most 5",
        "characters on the button "…": 76, at most 75",
        "characters on the button "…": 76, at most 75",
        "characters on the button "…": 76, at most 75",
        "characters on the button "…": 76, at most 75",
        "characters on the button "…": 76, at most 75",
        "characters on the button "…": 76, at most 75",
        "characters in the form title: 25, at most 24",
        "characters in the label "…": 46, at most 45",
      ]
    `);
  });

  test('may hold sources, files, texts to copy, timelines and sections without text', () => {
    const sources = { kind: 'sources', sources: [{ document: 'guide', title: letters(4000) }] } as const;
    const file = { kind: 'file', name: 'a', mediaType: 'text/plain', content: letters(4000), label: 'a' } as const;
    const copy = { kind: 'copy', title: 'Mail', text: letters(9000), mail: { subject: 'Vraag' } } as const;
    const timeline = { kind: 'timeline', title: 'Plan', nowLabel: 'Nu', steps: [] } as const;
    expect(check(sources, file, copy, timeline, { kind: 'section', title: 'Meer' })).toEqual([]);
  });
});
