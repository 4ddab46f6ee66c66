import { randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { cookieSeconds } from './limits.ts';

const cookieName = 'wegwijzer';

/** 128 bits in base64url: the last character holds the two bits that are left. */
const wellFormed = /^[\w-]{21}[AQgw]$/;

/**
 * Who a visitor is: the one of the cookie, else somebody new.
 *
 * Nobody can guess another's id, so whoever has it is that person. A new one is forgotten with the request, unless
 * `keepVisitor` sets it.
 */
export function visitorId(context: Context): string {
  const known = getCookie(context, cookieName) ?? '';
  return wellFormed.test(known) ? known : randomBytes(16).toString('base64url');
}

/** Has the browser show this id from now on: only called when something is kept for this visitor. */
export function keepVisitor(context: Context, id: string, trustProxy: boolean): void {
  setCookie(context, cookieName, id, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: cookieSeconds,
    secure: isSecure(context, trustProxy),
  });
}

/** Whether the browser speaks https: with us, or with a proxy that we trust. */
function isSecure(context: Context, trustProxy: boolean): boolean {
  return (
    new URL(context.req.url).protocol === 'https:' || (trustProxy && lastOf(context, 'x-forwarded-proto') === 'https')
  );
}

/** The visitor's address; behind a proxy that we trust, the one that the proxy saw. */
export function visitorAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(context, 'x-forwarded-for') : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'no-network';
  }
}

/** What the proxy nearest to us added to a header; what stands before it anybody can have sent. */
function lastOf(context: Context, header: string): string | undefined {
  return context.req.header(header)?.split(',').at(-1)?.trim();
}
