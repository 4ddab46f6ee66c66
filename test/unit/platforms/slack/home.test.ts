import type { HomeView, KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { homeView } from '../../../../src/platforms/slack/home.ts';
import { slackLimits } from '../../../../src/platforms/slack/limits.ts';
import { slashCommands } from '../../../../src/platforms/slack/register.ts';
import { slackWording } from '../../../../src/platforms/slack/wording.ts';
import { readActionId } from '../../../../src/reply/action-id.ts';
import type { Block, Reply } from '../../../../src/reply/reply.ts';
import { type Language, languages } from '../../../../src/search/stop-words.ts';
import { realBot } from '../../../support/bot.ts';
import { converse } from '../../../support/conversation.ts';
import { checkView } from '../../../support/slack/validate.ts';

const bot = await realBot();
const commands = slashCommands(bot.commands('nl'), 'ww-');
const mention = '<@U0WEGWIJZER>';

/** The Home tab of somebody. */
async function homeOf(person: string, language: Language = 'nl'): Promise<HomeView> {
  const an = converse(bot, { person, locale: language });
  const [deadline, plan, drafts] = [
    await an.types('/deadline'),
    await an.types('/memo plan'),
    await an.types('/memo drafts'),
  ];
  const view = homeView({ deadline, plan, drafts, language, commands, bot: mention });
  expect(checkView(view)).toEqual([]);
  return view;
}

/** The parts of the page: what stands under each header of ours. A reply has headers too. */
function partsOf({ blocks }: HomeView): Readonly<Record<string, string>> {
  const titles: readonly string[] = languages.flatMap((each) => ownTitles.map((name) => slackWording[each][name]));
  const parts: Record<string, string> = {};
  let title = '';
  for (const block of blocks as KnownBlock[]) {
    if (block.type === 'header' && titles.includes(block.text.text)) title = block.text.text;
    parts[title] = `${parts[title] ?? ''}${JSON.stringify(block)}\n`;
  }
  return parts;
}

/** What the buttons and lists of a view do. */
function actionsOf({ blocks }: HomeView) {
  return [...JSON.stringify(blocks).matchAll(/"value":"((?:command|flow|page|more):[^"]+)"/g)].map(([, id = '']) =>
    readActionId(id),
  );
}

const ownTitles = [
  'homeTitle',
  'homeAsk',
  'homeDeadline',
  'homeDrafts',
  'homePlan',
  'homeLanguage',
  'homePrivacy',
] as const;

const empty: Reply = { blocks: [], visibility: 'only-you', language: 'nl' };
const long = (count: number): Reply => ({
  ...empty,
  blocks: Array.from({ length: count }, (_, at): Block => ({ kind: 'text', text: `Concept ${at}` })),
});

describe('the Home tab', () => {
  test.each(languages)('has in %s a part for everything', async (language) => {
    const parts = partsOf(await homeOf('an', language));
    expect(Object.keys(parts)).toEqual(ownTitles.map((name) => slackWording[language][name]));
    expect(Object.values(parts).every((part) => part.split('\n').length > 2)).toBe(true);
  });

  test('says how to ask: with a mention, and with the commands as they are called here', async () => {
    const { homeAsk } = slackWording.nl;
    const asking = partsOf(await homeOf('an'))[homeAsk];
    expect(asking).toContain(`${mention} wie kunnen onze medestanders zijn?`);
    for (const { command } of commands) expect(asking).toContain(command);
    expect(asking).toContain('Vraag dit aan Wegwijzer');
  });

  test('shows the next deadline and where we are in the plan', async () => {
    const { homeDeadline, homePlan } = slackWording.nl;
    const parts = partsOf(await homeOf('an'));
    expect(parts[homeDeadline]).toContain('31 maart 2027');
    expect(parts[homePlan]).toContain('20 november 2026');
    expect(parts[homePlan]).toContain('Nu');
  });

  test('shows what this person drew up, and leads to it', async () => {
    await converse(bot, { person: 'els' }).types('/memo mail');
    const mine = await homeOf('els');
    expect(actionsOf(mine)).toContainEqual(expect.objectContaining({ kind: 'flow', move: 'show' }));
    const { homeDrafts } = slackWording.nl;
    expect(partsOf(await homeOf('bo'))[homeDrafts]).not.toContain('"flow:');
  });

  test('offers the three languages, and the commands behind its parts', async () => {
    const ran = actionsOf(await homeOf('an')).flatMap((action) => (action?.kind === 'command' ? [action] : []));
    const chosen = ran.filter(({ command }) => command === 'language').map(({ options }) => options.language);
    expect(chosen).toEqual(languages);
    expect(ran.map(({ command }) => command)).toEqual(expect.arrayContaining(['deadline', 'memo plan']));
  });

  test('gives every button an id of its own', async () => {
    const ids = [...JSON.stringify(await homeOf('an')).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('stays within a view, and leads to what it leaves out', () => {
    const parts = { language: 'nl', commands, bot: mention, deadline: long(300), plan: long(300) } as const;
    const whole = homeView({ ...parts, drafts: long(20) });
    const cut = homeView({ ...parts, drafts: long(21) });
    const draftCommands = (view: HomeView) =>
      actionsOf(view).filter((action) => action?.kind === 'command' && action.command === 'memo drafts');
    expect(JSON.stringify(whole)).toContain('Concept 19');
    expect(draftCommands(whole)).toEqual([]);
    expect(draftCommands(cut)).toHaveLength(1);
    for (const view of [whole, cut]) {
      expect(view.blocks.length).toBeLessThanOrEqual(slackLimits.viewBlocks);
      expect(checkView(view)).toEqual([]);
    }
  });

  test('stands when the bot has nothing to say', () => {
    const view = homeView({ deadline: empty, plan: empty, drafts: empty, language: 'fr', commands: [], bot: mention });
    expect(checkView(view)).toEqual([]);
  });
});
