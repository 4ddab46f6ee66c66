import { randomBytes } from 'node:crypto';
import type { RespondFn, webApi } from '@slack/bolt';
import type { Event } from '../../bot/event.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import type { FirstTime } from '../../store/first-time.ts';
import { wording } from '../../wording/wording.ts';
import type { Handler } from '../platform.ts';
import { createCommandNames } from './command-names.ts';
import { createDelivery, type Recipient, Told } from './deliver.ts';
import { createEngaged } from './engaged.ts';
import { homeView } from './home.ts';
import {
  type ActionBody,
  type CommandBody,
  type EventBody,
  type Heard,
  type Incoming,
  isForOthers,
  isStop,
  type Pressed,
  readCommand,
  readMessage,
  readPress,
  readShortcut,
  readSubmission,
  readTab,
  type ShortcutBody,
  type SubmissionBody,
} from './incoming.ts';
import { slackLimits } from './limits.ts';
import { createModals, type SubmissionAnswer } from './modals.ts';
import { slashCommands } from './register.ts';
import { createSender, NotSent } from './send.ts';
import { languageMs, type Timing, withinLimit } from './timing.ts';
import { type SlackWording, slackWording } from './wording.ts';

/** How what was pressed or typed may be answered beside a message: by opening a form, or at an address. */
export type Way = { readonly trigger: string; readonly respond: RespondFn | undefined };

/** What the bot does with what people do on Slack. None of these rejects. */
export type Talk = {
  readonly hear: (body: EventBody) => Promise<void>;
  readonly openTab: (body: EventBody) => Promise<void>;
  readonly command: (body: CommandBody, way: Way) => Promise<void>;
  readonly shortcut: (body: ShortcutBody, way: Way) => Promise<void>;
  readonly press: (body: ActionBody, way: Way) => Promise<void>;
  /** @param answer tells Slack what to do with the form */
  readonly submit: (body: SubmissionBody, answer: (answer: SubmissionAnswer) => Promise<void>) => Promise<void>;
};

