import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command } from '../../../src/commands/command.ts';
import {
  amountOption,
  hiddenOption,
  municipalityOption,
  type Option,
  requiredText,
  themeOption,
} from '../../../src/commands/option.ts';
import type { NamedCommand } from '../../../src/commands/registry.ts';
import { runCommand } from '../../../src/commands/run.ts';
import type { Services } from '../../../src/commands/services.ts';
import { checkReply } from '../../../src/reply/check.ts';
import { replyToText } from '../../../src/reply/plain-text.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { buttonsOf, formOf, problemsOf } from '../../support/conversation.ts';
import { fewLookups } from '../../support/small-bot.ts';

type Given = Readonly<Record<string, string>>;

/** A command that says what it was given. */
const echo: NamedCommand = {
  ...command({
    aliases: { nl: ['zeg'], en: [], fr: ['dis'] },
    summary: { nl: 'Zegt iets', en: 'Says something', fr: 'Dit quelque chose' },
    options: {
      town: requiredText({ nl: 'Je gemeente', en: 'Your town', fr: 'Ta commune' }, { maxLength: 10 }),
      story: {
        ...requiredText({ nl: 'Verhaal', en: 'Story', fr: 'Histoire' }, { maxLength: 20, multiline: true }),
        required: false,
      } as Option<string> & { readonly required: false },
    },
    run: ({ town, story }, { language }): Reply => ({
      blocks: [{ kind: 'text', text: `${town} / ${story}` }],
      visibility: 'everyone',
      language,
    }),
  }),
  name: 'echo',
};

const label = (text: string) => ({ nl: text, en: text, fr: text });

/** A command with an option of every other kind. */
const budget: NamedCommand = {
  ...command({
    aliases: { nl: ['geld'], en: [], fr: [] },
    summary: label('Rekent'),
    options: {
      municipality: municipalityOption(),
      theme: themeOption(),
      amount: amountOption(label('Bedrag')),
      board: hiddenOption(),
    },
    run: ({ municipality, theme, amount, board }, { language }): Reply => ({
      blocks: [{ kind: 'text', text: `${municipality?.municipality.name} ${theme?.id} ${amount} ${board}` }],
      visibility: 'everyone',
      language,
    }),
  }),
  name: 'memo budget',
};

function services(language: Services['language']): Services {
  const notUsed = () => {
    throw new Error('this command uses no services');
  };
  const none = new Proxy({} as Services, { get: notUsed });
  return Object.assign(Object.create(none), { language, lookups: fewLookups });
}

async function run(given: Given, language: Services['language'] = 'nl', what = echo): Promise<Reply> {
  const reply = await runCommand(what, given, services(language));
  expect(checkReply(reply)).toEqual([]);
  return reply;
}

const runBudget = (given: Given) => run(given, 'nl', budget);

/** What the first text of a reply says. */
function saidIn({ blocks: [first] }: Reply): string | undefined {
  return first?.kind === 'text' ? first.text : undefined;
}

describe('a command that gets all it needs', () => {
  test.each([
    [{ town: 'Gent', story: 'lang' }, 'Gent / lang'],
    [{ town: 'Gent' }, 'Gent / undefined'],
    [{ town: '  Gent ' }, 'Gent / undefined'],
    [{ town: 'Gent', story: ' \u200b ' }, 'Gent / undefined'],
    [{ town: 'a'.repeat(10) }, `${'a'.repeat(10)} / undefined`],
    [{ town: `${'a'.repeat(10)}   ` }, `${'a'.repeat(10)} / undefined`],
    [{ town: 'Gent', age: '7', language: 'fr' }, 'Gent / undefined'],
  ])('runs with %j', async (given: Given, said) => {
    expect(await run(given)).toEqual({
      blocks: [{ kind: 'text', text: said }],
      visibility: 'everyone',
      language: 'nl',
    });
  });

  test.each([
    [{}, 'undefined undefined undefined undefined'],
    [{ municipality: 'Ledeberg', theme: 'opwarming', amount: '2,5 miljoen' }, 'Gent climate 2500000 undefined'],
    [{ municipality: '44021', board: 'x7' }, 'Gent undefined undefined x7'],
    [{ municipality: '', theme: ' ', amount: '', board: '' }, 'undefined undefined undefined undefined'],
  ])('gets what each option means: %j', async (given: Given, said) => {
    expect(saidIn(await runBudget(given))).toBe(said);
  });

  test('may take its time', async () => {
    const later: NamedCommand = {
      ...echo,
      run: async (_, { language }) => ({ blocks: [], visibility: 'everyone', language }),
    };
    expect(await run({ town: 'Gent' }, 'nl', later)).toMatchObject({ blocks: [] });
  });
});

