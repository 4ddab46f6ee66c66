import { fileURLToPath } from 'node:url';
import { type Assembled, assemble } from '../../src/assemble.ts';
import { type Clock, fixedClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A day in the campaign, on which tests run unless they say otherwise. */
export const testDay = Temporal.PlainDate.from('2026-11-20');

/** The real bot over the real knowledge, without a platform; it keeps everything in memory unless told otherwise. */
export function realBot(
  clock: Clock = fixedClock(testDay),
  store: Store = openStore(':memory:', clock),
): Promise<Assembled> {
  return assemble(projectRoot, clock, createLog('silent'), store);
}
