import type { webApi } from '@slack/bolt';
import type { CommandSummary } from '../../commands/services.ts';
import { slackLimits } from './limits.ts';

/** By which Slack tells us that somebody chose the shortcut of a message. */
export const askShortcut = 'ask_about_message';

/** What people choose under the three dots of a message; Slack takes 24 characters. */
export const askShortcutName = 'Vraag dit aan Wegwijzer';

/** Where Slack sends everything when it is not by Socket Mode. */
export const eventsPath = '/slack/events';

/** What differs between one workspace and another. */
export type RegisterSettings = {
  /** Stands before the name of every command: `ww-` makes `/ww-memo`. Empty for none. */
  readonly prefix: string;
  /** Where Slack sends everything, as `https://bot.example.org/slack/events`; without it, Socket Mode. */
  readonly requestUrl?: string;
};

/** A slash command: one for every word that people type first, since Slack knows no commands of two words. */
export type SlashCommand = {
  /** As people type it: `/memo`, or `/ww-memo`. */
  readonly command: string;
  readonly description: string;
  /** What may stand behind it; empty when nothing may. */
  readonly usageHint: string;
};

type Known = webApi.AppsManifestCreateArguments['manifest'];
type KnownScopes = NonNullable<NonNullable<Known['oauth_config']>['scopes']>;

/** `assistant:write` is missing in the typings of @slack/web-api 8.2; assistant.threads.setSuggestedPrompts asks for it. */
type Scope = NonNullable<KnownScopes['bot']>[number] | 'assistant:write';

/** What Slack makes an app from: https://docs.slack.dev/reference/app-manifest. */
export type SlackManifest = {
  readonly display_information: Known['display_information'];
  readonly features: NonNullable<Known['features']>;
  readonly oauth_config: { readonly scopes: { readonly bot: readonly Scope[] } };
  readonly settings: NonNullable<Known['settings']>;
};

/** The fewest that work; docs/slack.md explains each. */
const scopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
] as const satisfies readonly Scope[];

/** Questions to begin with, until the bot suggests those of the season. */
const prompts = [
  'Wie kunnen onze medestanders zijn?',
  'Wat is de deadline van het 11.11.11-fonds?',
  'Hoe schrijf ik een mail naar de partijen?',
  'Wat kan je allemaal?',
];

/**
 * The slash commands for these commands, in the order of the first of each.
 *
 * @param commands as people type them in Dutch: the names of slash commands cannot be translated
 */
export function slashCommands(commands: readonly CommandSummary[], prefix: string): readonly SlashCommand[] {
  const groups = Map.groupBy(commands, ({ usage }) => firstWord(usage));
  return [...groups].map(([word, members]) => {
    const [first] = members;
    const isGroup = members.some(({ usage }) => secondWord(usage) !== undefined);
    const main = (isGroup ? members.find(({ name }) => name === `${word} help`) : first) ?? first;
    return {
      command: `/${prefix}${word}`,
      description: main?.summary ?? '',
      usageHint: isGroup ? members.flatMap(({ usage }) => secondWord(usage) ?? []).join(' | ') : optionsIn(main?.usage),
    };
  });
}

/**
 * The manifest of the app, from which a workspace makes it.
 *
 * @param commands as people type them in Dutch
 */
export function createManifest(
  commands: readonly CommandSummary[],
  { prefix, requestUrl }: RegisterSettings,
): SlackManifest {
  const slash = slashCommands(commands, prefix).map(({ command, description, usageHint }) => ({
    command,
    description,
    ...(usageHint === '' ? {} : { usage_hint: usageHint }),
    should_escape: false,
    ...(requestUrl === undefined ? {} : { url: requestUrl }),
  }));
  return {
    display_information: {
      name: 'Wegwijzer',
      description: 'Wegwijs in lokale internationale solidariteit: antwoorden met hun bron, en hulp om iets te doen.',
      long_description:
        'Stel Wegwijzer je vraag in gewone woorden: over het memorandum, je gemeente, de 4de Pijler of 11.11.11. Je krijgt een antwoord met de bron erbij, of de naam van iemand die het weet. Stap voor stap helpt Wegwijzer je ook om medestanders te zoeken, naar partijen te schrijven of een budget te vragen. Wegwijzer gebruikt geen taalmodel: je krijgt alleen nagelezen teksten. Wat je vraagt, wordt niet bewaard, en met berichten die niet voor Wegwijzer zijn, gebeurt niets.',
    },
    features: {
      agent_view: {
        agent_description:
          'Stel je vraag over internationale solidariteit in je gemeente, in gewone woorden. Je krijgt een antwoord met de bron erbij, of de naam van iemand die het weet.',
        suggested_prompts: prompts
          .slice(0, slackLimits.suggestedPrompts)
          .map((text) => ({ title: text, message: text })),
      },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Wegwijzer', always_online: true },
      shortcuts: [
        {
          type: 'message',
          name: askShortcutName,
          callback_id: askShortcut,
          description: 'Zoekt een antwoord op wat in dit bericht staat. Alleen jij ziet het.',
        },
      ],
      slash_commands: slash,
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: {
        ...(requestUrl === undefined ? {} : { request_url: requestUrl }),
        bot_events: ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'],
      },
      interactivity: { is_enabled: true, ...(requestUrl === undefined ? {} : { request_url: requestUrl }) },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The name in a usage: `memo medestanders` in `/memo medestanders [gemeente] [thema]`. */
function nameIn(usage: string): string {
  return usage.replace(/^\//, '').replace(/ \[.*$/s, '');
}

function firstWord(usage: string): string {
  return nameIn(usage).split(' ')[0] ?? '';
}

function secondWord(usage: string): string | undefined {
  return nameIn(usage).split(' ')[1];
}

function optionsIn(usage = ''): string {
  return usage.slice(usage.indexOf(nameIn(usage)) + nameIn(usage).length).trim();
}
