import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from './assemble.ts';
import { chooseClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import type { Platform } from './platforms/platform.ts';
import type { SlackOptions, SlackPlatform } from './platforms/slack/slack.ts';
import { createWebPlatform } from './platforms/web/web.ts';
import { ProblemsError } from './problems.ts';
import { createFirstTime } from './store/first-time.ts';
import { openStore } from './store/sqlite.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await start();
} catch (error) {
  console.error(error instanceof ProblemsError ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const clock = chooseClock(config.today);
  const store = openStore(config.dataDir === ':memory:' ? config.dataDir : resolve(root, config.dataDir), clock);
  const bot = await assemble(root, clock, log, store);

  const firstTime = createFirstTime(store, clock);
  const slack = config.slack && (await createSlack({ ...config.slack, log, clock, handler: bot, firstTime }));

  const web = createWebPlatform({
    ...config,
    log,
    handler: bot,
    readiness: () =>
      Object.fromEntries([
        ['index', true],
        ['store', store.ready()],
        ...platforms.map((each) => [each.name, each.ready()]),
      ]),
    mounts: slack?.mounts ?? {},
  });
  const platforms: readonly Platform[] = slack ? [web, slack] : [web];
  try {
    for (const platform of platforms) await platform.start();
  } catch (error) {
    // Those that started already would keep the program alive.
    await Promise.all(platforms.map((platform) => platform.stop()));
    store.close();
    throw error;
  }
  setImmediate(bot.search.prepare);
  log.info({ pages: bot.knowledge.pages.length, url: web.url() }, 'ready');

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await Promise.all(platforms.map((platform) => platform.stop()));
    store.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  const byHand = process.stdout.isTTY === true && process.env.CI === undefined;
  if (byHand) console.log(`\nWegwijzer is klaar: ${web.url()}\n(stoppen met Ctrl+C)\n`);
  if (config.openBrowser === 'yes' || (config.openBrowser === 'auto' && byHand)) await openQuietly(web.url());
}

/** Slack's library is loaded only where the bot is on Slack: elsewhere the start should not wait for it. */
async function createSlack(options: SlackOptions): Promise<SlackPlatform> {
  const { createSlackPlatform } = await import('./platforms/slack/slack.ts');
  return createSlackPlatform(options);
}

/** On a machine without a browser the address above is enough. */
async function openQuietly(url: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    const browser = await open(url);
    browser.on('error', () => {});
  } catch {
    return;
  }
}
