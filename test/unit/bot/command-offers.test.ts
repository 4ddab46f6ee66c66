import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCommandOffers } from '../../../src/bot/command-offers.ts';
import { command } from '../../../src/commands/command.ts';
import { loadCommands } from '../../../src/commands/load.ts';
import type { NamedCommand } from '../../../src/commands/registry.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { projectRoot } from '../../support/bot.ts';

/** A command that people ask for in these ways. */
function asked(
  name: string,
  nl: readonly string[],
  en: readonly string[] = [],
  fr: readonly string[] = [],
): NamedCommand {
  const definition = command({
    aliases: { nl: [], en: [], fr: [] },
    summary: { nl: name, en: name, fr: name },
    asks: { nl, en, fr },
    options: {},
    run: (_, { language }) => ({ blocks: [], visibility: 'only-you', language }),
  });
  return { ...definition, name };
}

const { asks: _, ...silent } = asked('silent', []);
const offers = createCommandOffers([
  asked('mail', ['mail partijen', 'brief naar de partijen schrijven'], ['mail parties'], ['lettre partis']),
  asked('press', ['persbericht', 'mail pers']),
  asked('plan', ['stappenplan'], ['roadmap'], ['étapes']),
  asked('nothing', ['de het een', 'wat is dat', '?']),
  silent,
]);

const offered = (message: string) => offers(message).map(({ name }) => name);

describe('a command is offered', () => {
  test.each([
    ['in its own words', 'mail partijen', ['mail']],
    ['in a whole sentence', 'Ik zou graag een mail naar alle partijen sturen, kan dat?', ['mail']],
    ['in another order and other capitals', 'PARTIJEN een Mail sturen', ['mail']],
    ['in the singular', 'een mail aan een partij', ['mail']],
    ['in English', 'can you mail the parties for me', ['mail']],
    ['in French', 'écrire une lettre aux partis', ['mail']],
    ['with accents left out', 'quelles etapes', ['plan']],
    ['by one word that says it all', 'help met een persbericht', ['press']],
  ])('when it is asked for %s: %s', (_, message, names) => {
    expect(offered(message)).toEqual(names);
  });

  test('before others when more words ask for it', () => {
    expect(offered('persbericht en een brief naar de partijen schrijven')).toEqual(['mail', 'press']);
    expect(offered('persbericht en mail partijen')).toEqual(['mail', 'press']);
    expect(offered('stappenplan, persbericht en mail naar de pers')).toEqual(['press', 'plan']);
  });

  test('once, in however many ways it is asked for', () => {
    expect(offered('mail en brief schrijven naar de partijen, mail parties, lettre partis')).toEqual(['mail']);
  });
});

describe('no command is offered', () => {
  test.each([
    ['for half of what asks for it', 'mail'],
    ['for the other half', 'welke partijen zijn er?'],
    ['for words of two languages', 'lettre partijen'],
    ['for words that only hold it', 'mailing partijenstelsel'],
    ['for words that tell nothing', 'wat is dat de het een ?'],
    ['for nothing', ''],
  ])('%s: %s', (_, message) => {
    expect(offered(message)).toEqual([]);
  });

  test('to anything without a way to ask for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (message) => {
        expect(offered(message)).not.toContain('silent');
        expect(offered(message)).not.toContain('nothing');
      }),
    );
  });
});

test('every command of this project is offered in each way that it names to ask for it', async () => {
  const { commands } = await loadCommands(projectRoot);
  const ours = createCommandOffers(commands);
  const missed = commands.flatMap((each) =>
    languages.flatMap((language) => (each.asks?.[language] ?? []).filter((ask) => !ours(ask).includes(each))),
  );
  expect(missed).toEqual([]);
  expect(commands.filter(({ asks }) => asks !== undefined).length).toBeGreaterThan(3);
});
