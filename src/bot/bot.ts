import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { languageOf } from '../commands/language.ts';
import { divideLine } from '../commands/line.ts';
import type { Lookups } from '../commands/lookups.ts';
import type { NamedCommand, Registry } from '../commands/registry.ts';
import { runCommand } from '../commands/run.ts';
import { createFlowRunner } from '../commands/run-flow.ts';
import type { Services } from '../commands/services.ts';
import { cleanTyped } from '../forms/typed-text.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Log } from '../log.ts';
import { escapeMarkup } from '../reply/markup.ts';
import type { Action, Button, FormValues, Reply } from '../reply/reply.ts';
import type { Search } from '../search/search.ts';
import type { Language } from '../search/stop-words.ts';
import { detectLanguage } from '../search/stop-words.ts';
import { tokenize } from '../search/tokens.ts';
import { createNotes } from '../store/notes.ts';
import type { Store } from '../store/store.ts';
import { wording } from '../wording/wording.ts';
import { createAnswerReplies } from './answer-reply.ts';
import { createCommandOffers } from './command-offers.ts';
import type { Event } from './event.ts';
import { createSmallTalk } from './small-talk.ts';

/** The longest message that is read, in characters. */
export const maxQuestionChars = 1000;

/** The middle: one event in, one reply out. */
export type Bot = {
  /** Never rejects: whatever goes wrong, the person gets a reply. */
  readonly handle: (event: Event) => Promise<Reply>;
  /** The language that this person chose; undefined when none was chosen or it cannot be read; never rejects. */
  readonly language: (person: string, workspace: string) => Promise<Language | undefined>;
};

type Origin = Pick<Event, 'person' | 'personName' | 'workspace' | 'locale' | 'hasLanguageSwitch'>;

