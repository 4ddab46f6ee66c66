import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * local-slack: a Slack-like workspace on this machine, of others than us, that comes from npm as a program per operating
 * system. Its page is for people, its control interface for tests. It listens on every address of the machine and
 * forgets everything when it ends. https://github.com/parvalabs/local-slack
 */
export type LocalSlack = {
  /** Its page, where people choose who they are and write. */
  readonly page: string;
  /** What the bot is told to use instead of Slack, as SLACK_API_URL. */
  readonly apiUrl: string;
  readonly stop: () => Promise<void>;
  /** Resolves when the program ended by itself, with what it said. */
  readonly ended: Promise<string>;
};

/** The workspace that it plays: two people, a channel that the bot is in and one that it is not in. */
export const workspace = {
  team: 'T0GROEP',
  bot: 'U0WEGWIJZER',
  an: 'U0AN',
  els: 'U0ELS',
  channel: 'C0ALGEMEEN',
  secrets: {
    SLACK_BOT_TOKEN: 'xoxb-local-slack',
    SLACK_APP_TOKEN: 'xapp-local-slack',
    SLACK_SIGNING_SECRET: 'local-slack',
  },
} as const;

/** The npm package that holds local-slack for this machine: it is made for a few operating systems only. */
export const localSlackPackage = `local-slack-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Where local-slack is; undefined when its package is not installed. */
export function findLocalSlack(): string | undefined {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${localSlackPackage}/package.json`));
    return ['local-slack', 'local-slack.exe'].map((name) => join(folder, 'bin', name)).find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}

const running = new Set<{ readonly kill: (signal: NodeJS.Signals) => boolean }>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts local-slack on a free port and waits until it answers.
 *
 * @param options.requestUrl where it sends events, signed, over HTTP; without it the bot comes and gets them (Socket Mode)
 * @throws when its package is not installed
 */
export async function startLocalSlack(
  options: { readonly requestUrl?: string; readonly port?: number } = {},
): Promise<LocalSlack> {
  const program = findLocalSlack();
  if (program === undefined) throw new Error(`npm install --no-save ${localSlackPackage} first`);
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-local-slack-'));
  // JSON is YAML.
  writeFileSync(join(folder, 'workspace.yaml'), JSON.stringify(settings(options.requestUrl)));
  const args = ['--config', 'workspace.yaml', '--port', String(options.port ?? 0), '--base-host', '127.0.0.1'];
  const child = spawn(program, [...args, '--files-dir', join(folder, 'files')], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      running.delete(child);
      rmSync(folder, { recursive: true, force: true });
      resolve(said);
    });
  });
  const page = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      said += `${line}\n`;
      const [, address] = /Web UI:\s+(http\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', read);
    ended.then(
      () => reject(new Error(`local-slack did not start: ${/^error: (.*)$/m.exec(said)?.[1] ?? said}`)),
      reject,
    );
  });
  return {
    page,
    apiUrl: `${page}/api/`,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function settings(requestUrl: string | undefined): unknown {
  const { team, bot, an, els, channel, secrets } = workspace;
  return {
    workspace: { name: '11.11.11-groep', domain: 'groep', teamId: team },
    apps: [
      {
        appId: 'A0WEGWIJZER',
        botUserId: bot,
        botName: 'Wegwijzer',
        botToken: secrets.SLACK_BOT_TOKEN,
        appToken: secrets.SLACK_APP_TOKEN,
        signingSecret: secrets.SLACK_SIGNING_SECRET,
        ...(requestUrl === undefined ? { mode: 'socket' } : { mode: 'events', requestUrl }),
      },
    ],
    users: [
      { id: an, name: 'an', real_name: 'An Peeters', tz: 'Europe/Brussels' },
      { id: els, name: 'els', real_name: 'Els Maes', tz: 'Europe/Brussels' },
    ],
    channels: [
      { id: channel, name: 'algemeen', members: [an, els, bot] },
      { id: 'C0PRIKBORD', name: 'prikbord', members: [an, els] },
      // The conversation of An with the bot, so that it stands in the list of the page from the start.
      { id: 'D0AN', name: 'an', is_im: true, is_channel: false, is_private: true, members: [an, bot] },
      { id: 'D0ELS', name: 'els', is_im: true, is_channel: false, is_private: true, members: [els, bot] },
    ],
  };
}
