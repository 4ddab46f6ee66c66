import { describe, expect, test } from 'vitest';
import { checkReply, replyLimits } from '../../../src/reply/check.ts';
import type { Block, FormField } from '../../../src/reply/reply.ts';

const letters = (count: number) => 'a'.repeat(count);

function button(label: string) {
  return { label, action: { kind: 'page', page: 'gris' } } as const;
}

function field(label: string): FormField {
  return { kind: 'text', name: 'name', label, required: true, maxLength: 100 };
}

function form(title: string, fields: readonly FormField[]): Block {
  const action = { kind: 'command', command: 'ask', options: {} } as const;
  return { kind: 'form', title, action, submit: 'Versturen', fields };
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
    [
      'buttons',
      replyLimits.buttons,
      (count) => ({ kind: 'buttons', buttons: Array.from({ length: count }, (_, at) => button(`knop ${at}`)) }),
    ],
    ['fields in a form', replyLimits.formFields, (count) => form('vraag', Array(count).fill(field('Je vraag')))],
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

  test('may hold sources, files and sections without text', () => {
    const sources = { kind: 'sources', sources: [{ document: 'guide', title: letters(4000) }] } as const;
    const file = { kind: 'file', name: 'a', mediaType: 'text/plain', content: letters(4000), label: 'a' } as const;
    expect(check(sources, file, { kind: 'section', title: 'Meer' })).toEqual([]);
  });
});