export function createBot(parts: {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly search: Search;
  readonly lookups: Lookups;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Bot {
  const { knowledge, registry, search, clock, log } = parts;
  const smallTalk = createSmallTalk(knowledge.tables['small-talk'].intents);
  const flows = createFlowRunner(registry, parts.store);
  const offersFor = createCommandOffers(registry.commands);
  const runButton = (command: NamedCommand, language: Language): Button => ({
    label: command.summary[language],
    action: { kind: 'command', command: command.name, options: {} },
  });
  const replies = createAnswerReplies(knowledge, (name, language) => {
    const command = registry.find(name) ?? registry.find(`memo ${name}`);
    return command && runButton(command, language);
  });
  const today = () => clock.today().toString();

  const answer = (typed: string, locale: Language, asked?: Language): Reply => {
    const text = cleanTyped(typed);
    const words = wording[asked ?? locale];
    if (text === '') return say(words.emptyQuestion, asked ?? locale);
    if (text.length > maxQuestionChars) {
      return say(words.questionTooLong(text.length, maxQuestionChars), asked ?? locale);
    }
    const talk = smallTalk(text, asked ?? locale);
    if (talk)
      return {
        ...say(talk.intent.reply[talk.language], talk.language),
        outcome: talk.intent.anywhere ? referred : chat,
      };
    const language = asked ?? detectLanguage(tokenize(text), locale);
    const reply = replies.finding(search(text, language), language, today());
    const offers = offersFor(text).map((command) => runButton(command, language));
    return withOffers(reply, offers);
  };

  const runNamed = (name: string, options: FormValues, origin: Origin): Reply | Promise<Reply> => {
    const command = registry.find(name);
    if (!command) return unknown(name, origin.locale);
    if (command.flow) return flows.start(command, options, origin.person, services(origin));
    return runCommand(command, asTexts(options), services(origin));
  };

  const unknown = (typed: string, locale: Language): Reply => {
    const words = wording[locale];
    const said = words.unknownCommand(escapeMarkup(typed.slice(0, 40)));
    const near = registry.nearest(typed);
    if (!near) return say(said, locale);
    const reply = say(said + words.didYouMeanCommand(`/${near.aliases[locale][0] ?? near.name}`), locale);
    return { ...reply, blocks: [...reply.blocks, { kind: 'buttons', buttons: [runButton(near, locale)] }] };
  };

  const services = (origin: Origin): Services => {
    const language = origin.locale;
    return {
      language,
      hasLanguageSwitch: origin.hasLanguageSwitch ?? false,
      today: clock.today(),
      personName: origin.personName,
      answer: (question) => answer(question, language),
      commands: () => registry.summaries(language),
      button: (name, options = {}) => {
        const command = registry.find(name);
        return (
          command && { label: command.summary[language], action: { kind: 'command', command: command.name, options } }
        );
      },
      tables: knowledge.tables,
      municipalities: knowledge.municipalities,
      letters: knowledge.letters,
      lookups: parts.lookups,
      notes: createNotes(parts.store, origin),
      keptFlows: () => flows.list(origin.person),
      contact: (id) => {
        const contact = knowledge.tables.contacts.contacts.find((each) => each.id === id);
        if (!contact) throw new Error(`contacts.yaml has no ${id}`);
        return { name: contact.name[language], email: contact.email, url: contact.url };
      },
    };
  };

  const act = (action: Action, values: FormValues, origin: Origin): Reply | Promise<Reply> => {
    const { locale } = origin;
    if (action.kind === 'command') return runNamed(action.command, { ...action.options, ...values }, origin);
    if (action.kind === 'flow') return flows.go(action, values, origin.person, services(origin));
    const reply =
      action.kind === 'page' ? replies.page(action.page, locale, today()) : replies.more(action.page, locale);
    return reply ?? say(wording[locale].unknownPage, locale);
  };

  const reply = (event: Event): Reply | Promise<Reply> => {
    if (event.kind === 'action') return act(event.action, event.values ?? {}, event);
    if (event.kind === 'command') return runNamed(event.command, event.options, event);
    const line = registry.parseLine(cleanTyped(event.text));
    if (!line) return answer(event.text, event.locale, event.language);
    const options = registry.find(line.command)?.options ?? {};
    return runNamed(line.command, divideLine(options, line.rest, parts.lookups, event.locale), event);
  };

  return {
    language: async (person, workspace) => {
      try {
        return await languageOf(createNotes(parts.store, { person, workspace }));
      } catch (error) {
        log.error({ err: error }, 'cannot read the language that a person chose: look at the store');
        return undefined;
      }
    },
    handle: async (event) => {
      const started = performance.now();
      const reference = randomBytes(4).toString('hex');
      try {
        const said = await reply(event);
        const ms = Math.round((performance.now() - started) * 10) / 10;
        const { decision, pages } = said.outcome ?? {};
        log.info({ event: event.kind, place: event.place, decision, pages, language: said.language, ms }, 'handled');
        if (event.kind === 'question') log.debug({ text: event.text }, 'question');
        return said;
      } catch (error) {
        log.error({ event: event.kind, place: event.place, reference, err: error }, 'failed: look at the stack below');
        return say(wording[event.locale].failure(reference), event.locale);
      }
    },
  };
}

const chat = { decision: 'found', pages: [], alternatives: [] } as const;
const referred = { decision: 'none', pages: [], alternatives: [] } as const;

function say(text: string, language: Language): Reply {
  return { blocks: [{ kind: 'text', text }], visibility: 'everyone', language };
}

/** Commands that help with what was asked: under an answer, or instead of a "that I do not know". */
function withOffers(reply: Reply, offers: readonly Button[]): Reply {
  const shown = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const buttons = offers.filter((offer) => !shown.some((each) => each.label === offer.label)).slice(0, 2);
  if (buttons.length === 0) return reply;
  const prompt = wording[reply.language].offerCommand;
  const offered = { kind: 'buttons', prompt, buttons } as const;
  const blocks = reply.outcome?.decision === 'found' ? [...reply.blocks, offered] : [offered, ...reply.blocks];
  return { ...reply, blocks };
}

/** A command that replies at once has options of one text. */
function asTexts(values: FormValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]),
  );
}
