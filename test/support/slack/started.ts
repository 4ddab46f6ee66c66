import { Writable } from 'node:stream';
import { expect, onTestFinished, vi } from 'vitest';
import type { Event } from '../../../src/bot/event.ts';
import { createLog } from '../../../src/log.ts';
import type { Handler } from '../../../src/platforms/platform.ts';
import { createSlackPlatform, type SlackOptions } from '../../../src/platforms/slack/slack.ts';
import { drainMs, type Timing } from '../../../src/platforms/slack/timing.ts';
import { createFirstTime } from '../../../src/store/first-time.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { draftingBot } from '../../unit/platforms/web/drafting-bot.ts';
import { movingClock } from '../clock.ts';
import { startSlack, tokens } from './stand-in.ts';

/** Time for tests: pauses are over at once and are counted; limits are reached when a test says so. */
export type TestTiming = Timing & {
  /** The pauses that were made, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets every limit of this length be reached. */
  readonly reach: (ms: number) => void;
  /** Whether something waits for a limit of this length. */
  readonly isWaiting: (ms: number) => boolean;
};

export function testTiming(): TestTiming {
  const pauses: number[] = [];
  const limits = new Set<{ readonly ms: number; readonly reach: () => void }>();
  return {
    pauses,
    pause: async (ms) => {
      pauses.push(ms);
    },
    limit: (ms, signal) =>
      new Promise((resolve) => {
        const limit = { ms, reach: resolve };
        limits.add(limit);
        signal?.addEventListener('abort', () => {
          limits.delete(limit);
          resolve();
        });
      }),
    reach: (ms) => {
      for (const limit of limits) if (limit.ms === ms) limit.reach();
    },
    isWaiting: (ms) => [...limits].some((limit) => limit.ms === ms),
  };
}

type Line = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

/** The platform against the stand-in, before it starts; both end with the test. */
export async function slackWith(options: Partial<SlackOptions> = {}) {
  const slack = await startSlack();
  const clock = movingClock();
  const timing = testTiming();
  const lines: Line[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const store = openStore(':memory:', clock);
  const bot = onSlack(draftingBot());
  const platform = createSlackPlatform({
    handler: bot,
    log: createLog('info', sink as never),
    clock,
    firstTime: createFirstTime(store, clock),
    botToken: tokens.bot,
    ...(options.signingSecret === undefined ? { appToken: tokens.app } : {}),
    apiUrl: slack.apiUrl,
    commandPrefix: '',
    timing,
    ...options,
  });
  onTestFinished(async () => {
    const stopping = platform.stop();
    timing.reach(drainMs);
    await stopping;
    await slack.close();
    expect(slack.refusals).toEqual([]);
  });
  return {
    slack,
    platform,
    bot,
    clock,
    timing,
    lines,
    /** Has the bot answer in another way from now on. */
    answerWith: (handle: Handler['handle']) => Object.assign(bot, { handle }),
    /** What the operator must see: warnings and errors. */
    alarms: () => lines.filter(({ level }) => level >= 40),
    /** Waits until the bot said something like this, once, and gives that message. */
    hears: (text: string | RegExp) =>
      vi.waitFor(() => {
        const [said, ...more] = slack.said(text);
        expect(said, JSON.stringify(slack.messages.map((each) => each.text))).toBeDefined();
        expect(more).toEqual([]);
        return said as NonNullable<typeof said>;
      }, patience),
    /** Waits until a modal is open that has this title. */
    seesModal: (title: string) =>
      vi.waitFor(() => {
        const modal = slack.modal();
        expect(modal?.shown.type === 'modal' && modal.shown.title.text).toBe(title);
        return modal as NonNullable<typeof modal>;
      }, patience),
  };
}

/** The platform on the stand-in, ready. */
export async function slackReady(options: Partial<SlackOptions> = {}) {
  const all = await slackWith(options);
  await all.platform.start();
  return all;
}

/** How long a test waits for what must come. */
export const patience = { timeout: 4_000, interval: 5 };

/** The bot that keeps drafts, as one that also knows commands: `/schrijf` and `/nota`. */
function onSlack(bot: ReturnType<typeof draftingBot>): ReturnType<typeof draftingBot> & Handler {
  const typed = (event: Event) =>
    event.kind === 'question' ? { ...event, text: event.text.replace(/^\//, '') } : event;
  return { ...bot, handle: (event) => bot.handle(typed(event)), language: async () => undefined, commands: () => [] };
}
