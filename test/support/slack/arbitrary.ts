import fc from 'fast-check';
import { escapeMarkup } from '../../../src/reply/markup.ts';
import {
  type Action,
  type Block,
  type Choice,
  type FormField,
  flowMoves,
  type Reply,
} from '../../../src/reply/reply.ts';
import { typedText } from '../html.ts';

/** What Slack would read as more than text. */
const control = fc.constantFrom(
  '<!channel>',
  '<!here|x>',
  '<@U0123ABC>',
  '<#C0123|general>',
  '<https://voorbeeld.be|klik>',
  '<!date^0^{date}|x>',
  '&lt;!channel&gt;',
  '&amp;',
  '&',
  '>',
  '> citaat',
  '＞',
  '*vet*',
  '_schuin_',
  '~weg~',
  '`code`',
  '```',
  '*_~`',
  'a*b*c',
  'a_b_c',
  '＿breed＿',
  ':smile:',
  ':100:',
  '|',
  '\u200b',
  '\u2060',
  '\ud83d',
  '😀',
);

/** Whatever a person could type, with what is known to break out of Slack's texts. */
export const typedForSlack: fc.Arbitrary<string> = fc
  .array(fc.oneof(control, typedText, fc.constantFrom(' ', '\n')), { maxLength: 6 })
  .map((parts) => parts.join(''));

/** Plain text of one line or more; now and then too long for what it stands in. Words stay shorter than a piece. */
const plain = (usual: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.oneof(typedForSlack, word), { maxLength: 4 }).map((all) => all.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n') },
    { weight: 2, arbitrary: fc.integer({ min: usual - 2, max: usual + 2 }).map(lettersOf) },
    { weight: 1, arbitrary: fc.integer({ min: usual, max: 3 * usual }).map(lettersOf) },
  );

const word = fc.stringMatching(/^[a-z]{1,12}$/);

/** Words of five letters up to so many characters. */
function lettersOf(length: number): string {
  return 'abcde '.repeat(Math.ceil(length / 6)).slice(0, length);
}

const markdown: fc.Arbitrary<string> = fc.oneof(
  plain(3000).map(escapeMarkup),
  fc
    .array(
      fc.oneof(
        word,
        typedForSlack.map(escapeMarkup),
        word.map((text) => `**${text}**`),
        word.map((text) => `*${text} ${text}*`),
        word.map((text) => `\`${text}\``),
        word.map((text) => `[${text}](https://${text}.be/?a=1&b=${text})`),
        fc.constantFrom('\n\n', '\n- ', '\n1. ', '\n> ', ' \\\n', 'info@11.be', 'https://11.be'),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(' ')),
);

const id = fc.stringMatching(/^[a-z]{1,20}$/);

/** Actions; some longer than a row or a button of Slack can carry. */
const action: fc.Arbitrary<Action> = fc.oneof(
  id.map((page): Action => ({ kind: 'page', page })),
  fc
    .tuple(
      id,
      fc.oneof(
        { weight: 5, arbitrary: word },
        { weight: 1, arbitrary: fc.integer({ min: 50, max: 2100 }).map(lettersOf) },
      ),
    )
    .map(([command, text]): Action => ({ kind: 'command', command, options: { text } })),
  fc
    .tuple(id, fc.constantFrom(...flowMoves))
    .map(([command, move]): Action => ({ kind: 'flow', command, flow: 'abc', revision: 3, move })),
);

const button = fc.record({ label: plain(75), action });

const block: fc.Arbitrary<Block> = fc.oneof(
  markdown.map((text): Block => ({ kind: 'text', text })),
  fc
    .tuple(
      plain(150),
      fc.option(markdown),
      fc.option(fc.array(fc.record({ name: plain(60), value: markdown }), { maxLength: 12 })),
    )
    .map(
      ([title, text, fields]): Block => ({
        kind: 'section',
        title,
        ...(text === null ? {} : { text }),
        ...(fields === null ? {} : { fields }),
      }),
    ),
  fc
    .tuple(
      fc.array(
        fc
          .tuple(
            plain(200),
            fc.option(plain(60)),
            fc.option(fc.constantFrom('https://11.be/a?b=1&c=2', 'javascript:alert(1)', 'https://x.be/')),
          )
          .map(([title, section, url]) => ({
            document: 'guide',
            title,
            ...(section === null ? {} : { section }),
            ...(url === null ? {} : { url }),
          })),
        { maxLength: 25 },
      ),
      fc.boolean(),
    )
    .map(
      ([sources, isChecked]): Block => ({ kind: 'sources', sources, ...(isChecked ? { checked: '2026-05-03' } : {}) }),
    ),
  fc
    .tuple(fc.option(plain(100)), fc.array(button, { maxLength: 30 }))
    .map(([prompt, buttons]): Block => ({ kind: 'buttons', buttons, ...(prompt === null ? {} : { prompt }) })),
  fc
    .tuple(
      plain(100),
      fc.oneof(fc.array(button, { maxLength: 25 }), fc.array(button, { minLength: 99, maxLength: 102 })),
    )
    .map(([label, options]): Block => ({ kind: 'select', label, options })),
  fc.tuple(plain(100), plain(3000), fc.option(plain(100))).map(
    ([title, text, subject]): Block => ({
      kind: 'copy',
      title,
      text,
      ...(subject === null ? {} : { mail: { subject } }),
    }),
  ),
  fc
    .tuple(
      plain(100),
      fc.array(
        fc
          .tuple(plain(100), plain(40), fc.option(plain(500)), fc.constantFrom('past', 'now', 'future'))
          .map(([title, when, text, state]) => ({ title, when, state, ...(text === null ? {} : { text }) })),
        { maxLength: 12 },
      ),
    )
    .map(([title, steps]): Block => ({ kind: 'timeline', title, steps, nowLabel: 'Nu' })),
  fc
    .tuple(plain(60), plain(60))
    .map(([name, label]): Block => ({ kind: 'file', name, label, mediaType: 'text/plain', content: 'x' })),
);

/** Replies of every kind of block but forms, at and beyond the limits of replies and of Slack. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(block, { maxLength: 6 }) },
      { weight: 1, arbitrary: fc.array(block, { maxLength: 60 }) },
    ),
    fc.constantFrom('nl' as const, 'en' as const, 'fr' as const),
  )
  .map(([blocks, language]) => ({ blocks, visibility: 'only-you', language }));

const atMost = (most: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.slice(0, most));
const labels = fc.oneof(atMost(45), fc.constantFrom('x'.repeat(45), '<!channel>', '*vet*', ' '));
const isOwn = (value: string) => !['', ':none'].includes(value);
const rowValue = fc.oneof(
  fc.stringMatching(/^[a-z-]{1,12}$/),
  fc.string({ minLength: 1, maxLength: 20 }).filter(isOwn),
  fc.constantFrom('a:b', 'x'.repeat(75)),
);

const rows = (most: number): fc.Arbitrary<readonly Choice[]> =>
  fc.uniqueArray(
    fc
      .tuple(rowValue, labels, fc.option(fc.constantFrom('Een', 'Twee', '<!here>', 'x'.repeat(80))))
      .map(([value, label, group]) => ({ value, label, ...(group === null ? {} : { group }) })),
    { minLength: 1, maxLength: most, selector: ({ value }) => value },
  );

/** A value that a person typed: Slack keeps no more than 3,000 characters of it. */
const typedValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', 'een\ntwee', ' spaties ', '<!channel>', 'x'.repeat(2999), 'x'.repeat(3000)),
);

