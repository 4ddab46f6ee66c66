import type { HomeView, KnownBlock } from '@slack/types';
import type { Block, Button, Reply } from '../../reply/reply.ts';
import { type Language, languages } from '../../search/stop-words.ts';
import { escapeMrkdwn } from './markup.ts';
import { askShortcutName, type SlashCommand } from './register.ts';
import { createIds, renderBlocks } from './render.ts';
import { type SlackWording, slackWording } from './wording.ts';

/** What the Home tab is made of: what the bot says to this person in this language, and how it is asked. */
export type HomeParts = {
  readonly deadline: Reply;
  readonly plan: Reply;
  readonly drafts: Reply;
  readonly language: Language;
  readonly commands: readonly SlashCommand[];
  /** A mention of the bot, as `<@U123>`. */
  readonly bot: string;
};

/** The most blocks that one reply takes; with three of them the page stays far from the hundred of a view. */
const partBlocks = 20;

const languageNames: Record<Language, string> = { nl: 'Nederlands', en: 'English', fr: 'Français' };

/** The Home tab: how to ask, the next deadline, what I drew up, where we are in the step plan, language and privacy. */
export function homeView({ deadline, plan, drafts, language, commands, bot }: HomeParts): HomeView {
  const say = slackWording[language];
  const nextId = createIds();
  const draw = (blocks: readonly Block[]) => renderBlocks({ blocks, language }, nextId);
  const buttons = (...all: readonly Button[]) => draw([{ kind: 'buttons', buttons: all }]);
  const part = (blocks: readonly Block[], more: Button, isWhole: boolean) => {
    const drawn = draw(blocks);
    const shown = drawn.slice(0, partBlocks);
    return isWhole && shown.length === drawn.length ? shown : [...shown, ...buttons(more)];
  };
  return {
    type: 'home',
    blocks: [
      header(say.homeTitle),
      section(escapeMrkdwn(say.homeIntro)),
      header(say.homeAsk),
      ...howToAsk(commands, bot, say).map(section),
      divider,
      header(say.homeDeadline),
      ...part(deadline.blocks.slice(0, 1), runs(say.homeDeadlineMore, 'deadline'), false),
      divider,
      header(say.homeDrafts),
      ...part(withoutFiles(drafts.blocks), runs(say.homeDraftsMore, 'memo drafts'), true),
      divider,
      header(say.homePlan),
      ...part(plan.blocks.filter(isOverview), runs(say.homePlanMore, 'memo plan'), false),
      divider,
      header(say.homeLanguage),
      section(escapeMrkdwn(say.homeLanguageNow)),
      ...buttons(...languages.map((each) => runs(languageNames[each], 'language', { language: each }))),
      header(say.homePrivacy),
      section(escapeMrkdwn(say.homePrivacyText)),
    ],
  };
}

function howToAsk(commands: readonly SlashCommand[], bot: string, say: SlackWording): readonly string[] {
  // Everything is escaped but the mention, for which something stands in until then.
  const write = (text: (bot: string) => string) => escapeMrkdwn(text(standIn)).replaceAll(standIn, bot);
  const names = commands.map(({ command }) => command);
  return [
    write((mention) => say.homeAskHow(mention)),
    write((mention) => say.homeCommands(names, mention)),
    write(() => say.homeShortcut(askShortcutName)),
  ];
}

const standIn = '\uFFFC';

/** The step of now and the whole plan; what else there is to do is behind the button. */
function isOverview({ kind }: Block, at: number): boolean {
  return (kind === 'text' && at === 0) || kind === 'section' || kind === 'timeline';
}

function withoutFiles(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ kind }) => kind !== 'file');
}

function runs(label: string, command: string, options: Readonly<Record<string, string>> = {}): Button {
  return { label, action: { kind: 'command', command, options } };
}

const divider: KnownBlock = { type: 'divider' };

function header(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
