import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from './bot.ts';

/** What a process left behind when it ended. */
export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The whole program, started as people start it, in a process of its own. */
export type Program = {
  /** Where the chat page is. */
  readonly url: string;
  /** Resolves when it ended, asked or not. */
  readonly ended: Promise<Finished>;
  /** Asks the program to stop and waits until it has. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<Finished>;
};

export type Settings = Readonly<Record<string, string>>;

const running = new Set<{ readonly kill: (signal: NodeJS.Signals) => boolean }>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Runs a file of the project to its end.
 *
 * @param settings its environment variables; those of the developer are left out
 */
export function runToEnd(
  file: string,
  options: {
    readonly args?: readonly string[];
    readonly settings?: Settings;
    readonly input?: string;
    readonly root?: string;
  } = {},
): Promise<Finished> {
  const { child, finished } = launch(file, options.args ?? [], options.settings ?? {}, options.root ?? projectRoot);
  child.stdin.end(options.input ?? '');
  return finished;
}

/** Starts the program on a free port and waits until people can talk with it. */
export async function startProgram(settings: Settings = {}, root: string = projectRoot): Promise<Program> {
  const defaults = { PORT: '0', OPEN_BROWSER: 'no', TODAY: '2026-11-20', DATA_DIR: ':memory:' };
  const { child, finished } = launch('src/main.ts', [], { ...defaults, ...settings }, root);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { msg, url }: { msg?: string; url?: string } = line.startsWith('{') ? JSON.parse(line) : {};
      if (msg === 'ready' && url !== undefined) resolve(url);
    });
    finished.then(({ stdout, stderr }) => reject(new Error(`the program ended early\n${stdout}\n${stderr}`)), reject);
  });
  return {
    url,
    ended: finished,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return finished;
    },
  };
}

function launch(file: string, args: readonly string[], settings: Settings, cwd: string) {
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { PATH: process.env.PATH, ...settings } });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
  return { child, finished };
}
