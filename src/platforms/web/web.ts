import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { rateLimiter } from 'hono-rate-limiter';
import type { Event } from '../../bot/event.ts';
import type { Log } from '../../log.ts';
import { ProblemsError } from '../../problems.ts';
import type { Language } from '../../search/stop-words.ts';
import { wording } from '../../wording/wording.ts';
import type { Handler, Platform } from '../platform.ts';
import { isFromOtherSite, ownFormsOnly } from './cross-site.ts';
import { type Fields, linkToEvent, pageLanguage, toEvent, typedText } from './incoming.ts';
import { maxBodyBytes, maxQueryChars, rateWindowMs, stopGraceMs } from './limits.ts';
import { renderPage } from './page.ts';
import { renderNotice, renderReply } from './render.ts';
import { suggestionLists } from './suggestions.ts';
import { keepVisitor, visitorAddress, visitorId } from './visitor.ts';
import { pageWording } from './wording.ts';

/** What the chat page asks of the bot. It has a switch for the language of its own. */
export type WebHandler = Pick<Handler, 'handle' | 'suggestions' | 'suggest'>;

export type WebOptions = {
  readonly handler: WebHandler;
  readonly log: Log;
  readonly port: number;
  readonly host: string;
  readonly questionsPerMinute: number;
  readonly trustProxy: boolean;
  /** Whether the whole bot is ready, for `GET /readyz`: each part by name. */
  readonly readiness: () => Readonly<Record<string, boolean>>;
  /**
   * What else answers POST requests on this port, by path: other platforms that are called. They are no visitors, so
   * the checks and the limit for visitors do not count for them; they check by themselves who calls.
   */
  readonly mounts?: Readonly<Record<string, Mount>>;
};

/** A piece of another platform on this port. */
export type Mount = {
  readonly receive: (request: Request) => Promise<Response>;
  /** A larger request is answered 413, unread. */
  readonly maxBytes: number;
};

/** The chat page, with the health checks beside it. `url` is where it listens, known once started. */
export function createWebPlatform(options: WebOptions): Platform & { readonly url: () => string } {
  const app = createApp(options);
  let server: Server | undefined;
  return {
    name: 'web',
    start: () =>
      new Promise((resolve, reject) => {
        const starting = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, () =>
          resolve(),
        ) as Server;
        starting.once('error', (error: NodeJS.ErrnoException) => reject(startProblem(error, options)));
        server = starting;
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        server.closeIdleConnections();
        // What is under way may finish; a visitor who stopped halfway is not waited for.
        setTimeout(() => server?.closeAllConnections(), stopGraceMs).unref();
      }),
    ready: () => server?.listening ?? false,
    url: () => {
      const { port } = (server?.address() ?? { port: options.port }) as AddressInfo;
      const name = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host;
      return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
    },
  };
}

function startProblem(error: NodeJS.ErrnoException, { port, host }: WebOptions): ProblemsError {
  const problems = {
    EADDRINUSE: {
      where: 'PORT',
      what: `port ${port} is in use by another program`,
      fix: 'stop that program, or set PORT to another number',
    },
    EADDRNOTAVAIL: {
      where: 'HOST',
      what: `${host} is no address of this machine`,
      fix: 'set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (everybody who can reach it)',
    },
  };
  const problem = problems[error.code as keyof typeof problems] ?? {
    where: 'HOST and PORT',
    what: `cannot listen on ${host}:${port}: ${error.message}`,
    fix: 'set them to an address of this machine and a free port',
  };
  return new ProblemsError('The chat page cannot start', [problem]);
}

