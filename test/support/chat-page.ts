import type { Hono } from 'hono';
import { createLog } from '../../src/log.ts';
import { createApp, type WebHandler, type WebOptions } from '../../src/platforms/web/web.ts';

/** The chat page around a bot, without a network and without a limit to how much is asked. */
export function appAround(handler: WebHandler, options: Partial<WebOptions> = {}): Hono {
  return createApp({
    handler,
    log: createLog('silent'),
    port: 0,
    host: '127.0.0.1',
    questionsPerMinute: 1_000_000,
    trustProxy: false,
    readiness: () => ({}),
    ...options,
  });
}