const kinds: fc.Arbitrary<FormField> = fc
  .tuple(
    fc.record({ name: fc.constant('x'), label: labels, required: fc.boolean() }),
    fc.option(fc.oneof(atMost(100), fc.constant('x'.repeat(100)))),
    fc.option(fc.oneof(atMost(100), fc.constant('*fout* <@U1>'))),
  )
  .chain(([common, hint, problem]) => {
    const any = {
      ...common,
      ...(hint === null ? {} : { hint }),
      ...(problem === null ? {} : { problem }),
    };
    return fc.oneof(
      fc.tuple(fc.option(typedValue), fc.integer({ min: 1, max: 3000 }), fc.boolean()).map(
        ([value, maxLength, multiline]): FormField => ({
          ...any,
          kind: 'text',
          maxLength,
          multiline,
          ...(value === null ? {} : { value }),
        }),
      ),
      fc
        .option(fc.constantFrom('', '2026-12-15', '2028-02-29', '2026-02-30', 'morgen', '0000-01-01'))
        .map((value): FormField => ({ ...any, kind: 'date', ...(value === null ? {} : { value }) })),
      fc.tuple(rows(25), fc.option(fc.nat({ max: 30 }))).map(
        ([choices, at]): FormField => ({
          ...any,
          kind: 'choice',
          choices,
          ...(at === null ? {} : { value: choices[at]?.value ?? '' }),
        }),
      ),
      rows(25).chain((choices) =>
        fc.tuple(fc.option(fc.subarray(choices.map(({ value }) => value))), fc.integer({ min: 1, max: 25 })).map(
          ([value, most]): FormField => ({
            ...any,
            kind: 'choices',
            choices,
            most,
            ...(value === null ? {} : { value }),
          }),
        ),
      ),
      fc.tuple(rows(25), rows(5)).chain(([gridRows, columns]) =>
        fc.option(fc.tuple(...gridRows.map(() => fc.option(fc.constantFrom(...columns))))).map(
          (chosen): FormField => ({
            ...any,
            kind: 'grid',
            rows: gridRows,
            columns: columns.map(({ value, label }) => ({ value, label })),
            ...(chosen === null
              ? {}
              : {
                  value: chosen.flatMap((column, at) =>
                    column === null ? [] : [`${gridRows[at]?.value}=${column.value}`],
                  ),
                }),
          }),
        ),
      ),
    );
  });

/** The fields of a form as far as the limits of replies go: five, where a grid counts for its columns. */
export const formFields: fc.Arbitrary<readonly FormField[]> = fc
  .array(kinds, { minLength: 1, maxLength: 5 })
  .map((all) => {
    let room = 5;
    return all.flatMap((field, at) => {
      room -= field.kind === 'grid' ? field.columns.length : 1;
      return room < 0 ? [] : [{ ...field, name: `field${at}` }];
    });
  });