describe('a command that misses something', () => {
  test('answers with a form that asks for it, only to the person', async () => {
    expect(await run({})).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "kind": "text",
            "text": "Zegt iets",
          },
          {
            "action": {
              "command": "echo",
              "kind": "command",
              "options": {},
            },
            "fields": [
              {
                "kind": "text",
                "label": "Je gemeente",
                "maxLength": 10,
                "multiline": false,
                "name": "town",
                "required": true,
              },
              {
                "kind": "text",
                "label": "Verhaal",
                "maxLength": 20,
                "multiline": true,
                "name": "story",
                "required": false,
              },
            ],
            "kind": "form",
            "submit": "Versturen",
            "title": "zeg",
          },
        ],
        "language": "nl",
        "visibility": "only-you",
      }
    `);
  });

  test.each(['', '   ', '\n', '\u200b'])('takes %j for nothing, and says so', async (town) => {
    const [field] = formOf(await run({ town })).fields;
    expect(field).toMatchObject({ name: 'town', problem: 'dit veld is nog leeg' });
    expect(field).not.toHaveProperty('value');
  });

  test('keeps what was given beside it', async () => {
    const [town, story] = formOf(await run({ story: 'kort' })).fields;
    expect(story).toMatchObject({ value: 'kort' });
    expect(story).not.toHaveProperty('problem');
    expect(town).not.toHaveProperty('value');
    expect(town).not.toHaveProperty('problem');
  });

  test('asks in the language of the person', async () => {
    const reply = await run({}, 'fr');
    expect(reply.language).toBe('fr');
    expect(formOf(reply)).toMatchObject({
      title: 'dis',
      submit: 'Envoyer',
      fields: [{ label: 'Ta commune' }, { label: 'Histoire' }],
    });
  });

  test('is named by its file where it has no other name in that language', async () => {
    expect(formOf(await run({}, 'en')).title).toBe('echo');
  });
});

describe('a command that gets too much', () => {
  test('answers with a form that keeps what was typed and says how long it is', async () => {
    const [town] = formOf(await run({ town: 'a'.repeat(11) })).fields;
    expect(town).toEqual({
      kind: 'text',
      name: 'town',
      label: 'Je gemeente',
      required: true,
      maxLength: 10,
      multiline: false,
      value: 'a'.repeat(11),
      problem: 'Je bericht telt 11 tekens. Ik lees er hoogstens 10: maak het wat korter, met één vraag per keer.',
    });
  });

  test('says so of an option that may be left out too', async () => {
    const [town, story] = formOf(await run({ town: 'Gent', story: 'b'.repeat(21) }, 'en')).fields;
    expect(town).toMatchObject({ value: 'Gent' });
    expect(town).not.toHaveProperty('problem');
    expect(story).toMatchObject({
      value: 'b'.repeat(21),
      required: false,
      multiline: true,
      problem: 'Your message has 21 characters. I read at most 20: please shorten it, one question at a time.',
    });
  });
});

describe('a command that gets something that means nothing', () => {
  test('tells what is wrong at the field, and keeps all the rest', async () => {
    const reply = await runBudget({
      municipality: 'Verweggistan',
      theme: 'opwarming',
      amount: '5 miljoen',
      board: 'x7',
    });
    expect(reply.visibility).toBe('only-you');
    expect(problemsOf(reply)).toEqual({
      municipality: 'Ik ken geen Vlaamse gemeente "Verweggistan". Kijk de spelling even na, of geef de postcode.',
    });
    const { fields, action } = formOf(reply);
    expect(fields).toMatchObject([
      { kind: 'text', name: 'municipality', value: 'Verweggistan', suggest: 'municipality' },
      { kind: 'choice', name: 'theme', value: 'climate' },
      { kind: 'text', name: 'amount', value: '5 miljoen' },
    ]);
    expect(action).toEqual({ kind: 'command', command: 'memo budget', options: { board: 'x7' } });
    expect(buttonsOf(reply)).toEqual([]);
  });

  test('shows the themes as a list, in the language of the person', async () => {
    const { fields } = formOf(await run({ theme: 'weer' }, 'fr', budget));
    expect(fields[1]).toEqual({
      kind: 'choice',
      name: 'theme',
      label: 'Thème',
      required: false,
      choices: [
        { value: 'climate', label: 'Climat' },
        { value: 'fair-trade', label: 'Commerce équitable' },
        { value: 'policy', label: 'Politique' },
      ],
      problem: 'Je ne connais pas le thème « weer ». Choisis-en un dans la liste.',
    });
  });

  test('offers what it may have been as buttons, which carry the rest along', async () => {
    const reply = await runBudget({ municipality: 'Pajotte', theme: 'klimaat', board: 'x7' });
    expect(reply.blocks.map((block) => block.kind)).toEqual(['text', 'buttons', 'form']);
    expect(buttonsOf(reply)).toEqual([
      {
        label: 'Pajottegem',
        action: {
          kind: 'command',
          command: 'memo budget',
          options: { municipality: 'Pajottegem', theme: 'klimaat', board: 'x7' },
        },
      },
    ]);
    const pressed = buttonsOf(reply)[0]?.action;
    const again = await runBudget(pressed?.kind === 'command' ? pressed.options : {});
    expect(saidIn(again)).toBe('Pajottegem climate undefined x7');
  });

  test('carries along nothing that is wrong, missing or unknown', async () => {
    const reply = await runBudget({ municipality: 'Pajotte', amount: 'veel', theme: '', onzin: 'ja' });
    expect(problemsOf(reply)).toEqual({
      municipality: expect.stringContaining('Pajotte'),
      amount: expect.stringContaining('veel'),
    });
    expect(buttonsOf(reply)[0]?.action).toEqual({
      kind: 'command',
      command: 'memo budget',
      options: { municipality: 'Pajottegem' },
    });
  });

  test('does not repeat what a forged button carried', async () => {
    const reply = await runBudget({ board: 'x'.repeat(61) });
    expect(formOf(reply).action).toEqual({ kind: 'command', command: 'memo budget', options: {} });
  });
});

describe('a command that gets something that may mean several things', () => {
  test('asks which, by buttons that carry the rest along', async () => {
    const reply = await runBudget({ municipality: 'Berchem', theme: 'klimaat', amount: '5 miljoen', board: 'x7' });
    expect(reply.visibility).toBe('only-you');
    expect(replyToText(reply)).toBe(
      '"Berchem" ligt op meer dan een plaats. Welke gemeente bedoel je?\n\n  [Antwerpen (Berchem)]\n  [Kluisbergen (Berchem)]',
    );
    const said = await Promise.all(
      buttonsOf(reply).map(async ({ action }) =>
        saidIn(await runBudget(action.kind === 'command' ? action.options : {})),
      ),
    );
    expect(said).toEqual(['Antwerpen climate 5000000 x7', 'Kluisbergen climate 5000000 x7']);
  });

  test('leaves out of its buttons what is unknown or empty', async () => {
    const reply = await runBudget({ municipality: 'Berchem', theme: '', onzin: 'x'.repeat(200) });
    expect(buttonsOf(reply)[1]?.action).toEqual({
      kind: 'command',
      command: 'memo budget',
      options: { municipality: '45060' },
    });
  });

  test('asks in the form when something else is wrong, and keeps both', async () => {
    const reply = await runBudget({ municipality: 'Berchem', amount: 'veel' });
    expect(formOf(reply).fields[0]).toEqual({
      kind: 'choice',
      name: 'municipality',
      label: 'Gemeente',
      required: false,
      choices: [
        { value: '11002', label: 'Antwerpen (Berchem)' },
        { value: '45060', label: 'Kluisbergen (Berchem)' },
      ],
      problem: '"Berchem" ligt op meer dan een plaats. Welke gemeente bedoel je?',
    });
    expect(problemsOf(reply)).toMatchObject({ amount: expect.stringContaining('"veel"') });
  });

  test('asks in the form when there is too much to choose from, or to carry along', async () => {
    const long: NamedCommand = {
      ...budget,
      options: { ...budget.options, story: requiredText(label('Verhaal'), { maxLength: 500 }) },
    };
    const reply = await run({ municipality: 'Berchem', story: 'een lang verhaal '.repeat(9) }, 'nl', long);
    expect(buttonsOf(reply)).toEqual([]);
    expect(formOf(reply).fields).toMatchObject([
      { kind: 'choice' },
      {},
      {},
      { value: 'een lang verhaal '.repeat(9).trim() },
    ]);

    const which = Array.from({ length: 30 }, (_, at) => ({ value: `${at}`, label: `Plaats ${at}` }));
    const wide: NamedCommand = {
      ...budget,
      options: { municipality: { ...municipalityOption(), read: () => ({ which }) } },
    };
    const [field] = formOf(await run({ municipality: 'overal' }, 'nl', wide)).fields;
    expect(field).toMatchObject({ kind: 'choice', choices: which.slice(0, 25) });
  });

  test('repeats what was typed without markup', async () => {
    const reply = await run({ municipality: '[Berchem](https://evil.example)' }, 'nl', {
      ...budget,
      options: {
        municipality: {
          ...municipalityOption(),
          read: () => ({ which: [{ value: 'a', label: 'a' }] }),
        },
      },
    });
    expect(replyToText(reply)).toContain('"[Berchem](https://evil.example)" ligt op meer dan een plaats.');
  });
});

/** Presses every button, and every button of what comes of it. */
async function follow(reply: Reply, presses: number): Promise<void> {
  expect(presses).toBeLessThan(4);
  for (const { action } of buttonsOf(reply)) {
    await follow(await runBudget(action.kind === 'command' ? action.options : {}), presses + 1);
  }
}

describe('whatever is given', () => {
  test('the command runs or the form holds all of it', async () => {
    const value = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ town: value, story: value }, { requiredKeys: [], noNullPrototype: true }),
        async (given) => {
          const reply = await run(given as Given);
          if (reply.visibility === 'everyone') return;
          for (const { name, value: shown } of formOf(reply).fields) {
            const typed = (given as Given)[name] ?? '';
            // What nobody sees goes.
            expect(String(shown ?? '').replace(/\s+/g, '')).toBe(
              typed.normalize('NFC').replace(/[\s\p{Cc}\p{Cf}]+/gu, ''),
            );
          }
        },
      ),
    );
  });

  test('every platform can draw the reply, and its buttons lead to the end', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('Berchem', 'Gent', 'Pajotte', 'klimaat', 'handel', '5 miljoen', '€'.repeat(60), ''),
    );
    const given = fc.record(
      { municipality: value, theme: value, amount: value, board: fc.stringMatching(/^[\w-]{0,40}$/), onzin: value },
      { requiredKeys: [], noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(given, async (each) => {
        await follow(await runBudget(each as Given), 0);
      }),
      { numRuns: 300 },
    );
  });
});
