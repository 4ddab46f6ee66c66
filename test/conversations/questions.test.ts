import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Bot, createBot, maxQuestionChars } from '../../src/bot/bot.ts';
import type { Event } from '../../src/bot/event.ts';
import { loadCommands } from '../../src/commands/load.ts';
import { createLookups } from '../../src/commands/lookups.ts';
import type { Page } from '../../src/knowledge/page.ts';
import { createLog, type Log } from '../../src/log.ts';
import { createMunicipalityFinder } from '../../src/municipalities/finder.ts';
import { checkReply } from '../../src/reply/check.ts';
import { markupToText, parseMarkup } from '../../src/reply/markup.ts';
import { replySays, replyToText } from '../../src/reply/plain-text.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import type { Search } from '../../src/search/search.ts';
import type { Language } from '../../src/search/stop-words.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { readQuestions } from '../eval/question-file.ts';
import { projectRoot, realBot, testDay } from '../support/bot.ts';
import { movingClock } from '../support/clock.ts';

/** A few tests ask hundreds of questions. */
vi.setConfig({ testTimeout: 60_000 });

const clock = movingClock();
const bot = await realBot(clock);
const registry = await loadCommands(projectRoot);
const { pages, tables } = bot.knowledge;

afterEach(() => clock.set(testDay));

/** A bot of the same knowledge around another search and log. */
function botAround(search: Search, log: Log): Bot {
  const finder = createMunicipalityFinder(bot.knowledge.municipalities, bot.knowledge.placesElsewhere);
  const lookups = createLookups(finder, tables.themes.themes);
  const store = openStore(':memory:', clock);
  return createBot({ knowledge: bot.knowledge, registry, search, lookups, store, clock, log });
}

type Asked = { readonly locale?: Language; readonly language?: Language };

async function handle(event: Event, asked: Bot = bot): Promise<Reply> {
  const reply = await asked.handle(event);
  expect(checkReply(reply)).toEqual([]);
  expect(replyToText(reply)).not.toBe('');
  return reply;
}

function ask(text: string, { locale = 'nl', language }: Asked = {}): Promise<Reply> {
  const question = { kind: 'question', text, person: 'an', workspace: 'test', place: 'test', locale } as const;
  return handle(language === undefined ? question : { ...question, language });
}

function press(action: Action, locale: Language = 'nl'): Promise<Reply> {
  return handle({ kind: 'action', action, person: 'an', workspace: 'test', place: 'test', locale });
}

function run(command: string, options: Readonly<Record<string, string>>, locale: Language = 'nl'): Promise<Reply> {
  return handle({ kind: 'command', command, options, person: 'an', workspace: 'test', place: 'test', locale });
}

/** A page of the knowledge that a test can be about. */
function pageWhere(fits: (page: Page) => boolean): Page {
  const page = pages.find(fits);
  if (!page) throw new Error('the knowledge holds no such page');
  return page;
}

/** The first reply to one of the questions that we tune on that is as a test needs it. */
async function firstReply(fits: (reply: Reply) => boolean): Promise<Reply> {
  for (const { q: text } of readQuestions(`${projectRoot}test/eval/tuning.jsonl`)) {
    const reply = await bot.handle({
      kind: 'question',
      text,
      person: 'an',
      workspace: 'test',
      place: 'test',
      locale: 'nl',
    });
    if (fits(reply)) return reply;
  }
  throw new Error('no tuning question gets such a reply');
}

/** Addresses that a press would open. */
function links(reply: Reply): string[] {
  const find = (node: Nodes): string[] =>
    node.type === 'link' ? [node.url] : 'children' in node ? node.children.flatMap(find) : [];
  return reply.blocks.flatMap((block) => (block.kind === 'text' ? parseMarkup(block.text).flatMap(find) : []));
}

const gris = pageWhere((page) => page.id === 'gris-betekenis');
const deadline = pageWhere((page) => page.id === 'deadline-11-fonds');

