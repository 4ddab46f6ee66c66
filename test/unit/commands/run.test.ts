import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command, requiredText, type Services, z } from '../../../src/commands/command.ts';
import type { NamedCommand } from '../../../src/commands/registry.ts';
import { runCommand } from '../../../src/commands/run.ts';
import { checkReply } from '../../../src/reply/check.ts';
import type { FormBlock, Reply } from '../../../src/reply/reply.ts';

/** A command that says what it was given. */
const echo: NamedCommand = {
  ...command({
    aliases: { nl: ['zeg'], en: [], fr: ['dis'] },
    summary: { nl: 'Zegt iets', en: 'Says something', fr: 'Dit quelque chose' },
    options: {
      town: requiredText({ nl: 'Je gemeente', en: 'Your town', fr: 'Ta commune' }, { maxLength: 10 }),
      story: {
        ...requiredText({ nl: 'Verhaal', en: 'Story', fr: 'Histoire' }, { maxLength: 20, multiline: true }),
        schema: z.string().trim().max(20).optional(),
      },
    },
    run: ({ town, story }, { language }): Reply => ({
      blocks: [{ kind: 'text', text: `${town} / ${story}` }],
      visibility: 'everyone',
      language,
    }),
  }),
  name: 'echo',
};

function services(language: Services['language']): Services {
  const notUsed = () => {
    throw new Error('this command uses no services');
  };
  return {
    language,
    today: Temporal.PlainDate.from('2026-11-20'),
    answer: notUsed,
    commands: notUsed,
    deadlines: [],
    contact: notUsed,
  };
}

function run(given: Readonly<Record<string, string>>, language: Services['language'] = 'nl'): Reply {
  return runCommand(echo, given, services(language));
}

function formOf(reply: Reply): FormBlock {
  const form = reply.blocks.find((block) => block.kind === 'form');
  if (!form) throw new Error('the reply holds no form');
  return form;
}

describe('a command that gets all it needs', () => {
  test.each([
    [{ town: 'Gent', story: 'lang' }, 'Gent / lang'],
    [{ town: 'Gent' }, 'Gent / undefined'],
    [{ town: '  Gent ' }, 'Gent / undefined'],
    [{ town: 'a'.repeat(10) }, `${'a'.repeat(10)} / undefined`],
    [{ town: 'Gent', age: '7', language: 'fr' }, 'Gent / undefined'],
  ])('runs with %j', (given: Record<string, string>, said) => {
    expect(run(given)).toEqual({ blocks: [{ kind: 'text', text: said }], visibility: 'everyone', language: 'nl' });
  });
});

describe('a command that misses something', () => {
  test('answers with a form that asks for it, only to the person', () => {
    expect(run({})).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "kind": "text",
            "text": "Zegt iets",
          },
          {
            "command": "echo",
            "fields": [
              {
                "label": "Je gemeente",
                "maxLength": 10,
                "multiline": false,
                "name": "town",
                "required": true,
              },
              {
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

  test.each(['', '   ', '\n'])('takes %j for nothing, and says so', (town) => {
    const [field] = formOf(run({ town })).fields;
    expect(field).toMatchObject({ name: 'town', value: town, problem: 'dit veld is nog leeg' });
  });

  test('keeps what was given beside it', () => {
    const [town, story] = formOf(run({ story: 'kort' })).fields;
    expect(story).toMatchObject({ value: 'kort' });
    expect(story).not.toHaveProperty('problem');
    expect(town).not.toHaveProperty('value');
  });

  test('asks in the language of the person', () => {
    const reply = run({}, 'fr');
    expect(reply.language).toBe('fr');
    expect(formOf(reply)).toMatchObject({
      title: 'dis',
      submit: 'Envoyer',
      fields: [{ label: 'Ta commune' }, { label: 'Histoire' }],
    });
  });

  test('is named by its file where it has no other name in that language', () => {
    expect(formOf(run({}, 'en')).title).toBe('echo');
  });
});

describe('a command that gets too much', () => {
  test('answers with a form that keeps what was typed and says how long it is', () => {
    const [town] = formOf(run({ town: 'a'.repeat(11) })).fields;
    expect(town).toEqual({
      name: 'town',
      label: 'Je gemeente',
      required: true,
      maxLength: 10,
      multiline: false,
      value: 'a'.repeat(11),
      problem: 'Je bericht telt 11 tekens. Ik lees er hoogstens 10: maak het wat korter, met één vraag per keer.',
    });
  });

  test('says so of an option that may be left out too', () => {
    const [town, story] = formOf(run({ town: 'Gent', story: 'b'.repeat(21) }, 'en')).fields;
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

test('whatever is given, the command runs or the form holds all of it', () => {
  const value = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.record({ town: value, story: value }, { requiredKeys: [], noNullPrototype: true }), (given) => {
      const reply = run(given as Record<string, string>);
      expect(checkReply(reply)).toEqual([]);
      if (reply.visibility === 'everyone') return;
      const values = formOf(reply).fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
      expect(Object.fromEntries(values)).toEqual(given);
    }),
  );
});
