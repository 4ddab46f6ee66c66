import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';

/**
 * Refuses what another site has a visitor's browser send, since the visitor's cookie could come along with it.
 *
 * Browsers say where a form or script stands, in `Sec-Fetch-Site` and, with every POST, in `Origin`. What sends neither
 * is no browser but a program, which has nobody's cookie but its own: it is let through.
 *
 * @throws what `isFromOtherSite` knows
 */
export const ownFormsOnly: MiddlewareHandler = (context, next) =>
  isBrowser(context) ? ownOriginOnly(context, next) : next();

const ownOriginOnly = csrf({ origin: isOwnHost });

function isBrowser(context: Context): boolean {
  return context.req.header('origin') !== undefined || context.req.header('sec-fetch-site') !== undefined;
}

/** Compares hosts and not schemes: behind a proxy that speaks https, the program itself is asked over http. */
function isOwnHost(origin: string, context: Context): boolean {
  return URL.parse(origin)?.host === new URL(context.req.url).host;
}

/** Whether this is the refusal of `ownFormsOnly`. */
export function isFromOtherSite(error: Error): boolean {
  return error instanceof HTTPException && error.status === 403;
}