describe('small talk', () => {
  test.each([
    ['Hallo!', 'Hallo! Ik ben Wegwijzer.'],
    ['Goeiemorgen', 'Hallo! Ik ben Wegwijzer.'],
    ['Bedankt!', 'Graag gedaan!'],
    ['dank je wel', 'Graag gedaan!'],
    ['help', 'Stel me een vraag in gewone woorden'],
    ['Hallo, wat kan je allemaal?', 'Stel me een vraag in gewone woorden'],
    ['Hello', 'Hello! I am Wegwijzer.'],
    ['Merci beaucoup', 'Avec plaisir'],
  ])('%j gets a fixed reply', async (text, start) => {
    const reply = await ask(text);
    expect(replyToText(reply)).toContain(start);
    expect(reply).toMatchObject({ visibility: 'everyone', outcome: { decision: 'found', pages: [] } });
  });

  test('that is said in two languages is answered in that of the screen', async () => {
    expect((await ask('salut', { locale: 'fr' })).language).toBe('fr');
    expect((await ask('salut', { locale: 'nl' })).language).toBe('nl');
  });

  test('before a question does not take its place', async () => {
    const reply = await ask(`Hallo! ${deadline.title}`);
    expect(reply.outcome?.pages).toContain(deadline.id);
  });
});

describe('a question that a page answers', () => {
  test('gets the answer of the page, with its source and the day it was checked', async () => {
    const reply = await ask(deadline.title);
    expect(reply.blocks[0]).toEqual({ kind: 'text', text: deadline.answer });
    expect(reply.outcome).toMatchObject({ decision: 'found', pages: [deadline.id] });
    const sources = reply.blocks.find((block) => block.kind === 'sources');
    expect(sources?.checked).toBe(deadline.checked);
    expect(sources?.sources.map((source) => source.section)).toEqual(deadline.source.map((source) => source.section));
    for (const source of sources?.sources ?? []) {
      expect(source.title).not.toBe('');
      expect(source.url).toMatch(/^https:/);
    }
  });

  test('is answered for everyone to see', async () => {
    expect((await ask(deadline.title)).visibility).toBe('everyone');
  });

  test('gets a button to what else the page holds, and one to each command that the page names', async () => {
    const reply = await ask(deadline.title);
    const buttons = reply.blocks.find((block) => block.kind === 'buttons')?.buttons ?? [];
    expect(buttons.map((button) => button.action)).toEqual([
      { kind: 'more', page: deadline.id },
      { kind: 'command', command: 'deadline', options: {} },
    ]);
  });

  test.each([
    ['in capitals', deadline.title.toUpperCase()],
    ['without punctuation', deadline.title.replace(/[?!]/g, '')],
    ['with much white space', `\n\n   ${deadline.title.replaceAll(' ', '   ')}\t\n`],
    ['with a typing error', deadline.title.replace('deadline', 'dedline')],
    ['with HTML', `<b>${deadline.title}</b><script>alert(1)</script>`],
    ['with control characters', `\u0000\u001b[31m${deadline.title}\u0007`],
    ['with invisible hyphens inside its words', deadline.title.replace(/(?<=\p{L})(?=\p{L})/gu, '\u00ad')],
    ['with invisible direction marks', `\u202e${deadline.title.replaceAll(' ', '\u200f ')}\u2069`],
    ['with letters and accents apart', deadline.title.normalize('NFD')],
  ])('is understood %s', async (_, text) => {
    const reply = await ask(text);
    expect(reply.outcome?.pages).toContain(deadline.id);
    expect(JSON.stringify(reply)).not.toMatch(/script|alert|\\u001b/);
  });

  test.each<[locale: Language, question: string]>([
    ['en', 'When is the deadline of the 11.11.11 fund?'],
    ['fr', 'Quelle est la date limite du fonds 11.11.11 ?'],
  ])('is answered in the language it is asked in: %s', async (language, question) => {
    const reply = await ask(question);
    expect(reply.language).toBe(language);
    expect(reply.blocks[0]).toEqual({ kind: 'text', text: deadline.short[language as 'en' | 'fr'] });
  });

  test('is answered in Dutch on a French screen when it is asked in Dutch', async () => {
    expect((await ask(deadline.title, { locale: 'fr' })).language).toBe('nl');
  });

  test('is answered in the language that the person asks for', async () => {
    const reply = await ask(deadline.title, { language: 'en' });
    expect(reply.language).toBe('en');
    expect(reply.blocks[0]).toEqual({ kind: 'text', text: deadline.short.en });
  });

  test('may be answered by two pages, each under its title and with its own source', async () => {
    const reply = await firstReply(
      ({ outcome, language }) => language === 'nl' && outcome?.decision === 'found' && outcome.pages.length === 2,
    );
    expect(reply.blocks.map((block) => block.kind)).toEqual(['section', 'sources', 'section', 'sources']);
    const shown = reply.outcome?.pages.map((id) => pages.find((page) => page.id === id));
    const sections = reply.blocks.flatMap((block) => (block.kind === 'section' ? [[block.title, block.text]] : []));
    expect(sections).toEqual(shown?.map((page) => [page?.title, page?.answer]));
    expect(new Set(reply.outcome?.pages).size).toBe(2);
  });

  test('is answered with a warning after the day until which the answer is certain', async () => {
    const dated = pageWhere((page) => page.validUntil !== undefined);
    const warning = `Let op: deze info was geldig tot ${dated.validUntil}.`;
    clock.set(Temporal.PlainDate.from(dated.validUntil ?? ''));
    expect(replyToText(await press({ kind: 'page', page: dated.id }))).not.toContain('Let op: deze info');
    clock.set(clock.today().add({ days: 1 }));
    expect(replyToText(await press({ kind: 'page', page: dated.id }))).toContain(warning);
  });
});

