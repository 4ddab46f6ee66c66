import { describe, expect, test, vi } from 'vitest';
import { suggestQuestions } from '../src/bot/suggestions.ts';
import type { Page } from '../src/knowledge/page.ts';
import { maxActionIdChars, writeActionId } from '../src/reply/action-id.ts';
import { checkReply, replyLimits } from '../src/reply/check.ts';
import { replyToText } from '../src/reply/plain-text.ts';
import type { Reply } from '../src/reply/reply.ts';
import { type Language, languages } from '../src/search/stop-words.ts';
import { realBot } from './support/bot.ts';

/** What is asked of the knowledge itself, beyond what loads. Each test lists every breach. */
const bot = await realBot();
const { pages, tables } = bot.knowledge;
const { seasons } = tables.suggestions;

/** Asking every page takes a while on a slow machine. */
vi.setConfig({ testTimeout: 120_000 });

const leastFound = 2 / 3;

function ask(text: string, locale: Language = 'nl'): Promise<Reply> {
  return bot.handle({ kind: 'question', text, person: 'an', workspace: 'test', place: 'test', locale });
}

/** True when the reply is this page, alone or as one of two, or sends to the person that the page names. */
function answers(page: Page, { outcome }: Reply): boolean {
  return outcome?.decision === (page.alwaysHuman ? 'none' : 'found') && outcome.pages.includes(page.id);
}

/** Every text in a table, with the way to it. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => texts(each, path === '' ? key : `${path}.${key}`));
}

describe('a page is found', () => {
  test('by its title, asked literally', async () => {
    const missed: string[] = [];
    for (const page of pages) {
      const reply = await ask(page.title);
      if (!answers(page, reply)) {
        missed.push(`${page.path}: "${page.title}" gives ${reply.outcome?.decision} ${reply.outcome?.pages}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('by two thirds of its own test questions, or by its title', async () => {
    const missed: string[] = [];
    let found = 0;
    for (const page of pages) {
      const right: string[] = [];
      for (const question of page.asks) if (answers(page, await ask(question))) right.push(question);
      found += right.length;
      if (right.length / page.asks.length < leastFound && !answers(page, await ask(page.title))) {
        missed.push(`${page.path}: by ${right.length} of ${page.asks.length}`);
      }
    }
    expect(missed).toEqual([]);
    expect(found / pages.flatMap((page) => page.asks).length).toBeGreaterThanOrEqual(leastFound);
  });
});

describe('a page can be drawn everywhere', () => {
  test('as an answer and as what else it holds, in each language', async () => {
    const broken: string[] = [];
    for (const { id, path } of pages) {
      for (const locale of languages) {
        for (const kind of ['page', 'more'] as const) {
          const reply = await bot.handle({
            kind: 'action',
            action: { kind, page: id },
            person: 'an',
            workspace: 'test',
            place: 'test',
            locale,
          });
          broken.push(...checkReply(reply).map((problem) => `${path}, ${kind} in ${locale}: ${problem}`));
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test('as a button with its title or another way to ask it, in each language', () => {
    const fits = (label: string) => label.length <= replyLimits.buttonLabelChars;
    const without = pages.flatMap(({ path, title, aliases }) =>
      [[title, ...aliases.nl], aliases.en, aliases.fr].some((labels) => !labels.some(fits)) ? [path] : [],
    );
    expect(without).toEqual([]);
  });

  test('as a button whose id every platform takes', () => {
    const ids = pages.map((page) => writeActionId({ kind: 'more', page: page.id }));
    expect(ids.filter((id) => id.length > maxActionIdChars)).toEqual([]);
  });
});

describe('the tables', () => {
  test('hold no text that is too long for a message', () => {
    const tooLong = texts(tables).filter(([, text]) => text.length > replyLimits.textChars);
    expect(tooLong).toEqual([]);
  });

  test('send people to https addresses only', () => {
    const addresses = texts(tables).filter(([path, text]) => /\.(?:url|website)$/.test(path) || /\w:\/\//.test(text));
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter(([, text]) => !/\bhttps:\/\//.test(text) || /\b(?!https:)\w+:\/\//.test(text))).toEqual([]);
  });

  test('name the subjects that the bot leaves to people by titles that it declines', async () => {
    const broken: string[] = [];
    for (const { title } of tables['out-of-scope'].topics) {
      const reply = await ask(title);
      if (reply.outcome?.decision === 'found') broken.push(`"${title}" is answered by ${reply.outcome.pages}`);
      broken.push(...checkReply(reply).map((problem) => `"${title}": ${problem}`));
    }
    expect(broken).toEqual([]);
  });

  /** What somebody may add, without which the phrase has to be understood all the same. */
  const pleas: Record<Language, (phrase: string) => string[]> = {
    nl: (phrase) => [phrase, `${phrase}, help mij aub`, `soms denk ik: ${phrase}`],
    en: (phrase) => [phrase, `${phrase}, please help me`, `sometimes I think: ${phrase}`],
    fr: (phrase) => [phrase, `${phrase}, aidez-moi svp`, `parfois je pense : ${phrase}`],
  };

  test.each(languages)('send everyone in distress to an emergency number, on whatever screen: %s', async (language) => {
    const missed: string[] = [];
    const intent = tables['small-talk'].intents.find(({ id }) => id === 'in-crisis');
    const said = (intent?.phrases[language] ?? []).flatMap(pleas[language]);
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) {
      for (const locale of languages) {
        const reply = replyToText(await ask(text, locale));
        if (!/\b112\b/.test(reply)) missed.push(`${text} (${locale}): ${reply.slice(0, 60)}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('take every phrase of small talk for what it is', async () => {
    const missed: string[] = [];
    for (const { id, phrases } of tables['small-talk'].intents.filter(({ anywhere }) => !anywhere)) {
      for (const language of languages) {
        for (const phrase of phrases[language]) {
          const reply = await ask(phrase, language);
          if (reply.outcome?.decision !== 'found' || reply.outcome.pages.length > 0) missed.push(`${id}: ${phrase}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('the questions that are suggested', () => {
  test('are there on every day of a leap year, in each language', () => {
    const first = Temporal.PlainDate.from('2028-01-01');
    const days = Array.from({ length: first.daysInYear }, (_, at) => first.add({ days: at }));
    const without = days.filter((day) => languages.some((each) => suggestQuestions(seasons, day, each).length === 0));
    expect(without.map(String)).toEqual([]);
  });

  test('are answered, in the language they are asked in', async () => {
    const missed: string[] = [];
    for (const { questions } of seasons) {
      for (const language of languages) {
        for (const question of questions[language]) {
          const { outcome, language: said } = await ask(question, language);
          if (outcome?.decision !== 'found' || said !== language)
            missed.push(`${question}: ${outcome?.decision}, ${said}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('fit on a row of buttons', () => {
    for (const { questions } of seasons) {
      for (const language of languages) {
        expect(questions[language].length).toBeLessThanOrEqual(replyLimits.buttons);
        for (const question of questions[language]) {
          expect(question.length).toBeLessThanOrEqual(replyLimits.buttonLabelChars);
        }
      }
    }
  });
});
