import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Services } from '../commands/command.ts';
import type { Registry } from '../commands/registry.ts';
import { runCommand } from '../commands/run.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Log } from '../log.ts';
import { escapeMarkup } from '../reply/markup.ts';
import type { Action, Reply } from '../reply/reply.ts';
import type { Search } from '../search/search.ts';
import type { Language } from '../search/stop-words.ts';
import { detectLanguage } from '../search/stop-words.ts';
import { tokenize } from '../search/tokens.ts';
import { wording } from '../wording/wording.ts';
import { createAnswerReplies } from './answer-reply.ts';
import type { Event } from './event.ts';
import { createSmallTalk } from './small-talk.ts';

/** The longest message that is read, in characters. */
export const maxQuestionChars = 1000;

/** The middle: one event in, one reply out. */
export type Bot = {
  /** Never rejects: whatever goes wrong, the person gets a reply. */
  readonly handle: (event: Event) => Promise<Reply>;
};

export function createBot(parts: {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly search: Search;
  readonly clock: Clock;
  readonly log: Log;
}): Bot {
  const { knowledge, registry, search, clock, log } = parts;
  const smallTalk = createSmallTalk(knowledge.tables['small-talk'].intents);
  const replies = createAnswerReplies(knowledge, (name, language) => {
    const command = registry.find(name) ?? registry.find(`memo ${name}`);
    if (!command) return undefined;
    return { label: command.summary[language], action: { kind: 'command', command: command.name, options: {} } };
  });
  const today = () => clock.today().toString();

  const answer = (typed: string, locale: Language, asked?: Language): Reply => {
    const text = cleanText(typed);
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
    return replies.finding(search(text, language), language, today());
  };

  const runNamed = (name: string, options: Readonly<Record<string, string>>, locale: Language): Reply => {
    const command = registry.find(name);
    if (!command) return say(wording[locale].unknownCommand(escapeMarkup(name.slice(0, 40))), locale);
    return runCommand(command, options, services(locale));
  };

  const services = (language: Language): Services => ({
    language,
    today: clock.today(),
    answer: (question) => answer(question, language),
    commands: () => registry.summaries(language),
    deadlines: knowledge.tables.deadlines.deadlines,
    contact: (id) => {
      const contact = knowledge.tables.contacts.contacts.find((each) => each.id === id);
      if (!contact) throw new Error(`contacts.yaml has no ${id}`);
      return { name: contact.name[language], email: contact.email, url: contact.url };
    },
  });

  const act = (action: Action, locale: Language): Reply => {
    if (action.kind === 'command') return runNamed(action.command, action.options, locale);
    const reply =
      action.kind === 'page' ? replies.page(action.page, locale, today()) : replies.more(action.page, locale);
    return reply ?? say(wording[locale].unknownPage, locale);
  };

  const reply = (event: Event): Reply => {
    if (event.kind === 'action') return act(event.action, event.locale);
    if (event.kind === 'command') return runNamed(event.command, event.options, event.locale);
    const line = registry.parseLine(cleanText(event.text));
    if (line) return runNamed(line.command, line.options, event.locale);
    return answer(event.text, event.locale, event.language);
  };

  return {
    handle: async (event) => {
      const started = performance.now();
      const reference = randomBytes(4).toString('hex');
      try {
        const said = reply(event);
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

/** What a person typed without control characters, invisible direction marks and doubled spaces. */
function cleanText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, (characters) => (/[\n\t]/.test(characters) ? '\n' : ''))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
