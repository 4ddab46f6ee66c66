import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { checkReply } from '../../src/reply/check.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FileBlock, Reply } from '../../src/reply/reply.ts';
import type { Language } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { movingClock } from '../support/clock.ts';
import { textOf } from '../support/conversation.ts';

const clock = movingClock();
const bot = await realBot(clock);
const { deadlines } = bot.knowledge.tables.deadlines;
const fund = deadlines.find((each) => each.main);

/** What the bot says to `/deadline` on a day. */
async function deadlineOn(today: string, locale: Language = 'nl'): Promise<Reply> {
  clock.set(today);
  const reply = await bot.handle({
    kind: 'command',
    command: 'deadline',
    options: {},
    person: 'an',
    workspace: 'test',
    place: 'test',
    locale,
  });
  expect(checkReply(reply)).toEqual([]);
  return reply;
}

/** What a reply says of the fund: all before the file. French keeps numbers and units together with a hard space. */
function aboutFund(reply: Reply): string {
  const at = reply.blocks.findIndex((block) => block.kind === 'file');
  return replyToText({ blocks: reply.blocks.slice(0, at) }).replaceAll('\u00a0', ' ');
}

function aboutOthers(reply: Reply): string {
  return replyToText({ blocks: reply.blocks.slice(-1) });
}

function fileOf(reply: Reply): FileBlock {
  const file = reply.blocks.find((block) => block.kind === 'file');
  if (!file) throw new Error('the reply holds no file');
  return file;
}

function eventOf(reply: Reply): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(textOf(fileOf(reply))));
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('the file holds no event');
  return new ICAL.Event(event);
}

test('the deadline of the fund is 31 March', () => {
  expect(fund).toMatchObject({ id: 'fund', month: 3, day: 31 });
});

describe('/deadline in the campaign, on 20 November 2026', () => {
  test.each<[locale: Language, parts: string[]]>([
    ['nl', ['De deadline van het 11.11.11-fonds', '31 maart 2027', 'nog 131 dagen', '4 maanden en 11 dagen']],
    ['en', ['The deadline of the 11.11.11 fund', '31 March 2027', '131 days left', '4 months', '11 days']],
    ['fr', ['La date limite du fonds 11.11.11', '31 mars 2027', 'reste 131 jours', '4 mois et 11 jours']],
  ])('says in %s which day it is and how long that is', async (locale, parts) => {
    const reply = await deadlineOn('2026-11-20', locale);
    expect(reply.language).toBe(locale);
    for (const part of parts) expect(aboutFund(reply)).toContain(part);
  });

  test.each(['nl', 'en', 'fr'] as const)('says in %s what can be done already, and where to apply', async (locale) => {
    const said = aboutFund(await deadlineOn('2026-11-20', locale));
    for (const step of fund?.prepare?.[locale] ?? []) expect(said).toContain(`- ${step}`);
    expect(fund?.prepare?.[locale].length).toBeGreaterThan(0);
    expect(said).toContain(fund?.url);
    expect(said).toContain(fund?.note?.[locale]);
  });

  test('answers only the person', async () => {
    expect((await deadlineOn('2026-11-20')).visibility).toBe('only-you');
  });
});

describe('/deadline around the day itself', () => {
  test.each<[locale: Language, tomorrow: string, today: string]>([
    ['nl', 'Dat is morgen.', 'Dat is vandaag! Je kan nog indienen tot het eind van de dag.'],
    ['en', 'That is tomorrow.', 'That is today! You can still apply until the end of the day.'],
    ['fr', "C'est demain.", "C'est aujourd'hui !"],
  ])('says tomorrow and today in %s', async (locale, tomorrow, today) => {
    expect(aboutFund(await deadlineOn('2027-03-30', locale))).toContain(tomorrow);
    expect(aboutFund(await deadlineOn('2027-03-31', locale))).toContain(today);
  });

  test('still means this year on the day itself', async () => {
    const reply = await deadlineOn('2027-03-31');
    expect(aboutFund(reply)).toContain('31 maart 2027');
    expect(eventOf(reply).startDate.toString()).toBe('2027-03-31');
  });

  test.each<[locale: Language, past: string, next: string]>([
    ['nl', 'De vorige deadline was 31 maart 2027', '31 maart 2028'],
    ['en', 'The last deadline was 31 March 2027', '31 March 2028'],
    ['fr', 'La dernière date limite était le 31 mars 2027', '31 mars 2028'],
  ])(
    'says the day after in %s that it has passed, whom to call, and when the next one is',
    async (locale, past, next) => {
      const reply = await deadlineOn('2027-04-01', locale);
      expect(aboutFund(reply)).toContain(past);
      expect(aboutFund(reply)).toContain(next);
      expect(aboutFund(reply)).toContain('info@11.be');
      expect(eventOf(reply).startDate.toString()).toBe('2028-03-31');
    },
  );

  test('speaks of the year that passed on that one day only', async () => {
    for (const today of ['2027-03-31', '2027-04-02']) {
      expect(aboutFund(await deadlineOn(today))).not.toContain('De vorige deadline');
    }
  });
});