describe('a question that several pages may answer', () => {
  test('gets their titles as buttons, each of which gives that page, and a person to ask', async () => {
    const reply = await firstReply(({ outcome }) => outcome?.decision === 'several');
    const buttons = reply.blocks.find((block) => block.kind === 'buttons')?.buttons ?? [];
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.length).toBeLessThanOrEqual(3);
    expect(buttons.map((button) => button.action)).toEqual(
      reply.outcome?.pages.map((page) => ({ kind: 'page', page })),
    );
    expect(buttons.map((button) => button.label)).toEqual(reply.outcome?.alternatives.map((each) => each.title));
    expect(replyToText(reply)).toContain('vrijwilliger@11.be');
    for (const [at, { action }] of buttons.entries()) {
      const pressed = await press(action, reply.language);
      expect(pressed.outcome?.pages).toEqual([reply.outcome?.pages[at]]);
      expect(replySays(pressed)).toContain(reply.outcome?.alternatives[at]?.text);
    }
  });
});

describe('a question that no page may answer', () => {
  test.each([
    'Wie is de burgemeester van Gent?',
    'openingsuren gemeentehuis',
    'voor wie moet ik stemmen',
    'who is the mayor of Ghent',
    'qui est le bourgmestre de Gand',
  ])('is declined with a mail address: %s', async (question) => {
    const reply = await ask(question);
    expect(reply.outcome).toEqual({ decision: 'none', pages: [], alternatives: [] });
    expect(links(reply)).toContain('mailto:lokaalmondiaal@11.be');
    expect(reply.blocks.filter((block) => block.kind === 'sources')).toEqual([]);
  });

  test('is declined in the words of its subject', async () => {
    const [topic] = tables['out-of-scope'].topics;
    const reply = await ask(topic?.title ?? '');
    expect(replyToText(reply)).toContain(markupToText(topic?.reply.nl ?? '-'));
  });

  test.each(['xyzzy plugh qwrt', '?!', 'de het een', '🎉🎉', 'Опишите, пожалуйста'])(
    'that means nothing to the bot is declined with a mail address: %s',
    async (question) => {
      const reply = await ask(question);
      expect(reply.outcome).toMatchObject({ decision: 'none', pages: [] });
      expect(replyToText(reply)).toMatch(/Dat weet ik niet/);
      expect(links(reply)).toContain('mailto:vrijwilliger@11.be');
    },
  );

  test('about a page that always needs a person names that person beside what is known', async () => {
    const page = pageWhere((each) => each.alwaysHuman);
    const contact = tables.contacts.contacts.find((each) => each.id === page.contact);
    const reply = await ask(page.title);
    expect(reply.outcome?.decision).toBe('none');
    expect(replyToText(reply)).toContain(markupToText(page.answer));
    expect(replyToText(reply)).toContain(contact?.name.nl);
    expect(links(reply)).toContain(`mailto:${contact?.email}`);
  });
});

