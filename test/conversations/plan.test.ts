import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/clock.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse } from '../support/conversation.ts';

let day = '2026-11-20';
const clock = () => fixedClock(Temporal.PlainDate.from(day));
const bot = await realBot({ today: () => clock().today(), now: () => clock().now() });
const { phases } = bot.knowledge.tables.phases;

/** What the bot says to `/memo plan` on a day. */
function planOn(today: string, locale: Language = 'nl'): Promise<Reply> {
  day = today;
  return converse(bot, { locale }).types('/memo plan');
}

function timelineOf(reply: Reply): readonly string[] {
  const [timeline] = blocksOf(reply, 'timeline');
  return timeline?.steps.map(({ state, title, when }) => `${state}: ${title} (${when})`) ?? [];
}

describe('/memo plan in November 2026', () => {
  test('says what to do now, until when and with whom', async () => {
    const reply = await planOn('2026-11-20');
    const said = replyToText(reply);
    expect(said).toContain('Vandaag, 20 november 2026, zit je in jaar 2.');
    expect(blocksOf(reply, 'section')[0]).toMatchObject({
      title: 'Najaar: de aanpassing van plan en budget',
      fields: [
        { name: 'Wanneer', value: 'nu, tot en met 31 december 2026' },
        { name: 'Wie', value: phases.find(({ id }) => id === 'adjustment')?.who.nl },
      ],
    });
    expect(said).toContain('Dit doe je nu:\n\n- Vraag wanneer de gemeenteraad de aanpassing bespreekt\n');
    for (const task of phases.find(({ id }) => id === 'adjustment')?.tasks.nl ?? []) {
      expect(said).toContain(`- ${task}`);
    }
  });

  test('says what comes next and when', async () => {
    expect(replyToText(await planOn('2026-11-20'))).toContain(
      'Daarna, vanaf 1 januari 2027: Opvolgen: hoe staat het met het plan?\n',
    );
  });

  test('says when the next elections are, and that no source confirms the day', async () => {
    expect(replyToText(await planOn('2026-11-20'))).toContain(
      'De volgende lokale verkiezingen zijn op zondag 13 oktober 2030, dus over 3 jaar en 10 maanden. Dat is volgens de regel: de tweede zondag van oktober, om de zes jaar. Een officiële datum vonden we niet in onze bronnen.',
    );
  });

  test.each<[Language, string, string]>([
    ['en', 'Sunday, 13 October 2030', 'so in 3 years, 10 months'],
    ['fr', 'dimanche 13 octobre 2030', 'donc dans 3 ans et 10 mois'],
  ])('says so in %s', async (locale, date, left) => {
    const said = replyToText(await planOn('2026-11-20', locale)).replaceAll('\u00a0', ' ');
    expect(said).toContain(date);
    expect(said).toContain(left);
  });

  test('writes the first day of a month as French does', async () => {
    const said = replyToText(await planOn('2026-11-20', 'fr'));
    expect(said).toContain('à partir du 1er janvier 2027');
    expect(said).toContain('(1er janvier au 15 février 2030)');
    expect(said).toContain('(septembre à décembre, en 2026, 2027, 2028 et 2029)');
  });

  test('draws the whole cycle once, with today on it', async () => {
    const reply = await planOn('2026-11-20');
    expect(blocksOf(reply, 'timeline')[0]).toMatchObject({
      title: 'De hele bestuursperiode, van 2025 tot en met 2030',
      nowLabel: 'Nu',
    });
    expect(timelineOf(reply)).toEqual([
      'past: Nieuw bestuur: van belofte naar beleidsnota (januari tot en met augustus 2025)',
      'past: Het meerjarenplan (BBC) wordt vastgelegd (september tot en met december 2025)',
      'past: Weten wat er in het meerjarenplan staat (januari tot en met augustus 2026)',
      'now: Najaar: de aanpassing van plan en budget (september tot en met december, in 2026, 2027, 2028 en 2029)',
      'future: Opvolgen: hoe staat het met het plan? (januari tot en met augustus, in 2027 en 2028)',
      'future: Oogsten en vooruitkijken naar de verkiezingen (januari tot en met augustus 2029)',
      'future: Stap 1: evalueer het beleid (1 januari tot en met 15 februari 2030)',
      'future: Stap 1: schrijf een memorandum met medestanders (16 februari tot en met 15 april 2030)',
      'future: Stap 2: bezorg je memorandum aan de partijen (16 april tot en met 31 augustus 2030)',
      'future: Stap 3: actie, tot aan de verkiezingen in oktober (1 september tot en met 14 oktober 2030)',
      'future: Na de verkiezingen: onderhandelingen en bestuursakkoord (15 oktober tot en met 31 december 2030)',
    ]);
  });

  test('marks the day of the elections on the timeline', async () => {
    const steps = blocksOf(await planOn('2026-11-20'), 'timeline')[0]?.steps ?? [];
    expect(steps.flatMap(({ text }) => text ?? [])).toEqual(['Verkiezingsdag: 13 oktober 2030']);
  });

  test.each(['Bereken het budget', 'Bekijk de aanbevelingen', 'Maak mails aan de partijen'])(
    'offers a command that helps: %s',
    async (label) => {
      day = '2026-11-20';
      const an = converse(bot);
      await an.types('/memo plan');
      expect(replyToText(await an.presses(label))).not.toContain('ken ik niet');
    },
  );

  test('names the guide as its source, and can be shared', async () => {
    const reply = await planOn('2026-11-20');
    expect(blocksOf(reply, 'sources')[0]?.sources).toMatchObject([{ document: 'guide', year: 2024 }]);
    expect(reply.visibility).toBe('only-you');
    expect(reply.share).toEqual({ kind: 'command', command: 'memo plan', options: {} });
  });
});

