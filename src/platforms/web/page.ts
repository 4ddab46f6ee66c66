import { html } from 'hono/html';
import { type Language, languages } from '../../search/stop-words.ts';
import type { Html } from './markup.ts';
import { type PageWording, pageWording } from './wording.ts';

/** What stands on the page when it is opened. */
export type PageContent = {
  readonly language: Language;
  /** Questions to begin with. */
  readonly suggestions: readonly string[];
  /** What fields of forms propose from (see `suggestionLists`). */
  readonly lists?: Html;
  /** Without scripting a message loads the page again: what was typed, unless a button was pressed, and the answer. */
  readonly exchange?: { readonly asked: string | undefined; readonly reply: Html };
};

const languageNames: Record<Language, string> = { nl: 'Nederlands', en: 'English', fr: 'Français' };

/** The whole chat page. */
export function renderPage({ language, suggestions, lists, exchange }: PageContent): Html {
  const words = pageWording[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="description" content="${words.tagline}">
  <title>${words.title}: ${words.tagline}</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/style.css">
  <script type="module" src="/chat.js"></script>
</head>
<body>
  <a class="skip" href="#q">${words.skip}</a>
  <header>
    <h1>${words.title}</h1>
    <nav aria-label="${words.language}">
      ${languages.map((each) => languageLink(each, language))}
    </nav>
    <p>${words.tagline}</p>
  </header>
  <main>
    <div id="log" role="log" aria-live="polite" aria-label="${words.conversation}" tabindex="0">
      <article class="bot"><div class="reply"><p>${words.welcome}</p></div></article>
      ${suggestions.length === 0 ? '' : suggestionButtons(suggestions, language, words)}
      ${
        exchange?.asked === undefined
          ? ''
          : html`<article class="you"><span class="who">${words.you}: </span>${exchange.asked}</article>`
      }
      ${exchange === undefined ? '' : html`<article class="bot">${exchange.reply}</article>`}
    </div>
    ${lists}
  </main>
  <form id="ask" method="get" action="/" aria-label="${words.inputLabel}" data-thinking="${words.thinking}" data-offline="${words.offline}" data-unsent="${words.unsent}" data-you="${words.you}">
    <input type="hidden" name="lang" value="${language}">
    <label for="q">${words.inputLabel}</label>
    <div class="row">
      <input id="q" name="q" autocomplete="off" enterkeyhint="send" placeholder="${words.placeholder}" required>
      <button class="main" type="submit">${words.send}</button>
    </div>
    <p class="privacy">${words.privacy}</p>
  </form>
</body>
</html>`;
}

function languageLink(each: Language, current: Language): Html {
  const attributes = each === current ? html` aria-current="true"` : '';
  return html`<a href="/?lang=${each}" hreflang="${each}" lang="${each}"${attributes}>${languageNames[each]}</a>`;
}

function suggestionButtons(suggestions: readonly string[], language: Language, words: PageWording): Html {
  return html`<form class="buttons suggestions" method="get" action="/" aria-label="${words.suggestions}">
    <p>${words.suggestions}</p>
    <input type="hidden" name="lang" value="${language}">
    ${suggestions.map((question) => html`<button type="submit" name="q" value="${question}">${question}</button>`)}
  </form>`;
}
