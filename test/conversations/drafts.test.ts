import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, type Conversation, converse, formOf } from '../support/conversation.ts';

/** Late in the evening in Brussels; each look at the clock is a second later. */
let now = Temporal.Instant.from('2026-11-20T23:30:00+01:00');
const clock: Clock = {
  today: () => Temporal.PlainDate.from('2026-11-20'),
  now: () => {
    now = now.add({ seconds: 1 });
    return now;
  },
};
const bot = await realBot(clock);

const press = { group: 'de Mondiale Raad', demand: '1-4' };

/** Draws up a press release for a municipality. */
async function drawsUp(an: Conversation, municipality: string): Promise<Reply> {
  await an.types(`/memo pers ${municipality}`);
  await an.sends(press);
  return await an.sends();
}

function rowsOf(reply: Reply): readonly string[] {
  return blocksOf(reply, 'select').flatMap(({ options }) => options.map(({ label }) => label));
}

describe('/memo drafts', () => {
  test('lists what somebody is drawing up and has drawn up, the latest first', async () => {
    const an = converse(bot, { person: 'lists' });
    await drawsUp(an, 'Gent');
    await drawsUp(an, 'Aalst');
    await an.types('/memo draft Gent');
    expect(replyToText(await an.types('/memo concepten')).split('\n')).toEqual([
      'Hier ben je nog mee bezig:',
      '',
      '- Memorandum voor Gent (/memo opstellen), 20 november 2026',
      '',
      'Dit is klaar:',
      '',
      '- Persbericht voor Aalst: Een mondiale ambtenaar (/memo pers), 20 november 2026',
      '- Persbericht voor Gent: Een mondiale ambtenaar (/memo pers), 20 november 2026',
      '',
      'Enkel jij ziet deze lijst. Open er een om verder te doen, iets aan te passen of alles te wissen.',
      '',
      'Open er een',
      '  [Memorandum voor Gent (20 november 2026)]',
      '  [Persbericht voor Aalst: Een mondiale ambtenaar (20 november 2026)]',
      '  [Persbericht voor Gent: Een mondiale ambtenaar (20 november 2026)]',
    ]);
    expect(an.latest().visibility).toBe('only-you');
  });

  test('opens what was begun where it was left', async () => {
    const an = converse(bot, { person: 'begun' });
    await an.types('/memo pers Gent');
    await an.sends(press);
    await an.sends({ quote: 'Half af' }, 'Vorige');
    await an.sends();
    await an.types('/memo drafts');
    const open = await an.presses('Persbericht voor Gent: Een mondiale ambtenaar (20 november 2026)');
    expect(replyToText(open)).toContain('Stap 2 van 2');
    expect(formOf(open).fields.find(({ name }) => name === 'quote')?.value).toBe('Half af');
    expect(blocksOf(await an.sends(), 'copy')).toHaveLength(1);
  });

  test('opens what is done with its result, to change it or to delete it', async () => {
    const an = converse(bot, { person: 'done' });
    const done = await drawsUp(an, 'Gent');
    await an.types('/memo drafts');
    const label = 'Persbericht voor Gent: Een mondiale ambtenaar (20 november 2026)';
    const again = await an.presses(label);
    expect(again.blocks).toEqual(done.blocks);
    await an.presses('Aanpassen');
    await an.sends({ demand: '3-2' });
    await an.sends();
    await an.types('/memo drafts');
    await an.presses(label.replace('Een mondiale ambtenaar', 'Faire Gemeente'));
    await an.presses('Wissen');
    expect(replyToText(await an.types('/memo drafts'))).toMatch(/^Je hebt nog niets opgesteld\./);
  });

  test('says that a row of an old list is gone, or shows it as it is now', async () => {
    const an = converse(bot, { person: 'old list' });
    await drawsUp(an, 'Gent');
    const list = await an.types('/memo drafts');
    const [row] = buttonsOf(list);
    if (!row) throw new Error('an empty list');
    await an.does(row.action);
    await an.presses('Aanpassen');
    expect(replyToText(await an.does(row.action))).toContain('Stap 1 van 2');
    await an.presses('Stoppen en wissen');
    expect(replyToText(await an.does(row.action))).toContain('Dit staat er niet meer');
  });

  test('shows nobody what is of another, also not to who knows its id', async () => {
    const an = converse(bot, { person: 'an' });
    await drawsUp(an, 'Gent');
    const [row] = buttonsOf(await an.types('/memo drafts'));
    const bea = converse(bot, { person: 'bea' });
    expect(replyToText(await bea.types('/memo drafts'))).toMatch(/^Je hebt nog niets opgesteld\./);
    expect(replyToText(await bea.does(row?.action ?? { kind: 'page', page: '' }))).not.toContain('Mondiale Raad');
    const action = row?.action.kind === 'flow' ? { ...row.action, move: 'delete' as const } : undefined;
    await bea.does(action ?? { kind: 'page', page: '' });
    expect(rowsOf(await an.types('/memo drafts'))).toHaveLength(1);
  });

  test('shows the latest 25 and says how many are older', async () => {
    const an = converse(bot, { person: 'many' });
    const names = bot.knowledge.municipalities.slice(0, 27).map(({ name }) => name);
    for (const name of names.slice(0, 26)) await an.types(`/memo social ${name}`);
    expect(replyToText(await an.types('/memo drafts'))).toContain('Ik toon de 25 laatste. Er is nog een oudere: wis');
    await an.types(`/memo social ${names[26]}`);
    expect(replyToText(await an.types('/memo drafts'))).toContain('Er zijn nog 2 oudere');
    expect(rowsOf(an.latest())).toHaveLength(25);
    expect(rowsOf(an.latest())[0]).toContain(names[26]);
    expect(replyToText(an.latest())).not.toContain(`voor ${names[0]}:`);
  });

  test('takes titles as they are, however long', async () => {
    const an = converse(bot, { person: 'hostile' });
    for (let each = 0; each < 25; each += 1) {
      await an.types(
        `/memo draft **vet** <b>${each}</b> [x](javascript:alert(1)) ${'👩‍👩‍👧'.repeat(20)} ${'#'.repeat(200)}`,
      );
    }
    const list = await an.types('/memo drafts');
    expect(replyToText(list)).toContain('- Memorandum voor **vet** <b>24</b> [x](javascript:alert(1)) …');
    expect(rowsOf(list)).toHaveLength(25);
    expect(rowsOf(list).join('')).not.toContain('\uFFFD');
  });

  test.each(languages)('says in %s what can be drawn up when there is nothing', async (locale) => {
    const an = converse(bot, { person: `nothing-${locale}`, locale });
    expect(buttonsOf(await an.types('/memo drafts'))).toHaveLength(5);
    await an.types('/memo draft Gent');
    await drawsUp(an, 'Gent');
    const list = await an.types('/memo drafts');
    expect(list.language).toBe(locale);
    expect(rowsOf(list)).toHaveLength(2);
  });
});