describe('a message that is no question', () => {
  test.each(['', '   ', '\n\t\n', '\u0000', '\u200b\u202e'])('%j is told that nothing was read', async (text) => {
    expect(replyToText(await ask(text))).toBe('Ik zie nog geen vraag. Typ ze gerust in gewone woorden.');
    expect((await ask(text, { locale: 'fr' })).language).toBe('fr');
  });

  test('of 1,000 characters is read, and one of 1,001 is not', async () => {
    const padding = ' en daarover wil ik meer weten';
    const text = `${deadline.title} ${padding.repeat(50)}`.replace(/\s+/g, ' ').slice(0, maxQuestionChars - 1);
    expect((await ask(`${text}x`)).outcome).toBeDefined();
    expect(replyToText(await ask(`${text}xx`))).toBe(
      'Je bericht telt 1001 tekens. Ik lees er hoogstens 1000: maak het wat korter, met één vraag per keer.',
    );
  });

  test('is not too long for white space and characters that nobody sees', async () => {
    const reply = await ask(`${deadline.title}${' '.repeat(2000)}${'\u200b'.repeat(2000)}`);
    expect(reply.outcome?.pages).toContain(deadline.id);
  });
});

describe('a command', () => {
  test.each(['/help', '/HULP', '/aide', '  /help', '/help me'])(
    '%j lists the commands, only for the person',
    async (line) => {
      const reply = await ask(line);
      expect(reply.visibility).toBe('only-you');
      for (const { summary } of registry.summaries('nl')) expect(replyToText(reply)).toContain(summary);
      expect(replyToText(reply)).toContain('/vraag [je vraag]');
      expect(links(reply)).toContain('mailto:vrijwilliger@11.be');
    },
  );

  test.each<[locale: Language, usage: string]>([
    ['en', '/ask [your question]'],
    ['fr', '/question [ta question]'],
  ])('is shown as people call it in %s', async (locale, usage) => {
    expect(replyToText(await run('help', {}, locale))).toContain(usage);
  });

  test.each(['/vraag', '/ask', '/question   '])(
    '%j without a question gives a form, only to the person',
    async (line) => {
      const reply = await ask(line);
      expect(reply.visibility).toBe('only-you');
      const form = reply.blocks.find((block) => block.kind === 'form');
      expect(form).toMatchObject({
        title: 'vraag',
        action: { kind: 'command', command: 'ask', options: {} },
        fields: [{ name: 'question', label: 'Je vraag', required: true, maxLength: 1000 }],
      });
      expect(form?.fields[0]).not.toHaveProperty('problem');
    },
  );

  test('that is filled in runs', async () => {
    const reply = await run('ask', { question: deadline.title });
    expect(reply.outcome?.pages).toContain(deadline.id);
    expect(reply.visibility).toBe('everyone');
  });

  test('with a question behind it answers as the question alone does', async () => {
    expect(await ask(`/vraag ${deadline.title}`)).toEqual(await ask(deadline.title));
  });

  test('with too long a question gives the form back with what was typed and what is wrong', async () => {
    const question = `${'woord '.repeat(166)}vraag`;
    const reply = await ask(`/vraag ${question}`);
    const form = reply.blocks.find((block) => block.kind === 'form');
    expect(question).toHaveLength(1001);
    expect(form?.fields[0]).toMatchObject({ value: question, problem: expect.stringContaining('1001 tekens') });
  });

  test.each<[locale: Language, said: string]>([
    ['nl', 'De opdracht /taart ken ik niet. Met /help zie je wat ik kan.'],
    ['en', 'I do not know the command /taart. /help shows what I can do.'],
    ['fr', 'Je ne connais pas la commande /taart. /help montre ce que je peux faire.'],
  ])('that does not exist is told so in %s', async (locale, said) => {
    expect(replyToText(await ask('/taart met slagroom', { locale }))).toBe(said);
    expect(replyToText(await run('taart', { slagroom: 'ja' }, locale))).toBe(said);
  });

  test.each([
    '[klik](https://evil.example)',
    'https://evil.example',
    'www.evil.example',
    '**vet**',
    '`code`',
    '<b>vet</b>',
    '_schuin_',
  ])('that does not exist is repeated as it was typed, without markup: /%s', async (typed) => {
    const reply = await run(typed, {});
    expect(replyToText(reply)).toBe(`De opdracht /${typed} ken ik niet. Met /help zie je wat ik kan.`);
    expect(links(reply)).toEqual([]);
  });

  test('with a very long name is repeated in part', async () => {
    expect(replyToText(await ask(`/${'a'.repeat(5000)}`)).length).toBeLessThan(200);
  });
});