export function createTalk(parts: {
  readonly handler: Handler;
  readonly log: Log;
  readonly clock: Clock;
  readonly firstTime: FirstTime;
  readonly commandPrefix: string;
  readonly client: webApi.WebClient;
  readonly timing: Timing;
  /** The bot's own user id. */
  readonly self: () => string;
  readonly onTokenProblem: () => void;
}): Talk {
  const { handler, log, firstTime, commandPrefix, timing, self } = parts;
  const sender = createSender(parts.client, timing, parts.onTokenProblem);
  const delivery = createDelivery(sender);
  const modals = createModals(sender, delivery, timing);
  const engaged = createEngaged(parts.clock);
  const withCommandNames = createCommandNames(handler.commands, commandPrefix);

  const handle = async (event: Event): Promise<Reply> => withCommandNames(await handler.handle(event));
  const languageOf = async ({ person, workspace }: Pick<Event, 'person' | 'workspace'>): Promise<Language> =>
    (await withinLimit(handler.language(person, workspace), languageMs, timing))?.result ?? 'nl';

  /**
   * Does what was asked, in the person's language. What Slack does not take in the end is logged, and told to the person
   * where that goes.
   */
  const serve = async (asked: Incoming, to: Recipient, work: (event: Event) => Promise<void>): Promise<void> => {
    const locale = await languageOf(asked.event);
    try {
      await work({ ...asked.event, locale });
    } catch (error) {
      const reference = randomBytes(4).toString('hex');
      log.error({ platform: 'slack', reference, ...whatFailed(error) }, 'Slack did not take a reply: look at the code');
      if (error instanceof Told) return;
      await delivery.note(wording[locale].failure(reference), locale, to).catch(() => {});
    }
  };

  /** Nobody asked for this, so nobody is told when it fails. */
  const quietly = async (level: 'warn' | 'debug', what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log[level]({ platform: 'slack', ...whatFailed(error) }, `Slack did not take ${what}`);
    }
  };

  /** Says something that is no answer of the bot. */
  const note = (incoming: Incoming, { respond }: Way, text: (say: SlackWording) => string): Promise<void> => {
    const to = { ...incoming, respond };
    return serve(incoming, to, ({ locale }) => delivery.note(text(slackWording[locale]), locale, to));
  };

  /** Slack sends these only once, but a connection that breaks may bring one again; each has a trigger of its own. */
  const isNew = async ({ trigger }: Way): Promise<boolean> => trigger === '' || firstTime([`trigger:${trigger}`]);

  /** Answers something that came with a trigger, so that a form may open; it does when it was asked for. */
  const answer = (incoming: Incoming, { trigger, respond }: Way, asksForm = false): Promise<void> => {
    const to = { ...incoming, respond };
    return serve(incoming, to, (event) => modals.show(handle(event), to, trigger, event.locale, asksForm));
  };

  /** Whether something in a thread is meant for us, though it does not say so. Another person there takes over. */
  const listensOn = ({ place, event }: Heard, body: EventBody): boolean => {
    if (engaged.isWith(place, event.person)) return !isForOthers(body);
    engaged.end(place);
    return false;
  };

  const answerMessage = async (heard: Heard, event: Event): Promise<void> => {
    const { place, how, text } = heard;
    if (how !== 'direct' && isStop(text)) {
      const say = slackWording[event.locale];
      return await delivery.say(engaged.end(place) ? say.stopped : say.nothingToStop, event.locale, heard);
    }
    // Before the answer, so that the answer does not undo what is written meanwhile: a stop, or another person's words.
    if (how !== 'direct') engaged.begin(place, event.person);
    await delivery.deliver(await handle(event), heard);
  };

  const act = async (pressed: Pressed, way: Way): Promise<void> => {
    const to = { ...pressed, respond: way.respond };
    if (pressed.kind === 'share') {
      return await serve(pressed, to, async (event) => delivery.share(await handle(event), to));
    }
    if (pressed.surface === 'modal') {
      return await serve(pressed, to, (event) => modals.go(handle(event), to, pressed.view));
    }
    await answer(pressed, way, pressed.kind === 'open');
    // What was pressed there may have changed what stands there.
    if (pressed.surface === 'home') await showHome(pressed.user, pressed.event);
  };

  const showHome = (user: string, { person, workspace }: Pick<Event, 'person' | 'workspace'>): Promise<void> =>
    quietly('warn', 'the Home tab', async () => {
      const language = await languageOf({ person, workspace });
      const origin = { person, workspace, place: 'slack', locale: language, kind: 'command' } as const;
      const run = (command: string) => handle({ ...origin, command, options: {} });
      const [deadline, plan, drafts] = await Promise.all([run('deadline'), run('memo plan'), run('memo drafts')]);
      const commands = slashCommands(handler.commands('nl'), commandPrefix);
      await sender.publishHome(user, homeView({ deadline, plan, drafts, language, commands, bot: `<@${self()}>` }));
    });

  return {
    hear: async (body) => {
      const heard = readMessage(body, self(), commandPrefix);
      if (!heard || (heard.how === 'overheard' && !listensOn(heard, body))) return;
      // From here on it counts as answered: whoever kills the program now loses an answer, rather than getting two.
      if (!(await firstTime(heard.keys))) return;
      await serve(heard, heard, (event) => answerMessage(heard, event));
    },
    openTab: async (body) => {
      const opened = readTab(body);
      if (opened?.tab === 'home') await showHome(opened.user, opened);
      if (opened?.tab !== 'messages') return;
      const questions = handler.suggestions(await languageOf(opened)).slice(0, slackLimits.suggestedPrompts);
      // Not every plan of Slack has them.
      if (questions.length > 0) await quietly('debug', 'questions', () => sender.suggest(opened, questions));
    },
    command: async (body, way) => {
      if (await isNew(way)) await answer(readCommand(body, commandPrefix), way);
    },
    shortcut: async (body, way) => {
      if (!(await isNew(way))) return;
      const asked = readShortcut(body, self());
      const hasText = asked.event.kind === 'question' && asked.event.text !== '';
      await (hasText ? answer(asked, way) : note(asked, way, (say) => say.emptyMessage));
    },
    press: async (body, way) => {
      const pressed = readPress(body);
      if (!pressed || !(await isNew(way))) return;
      if (pressed.kind === 'unknown') return await note(pressed, way, (say) => say.unknownButton);
      if (pressed.kind !== 'feedback') return await act(pressed, way);
      log.info({ platform: 'slack', good: pressed.good, pages: pressed.pages }, 'feedback');
      await note(pressed, way, (say) => (pressed.good ? say.thanksForHelped : say.thanksForNotHelped));
    },
    submit: async (body, tell) => {
      const submitted = readSubmission(body);
      if (!submitted) return await tell(undefined);
      await serve(submitted, submitted, (event) => modals.submit(handle(event), submitted, event.locale, tell));
    },
  };
}

/** What may be logged of a failure: never a text. */
function whatFailed(error: unknown): Readonly<Record<string, unknown>> {
  const cause = error instanceof Told ? error.cause : error;
  return cause instanceof NotSent ? { method: cause.method, code: cause.code } : { err: cause };
}
