import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { rateLimiter } from 'hono-rate-limiter';
import type { Log } from '../../log.ts';
import { ProblemsError } from '../../problems.ts';
import type { Language } from '../../search/stop-words.ts';
import { wording } from '../../wording/wording.ts';
import type { Handler, Platform } from '../platform.ts';
import { type Fields, pageLanguage, toEvent, typedText } from './incoming.ts';
import { maxBodyBytes, maxQueryChars, rateWindowMs, stopGraceMs } from './limits.ts';
import { renderPage } from './page.ts';
import { renderNotice, renderReply } from './render.ts';
import { pageWording } from './wording.ts';

export type WebOptions = {
  readonly handler: Handler;
  readonly log: Log;
  readonly port: number;
  readonly host: string;
  readonly questionsPerMinute: number;
  readonly trustProxy: boolean;
  /** Whether the whole bot is ready, for `GET /readyz`: each part by name. */
  readonly readiness: () => Readonly<Record<string, boolean>>;
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

  app.use(
    secureHeaders({
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
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  );

  const salt = randomBytes(16).toString('hex');
  const visitor = (context: Context) => visitorAddress(context, options.trustProxy);
  const limit = rateLimiter({
    windowMs: rateWindowMs,
    limit: options.questionsPerMinute,
    keyGenerator: (context) => `${salt}${visitor(context)}`,
    handler: (context) => tell(context, wording[languageOf(context)].tooFast, 429),
  });

  const answer = async (fields: Fields, context: Context, language: Language) => {
    const event = toEvent(fields, visitor(context), language);
    return event && renderReply(await handler.handle(event), language);
  };

  app.get('/', async (context, next) => (asks(context.req.query()) ? limit(context, next) : next()));
  app.get('/', async (context) => {
    const language = languageOf(context);
    const fields = context.req.query();
    if (!asks(fields)) return context.html(renderPage({ language, suggestions: handler.suggestions(language) }));
    if (new URL(context.req.url).search.length > maxQueryChars)
      return tell(context, pageWording[language].tooLarge, 414);
    const reply = await answer(fields, context, language);
    if (!reply) return tell(context, wording[language].unknownPage, 400);
    return context.html(renderPage({ language, suggestions: [], exchange: { asked: typedText(fields), reply } }));
  });

  app.post(
    '/messages',
    limit,
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) => tell(context, pageWording[languageOf(context)].tooLarge, 413),
    }),
    async (context) => {
      const language = languageOf(context);
      const body = await context.req.parseBody().catch(() => ({}));
      const fields = Object.fromEntries(
        Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      const reply = await answer(fields, context, language);
      return reply ? context.html(reply) : tell(context, wording[language].unknownPage, 400);
    },
  );

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
    const reference = randomBytes(4).toString('hex');
    log.error({ reference, err: error, path: context.req.path }, 'failed: look at the stack below');
    return tell(context, wording[languageOf(context)].failure(reference), 500);
  });
  return app;
}

const assets = {
  'chat.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

function asks(fields: Fields): boolean {
  return fields.q !== undefined || fields.action !== undefined || fields.command !== undefined;
}

/** Says something that is no answer: a piece of the conversation for the script, the whole page without it. */
function tell(context: Context, text: string, status: ContentfulStatusCode) {
  const language = languageOf(context);
  const reply = renderNotice(text, language);
  if (context.req.method === 'POST') return context.html(reply, status);
  const exchange = { asked: typedText(context.req.query()), reply };
  return context.html(renderPage({ language, suggestions: [], exchange }), status);
}

function languageOf(context: Context): Language {
  return pageLanguage(context.req.query('lang'), context.req.header('accept-language'));
}

/** The visitor's address; behind a proxy that we trust, the one that the proxy saw (the last it added). */
function visitorAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'no-network';
  }
}