describe('a button', () => {
  test.each(['nl', 'en', 'fr'] as const)('to a page gives its answer in %s', async (locale) => {
    const reply = await press({ kind: 'page', page: gris.id }, locale);
    expect(reply).toMatchObject({ language: locale, visibility: 'everyone', outcome: { decision: 'found' } });
    expect(reply.blocks[0]).toEqual({ kind: 'text', text: locale === 'nl' ? gris.answer : gris.short[locale] });
  });

  test('to more gives all else that the page holds, with its source', async () => {
    const page = pageWhere((each) => each.detail.length > 1);
    const reply = await press({ kind: 'more', page: page.id });
    expect(replyToText(reply)).toContain(`Meer over: ${page.title}`);
    expect(reply.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))).toEqual(page.detail);
    expect(reply.blocks.at(-1)).toMatchObject({ kind: 'sources', checked: page.checked });
  });

  test('to a command runs it', async () => {
    const reply = await press({ kind: 'command', command: 'ask', options: { question: deadline.title } });
    expect(reply.outcome?.pages).toContain(deadline.id);
    expect((await press({ kind: 'command', command: 'help', options: {} })).visibility).toBe('only-you');
  });

  test.each(['page', 'more'] as const)(
    'to %s of a page that was renamed says that the texts were renewed',
    async (kind) => {
      for (const page of ['verdwenen-pagina', '', '../../etc/passwd', 'constructor', 'out-of-scope/voting-advice']) {
        const reply = await press({ kind, page });
        expect(replyToText(reply)).toBe(
          'Die knop werkt niet meer, want mijn teksten zijn intussen vernieuwd. Stel je vraag gewoon opnieuw.',
        );
        expect(reply.outcome).toBeUndefined();
      }
    },
  );

  test('to a command that is gone says so', async () => {
    const reply = await press({ kind: 'command', command: 'oud', options: {} }, 'en');
    expect(replyToText(reply)).toContain('I do not know the command /oud.');
  });
});

describe('whatever a person sends', () => {
  test('gets a reply that every platform can draw', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(fc.constantFrom('/', '/vraag ', '/help ', '/deadline '), fc.string({ unit: 'grapheme' }))
        .map((parts) => parts.join('')),
      fc
        .array(fc.constantFrom('deadline', 'fonds', 'GROS', 'wat is', 'hallo', '?', '\n', '[x](y)', '<b>'), {
          maxLength: 300,
        })
        .map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom('nl' as const, 'en' as const, 'fr' as const), async (text, locale) => {
        const reply = await ask(text, { locale });
        expect(replyToText(reply)).not.toContain('Er liep iets mis');
      }),
      { numRuns: 150 },
    );
  });
});