describe('/deadline in a leap year', () => {
  test('counts on from 29 February', async () => {
    const reply = await deadlineOn('2028-02-29');
    expect(aboutFund(reply)).toContain('31 maart 2028');
    expect(aboutFund(reply)).toContain('nog 31 dagen (1 maand en 2 dagen)');
  });

  test('counts 29 February itself', async () => {
    expect(aboutFund(await deadlineOn('2028-02-28'))).toContain('nog 32 dagen');
    expect(aboutFund(await deadlineOn('2027-02-28'))).toContain('nog 31 dagen');
    expect(aboutFund(await deadlineOn('2027-04-01'))).toContain('nog 365 dagen');
  });
});

test.each([
  ['2027-03-29', 'Je hebt nog 2 dagen.'],
  ['2027-03-01', 'Je hebt nog 30 dagen.'],
  ['2027-02-28', 'Je hebt nog 31 dagen (1 maand en 3 dagen).'],
  ['2027-01-31', 'Je hebt nog 59 dagen (2 maanden).'],
])('/deadline on %s says: %s', async (today, left) => {
  expect(aboutFund(await deadlineOn(today))).toContain(left);
});

describe('the other deadlines', () => {
  test.each<[locale: Language, fundName: string, antwerp: string]>([
    ['nl', '11.11.11-fonds', 'provincie Antwerpen'],
    ['en', '11.11.11 fund', 'province of Antwerp'],
    ['fr', 'fonds 11.11.11', "province d'Anvers"],
  ])(
    'those of Antwerp are kept apart in %s, with what is not certain about them',
    async (locale, fundName, antwerp) => {
      const reply = await deadlineOn('2026-11-20', locale);
      expect(aboutFund(reply)).not.toContain(antwerp);
      const [head, ...lines] = aboutOthers(reply).split(/\n+/);
      expect(head).toContain(fundName);
      expect(lines).toHaveLength(deadlines.length - 1);
      expect(lines.filter((line) => line.includes(fundName))).toEqual([]);
      const inAntwerp = deadlines.filter((each) => each.id.startsWith('antwerp'));
      expect(inAntwerp.length).toBeGreaterThan(0);
      expect(lines.filter((line) => line.includes(antwerp))).toHaveLength(inAntwerp.length);
      for (const each of inAntwerp) expect(aboutOthers(reply)).toContain(each.note?.[locale]);
    },
  );

  test('each have their own next day', async () => {
    const others = aboutOthers(await deadlineOn('2027-04-01'));
    expect(others).toMatch(/Antwerpen, categorie 1[^:]*: 31 maart 2028/);
    expect(others).toMatch(/Antwerpen, categorie 2[^:]*: 30 april 2027/);
  });
});

describe('the calendar file', () => {
  test.each<[locale: Language, title: string]>([
    ['nl', 'Deadline 11.11.11-fonds voor de 4de Pijler'],
    ['en', 'Deadline 11.11.11 fund for the 4th Pillar'],
    ['fr', 'Date limite fonds 11.11.11 pour le 4e pilier'],
  ])('holds the day and what to do first, in %s', async (locale, title) => {
    const reply = await deadlineOn('2026-11-20', locale);
    const event = eventOf(reply);
    expect(fileOf(reply).name).toBe('deadline-2027-03-31.ics');
    expect(event.summary).toBe(title);
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2027-03-31');
    expect(event.endDate.toString()).toBe('2027-04-01');
    expect(event.description).toBe(fund?.prepare?.[locale].join('\n'));
  });

  test('reminds 30, 14, 7 and 1 days before', async () => {
    const alarms = eventOf(await deadlineOn('2026-11-20')).component.getAllSubcomponents('valarm');
    const days = alarms.map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger') as ICAL.Duration;
      return Math.ceil(-trigger.toSeconds() / (24 * 60 * 60));
    });
    expect(days).toEqual([30, 14, 7, 1]);
  });

  test('is about the same event whenever it is asked for, and about another the next year', async () => {
    const uids = [];
    for (const today of ['2026-11-20', '2027-03-31', '2027-04-01']) uids.push(eventOf(await deadlineOn(today)).uid);
    expect(uids[0]).toBe(uids[1]);
    expect(uids[2]).not.toBe(uids[1]);
  });
});
