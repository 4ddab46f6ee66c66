import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** Starts the Chromium of the machine, quiet: it reaches no other host by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A phone that is held upright. */
export const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };

/**
 * A browser for the tests of one file. A test fails when something went wrong in a page that it did not expect: an error
 * on the console, or a request to another host.
 */
export function useBrowser(): {
  readonly visit: (url: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Lets the browser complain about this, and about nothing else. */
  readonly expectComplaints: (about: string) => void;
} {
  let browser: Browser;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  return {
    visit: async (url, options = {}) => {
      const context = await browser.newContext({ locale: 'nl-BE', ...options });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== 'data:' && origin !== new URL(url).origin) complaints.push(`request to ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    expectComplaints: (about) => {
      expect(complaints).not.toEqual([]);
      expect(complaints.splice(0).filter((complaint) => !complaint.includes(about))).toEqual([]);
    },
  };
}

/** The text of an element in one line, as a screen reader has it. */
export async function read(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** The beginnings of all elements that scroll sideways. */
export function wideElements(page: Page): Promise<string[]> {
  return page.evaluate(`
    [document.documentElement, ...document.querySelectorAll('body *:not(.who, .skip, .unseen)')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
      .map((each) => each.outerHTML.slice(0, 80))`);
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A conversation may hold the same form twice, and the two are for the same.
const rules = { 'landmark-unique': { enabled: false } };

/** The rules of WCAG 2 A and AA and the good habits of axe that the page breaks, with the elements. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`
    axe.run(document, ${JSON.stringify({ runOnly: standards, rules })})
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]))`);
}