describe('when the search breaks', () => {
  const cause = 'the index is on fire at /srv/secret';
  const broken: Search = Object.assign(() => {
    throw new RangeError(cause);
  }, bot.search);

  /** A bot whose search throws, with what it logs. */
  function brokenBot(level = 'info') {
    const lines: string[] = [];
    const log = createLog(level, { write: (line: string) => lines.push(line) });
    const logged = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line));
    return { bot: botAround(broken, log), logged };
  }

  const question = { kind: 'question', text: deadline.title, person: 'an', workspace: 'test', place: 'test' } as const;

  test.each<[locale: Language, start: string]>([
    ['nl', 'Er liep iets mis bij mij, niet bij jou.'],
    ['en', 'Something went wrong on my side, not on yours.'],
    ['fr', 'Un problème est survenu chez moi, pas chez toi.'],
  ])('the person gets an apology in %s with a code, and the log holds that code', async (locale, start) => {
    const { bot: failing, logged } = brokenBot();
    const text = replyToText(await handle({ ...question, locale }, failing));
    expect(text).toContain(start);
    const [code] = /\b[0-9a-f]{8}\b/.exec(text) ?? [];
    expect(code).toBeDefined();
    expect(logged()).toMatchObject([{ level: 50, reference: code, err: { type: 'RangeError', message: cause } }]);
  });

  test('nothing of the exception reaches the person', async () => {
    const { bot: failing } = brokenBot();
    const reply = await handle({ ...question, locale: 'nl' }, failing);
    expect(JSON.stringify(reply)).not.toMatch(/fire|secret|RangeError|\.ts/);
  });

  test('every failure has a code of its own', async () => {
    const { bot: failing, logged } = brokenBot();
    for (let time = 0; time < 3; time += 1) await handle({ ...question, locale: 'nl' }, failing);
    expect(new Set(logged().map((line) => line.reference)).size).toBe(3);
  });

  test('what needs no search goes on', async () => {
    const { bot: failing } = brokenBot();
    const origin = { person: 'an', workspace: 'test', place: 'test', locale: 'nl' } as const;
    expect(replyToText(await handle({ ...origin, kind: 'question', text: 'Hallo!' }, failing))).toContain('Wegwijzer');
    const pressed = await handle({ ...origin, kind: 'action', action: { kind: 'page', page: gris.id } }, failing);
    expect(pressed.outcome?.pages).toEqual([gris.id]);
  });

  test('the same happens to a command that asks the search', async () => {
    const { bot: failing, logged } = brokenBot();
    const reply = await handle(
      {
        kind: 'command',
        command: 'ask',
        options: { question: 'x' },
        person: 'an',
        workspace: 'test',
        place: 'test',
        locale: 'nl',
      },
      failing,
    );
    expect(replyToText(reply)).toContain('Er liep iets mis');
    expect(logged()).toMatchObject([{ event: 'command', place: 'test' }]);
  });
});

describe('the log of a question', () => {
  async function logOf(level: string, text: string): Promise<Record<string, unknown>[]> {
    const lines: string[] = [];
    const log = createLog(level, { write: (line: string) => lines.push(line) });
    await handle(
      { kind: 'question', text, person: 'an', workspace: 'test', place: 'test', locale: 'nl' },
      botAround(bot.search, log),
    );
    return lines.map((line) => JSON.parse(line));
  }

  test('tells in one line what was decided, and nothing of what the person wrote or who that is', async () => {
    const lines = await logOf('info', `${deadline.title} Groeten, Els`);
    expect(lines).toMatchObject([{ event: 'question', decision: 'found', pages: [deadline.id], language: 'nl' }]);
    expect(JSON.stringify(lines)).not.toMatch(/Els|Wanneer|"an"/);
  });

  test('holds what the person wrote at level debug', async () => {
    expect(await logOf('debug', 'Wat is een GRIS?')).toContainEqual(
      expect.objectContaining({ text: 'Wat is een GRIS?' }),
    );
  });
});