describe('/memo plan in other years', () => {
  test('spring 2027: follow up, and the adjustment comes back in September', async () => {
    const reply = await planOn('2027-04-12');
    const said = replyToText(reply);
    expect(said).toContain('zit je in jaar 3.');
    expect(said).toContain('nu, tot en met 31 augustus 2027');
    expect(said).toContain('Daarna, vanaf 1 september 2027: Najaar: de aanpassing van plan en budget');
    expect(timelineOf(reply).slice(2, 6)).toEqual([
      'past: Weten wat er in het meerjarenplan staat (januari tot en met augustus 2026)',
      'now: Opvolgen: hoe staat het met het plan? (januari tot en met augustus, in 2027 en 2028)',
      'future: Najaar: de aanpassing van plan en budget (september tot en met december, in 2026, 2027, 2028 en 2029)',
      'future: Oogsten en vooruitkijken naar de verkiezingen (januari tot en met augustus 2029)',
    ]);
  });

  test('summer 2030: to the parties, with the elections near', async () => {
    const said = replyToText(await planOn('2030-07-01'));
    expect(said).toContain('zit je in jaar 6.');
    expect(said).toContain('Stap 2: bezorg je memorandum aan de partijen');
    expect(said).toContain('zondag 13 oktober 2030, dus over 3 maanden.');
    expect(said).toContain('Daarna, vanaf 1 september 2030: Stap 3: actie');
  });

  test.each([
    ['2030-10-01', 'dus over 12 dagen.'],
    ['2030-10-12', 'dus over 1 dag.'],
    ['2030-10-13', 'Vandaag is het verkiezingsdag, volgens de regel'],
    ['2030-10-14', 'zondag 12 oktober 2036, dus over 5 jaar en 11 maanden.'],
  ])('around the elections, on %s: %s', async (today, part) => {
    expect(replyToText(await planOn(today))).toContain(part);
  });

  test('November 2030: negotiations, and the timeline shows what begins the next cycle', async () => {
    const reply = await planOn('2030-11-20');
    expect(replyToText(reply)).toContain('Daarna, vanaf 1 januari 2031: Nieuw bestuur: van belofte naar beleidsnota');
    expect(timelineOf(reply).slice(-3)).toEqual([
      'past: Stap 3: actie, tot aan de verkiezingen in oktober (1 september tot en met 14 oktober 2030)',
      'now: Na de verkiezingen: onderhandelingen en bestuursakkoord (15 oktober tot en met 31 december 2030)',
      'future: Nieuw bestuur: van belofte naar beleidsnota (januari tot en met augustus 2031)',
    ]);
    expect(timelineOf(reply)).toHaveLength(phases.length + 1);
  });

  test('2031: a new cycle', async () => {
    const reply = await planOn('2031-02-01');
    expect(replyToText(reply)).toContain('zit je in jaar 1.');
    expect(replyToText(reply)).toContain('zondag 12 oktober 2036');
    expect(blocksOf(reply, 'timeline')[0]?.title).toBe('De hele bestuursperiode, van 2031 tot en met 2036');
    const [first, ...others] = timelineOf(reply);
    expect(first).toContain('now: Nieuw bestuur');
    expect(others.filter((step) => !step.startsWith('future'))).toEqual([]);
  });

  test.each(languages)('in %s it draws everywhere, on the first of every month until 2033', async (locale) => {
    let first = Temporal.PlainDate.from('2026-12-01');
    while (first.year < 2033) {
      const reply = await planOn(first.toString(), locale);
      const states = blocksOf(reply, 'timeline')[0]?.steps.map(({ state }) => state) ?? [];
      expect(states.filter((state) => state === 'now')).toHaveLength(1);
      expect(states).toEqual([...states].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
      first = first.add({ months: 1 });
    }
  });
});

const order = ['past', 'now', 'future'];

describe('another step', () => {
  test.each(languages)('each can be read in %s, from the list', async (locale) => {
    const reply = await planOn('2026-11-20', locale);
    const [select] = blocksOf(reply, 'select');
    expect(select?.options).toHaveLength(phases.length - 1);
    for (const { label } of select?.options ?? []) {
      const an = converse(bot, { locale });
      await an.types('/memo plan');
      const read = await an.presses(label);
      const shown = phases.find(({ title }) => title[locale] === label);
      expect(blocksOf(read, 'section')[0]).toMatchObject({ title: label, text: shown?.what[locale] });
      for (const task of shown?.tasks[locale] ?? []) expect(replyToText(read)).toContain(task);
      expect(buttonsOf(read).some((button) => button.label === label)).toBe(false);
    }
  });

  test('one that is past says when it was, when it comes back, and how to return', async () => {
    day = '2026-11-20';
    const an = converse(bot);
    await an.types('/memo plan');
    const read = await an.presses('Het meerjarenplan (BBC) wordt vastgelegd');
    expect(replyToText(read)).toContain(
      'Wanneer: september tot en met december 2025; daarna opnieuw: september tot en met december 2031',
    );
    expect(replyToText(read)).toContain('Dit doe je dan:');
    expect(replyToText(await an.presses('Terug naar de stap van nu'))).toContain('Dit doe je nu:');
  });

  test('one that there is not gives the step of now', async () => {
    day = '2026-11-20';
    const an = converse(bot);
    const reply = await an.does({ kind: 'command', command: 'memo plan', options: { phase: 'party-time' } });
    expect(replyToText(reply)).toContain('Dit doe je nu:');
    expect(reply.share).toEqual({ kind: 'command', command: 'memo plan', options: {} });
  });
});

test.each<[Language, string]>([
  ['nl', '/memo stappenplan'],
  ['en', '/memo steps'],
  ['fr', '/memo étapes'],
  ['fr', 'memo etapes'],
])('in %s it is also called %s', async (locale, name) => {
  day = '2026-11-20';
  expect(blocksOf(await converse(bot, { locale }).types(name), 'timeline')).toHaveLength(1);
});

test.each<[Language, string, string]>([
  ['nl', 'heb je een stappenplan voor onze groep?', 'Bekijk het stappenplan'],
  ['en', 'what is the next step for our group?', 'See the step plan'],
  ['fr', 'quelle est la prochaine étape pour notre groupe ?', 'Voir le plan par étapes'],
])('in %s it is offered to who says: %s', async (locale, question, label) => {
  const an = converse(bot, { locale });
  expect(buttonsOf(await an.types(question)).map((button) => button.label)).toContain(label);
});