/** The routes of the chat page, as a web-standard application that tests can call without a network. */
export function createApp(options: WebOptions): Hono {
  const { handler, log } = options;
  const app = new Hono();
  app.use(securityHeaders);
  app.use('/', forOneVisitor);

  for (const [path, { receive, maxBytes }] of Object.entries(options.mounts ?? {})) {
    const limitSize = bodyLimit({ maxSize: maxBytes, onError: (context) => context.text('too large', 413) });
    app.post(path, limitSize, (context) => receive(context.req.raw));
  }

  const salt = randomBytes(16).toString('hex');
  const limit = rateLimiter({
    windowMs: rateWindowMs,
    limit: options.questionsPerMinute,
    keyGenerator: (context) => `${salt}${visitorAddress(context, options.trustProxy)}`,
    handler: (context) => tell(context, wording[languageOf(context)].tooFast, 429),
  });

  /** Has the bot answer, and draws the answer as a piece of the conversation or as the whole page. */
  const answer = async (context: Context, event: Event | undefined) => {
    const language = languageOf(context);
    if (!event) return tell(context, wording[language].unknownPage, 400);
    const reply = await handler.handle(event);
    if (reply.keeps) keepVisitor(context, event.person, options.trustProxy);
    const drawn = renderReply(reply, language);
    if (wantsPiece(context)) return context.html(drawn);
    const exchange = { asked: typedText(event), reply: drawn };
    return context.html(renderPage({ language, suggestions: [], lists: listsIn(language), exchange }));
  };
  const listsIn = (language: Language) => suggestionLists(handler.suggest, language);

  app.get('/', async (context, next) => (asks(context) ? limit(context, next) : next()));
  app.get('/', (context) => {
    const language = languageOf(context);
    if (!asks(context)) {
      const suggestions = handler.suggestions(language);
      return context.html(renderPage({ language, suggestions, lists: listsIn(language) }));
    }
    if (new URL(context.req.url).search.length > maxQueryChars) {
      return tell(context, pageWording[language].tooLarge, 414);
    }
    return answer(context, linkToEvent(context.req.query(), visitorId(context), language));
  });

  const limitBody = bodyLimit({
    maxSize: maxBodyBytes,
    onError: (context) => tell(context, pageWording[languageOf(context)].tooLarge, 413),
  });
  app.on('POST', ['/', pieces], ownFormsOnly, limit, limitBody, async (context) => {
    const fields = await readFields(context);
    return answer(context, toEvent(fields, visitorId(context), languageOf(context)));
  });

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', (context) => {
    const parts = options.readiness();
    const ready = Object.values(parts).every(Boolean);
    return context.json({ status: ready ? 'ready' : 'not ready', parts }, ready ? 200 : 503);
  });

  for (const [file, mediaType] of Object.entries(assets)) {
    const content = readFileSync(new URL(`page/${file}`, import.meta.url));
    app.get(`/${file}`, (context) =>
      context.body(content, 200, { 'content-type': mediaType, 'cache-control': 'no-cache' }),
    );
  }

  app.notFound((context) => context.text(pageWording[languageOf(context)].notFound, 404));
  app.onError((error, context) => {
    const language = languageOf(context);
    if (isFromOtherSite(error)) return tell(context, pageWording[language].otherSite, 403);
    const reference = randomBytes(4).toString('hex');
    log.error({ reference, err: error, path: context.req.path }, 'failed: look at the stack below');
    return tell(context, wording[language].failure(reference), 500);
  });
  return app;
}

/** Where chat.js sends what a visitor does, and gets a piece of the conversation; without it the page is loaded again. */
const pieces = '/messages';

const assets = {
  'chat.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Not `no-referrer`: browsers would then hide from us too that a form without scripting stood on our page.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** What stands on the page may be one visitor's own: nothing between the two may keep it for others. */
const forOneVisitor: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'private, no-cache');
};

function asks(context: Context): boolean {
  return context.req.query('q') !== undefined || context.req.query('action') !== undefined;
}

function wantsPiece(context: Context): boolean {
  return context.req.path === pieces;
}

/** The fields of the form that was sent, without files; empty when it cannot be read. */
async function readFields(context: Context): Promise<Fields> {
  const body: Record<string, unknown> = await context.req.parseBody().catch(() => ({}));
  const isText = (value: unknown): value is string => typeof value === 'string';
  const fields = Object.entries(body).map(
    ([name, value]) => [name, Array.isArray(value) ? value.filter(isText) : value] as const,
  );
  return Object.fromEntries(
    fields.filter((field): field is [string, string | string[]] => isText(field[1]) || Array.isArray(field[1])),
  );
}

/** Says something that is no answer: a piece of the conversation for the script, the whole page without it. */
function tell(context: Context, text: string, status: ContentfulStatusCode) {
  const language = languageOf(context);
  const reply = renderNotice(text, language);
  if (wantsPiece(context)) return context.html(reply, status);
  const exchange = { asked: context.req.query('q'), reply };
  return context.html(renderPage({ language, suggestions: [], exchange }), status);
}

function languageOf(context: Context): Language {
  return pageLanguage(context.req.query('lang'), context.req.header('accept-language'));
}
