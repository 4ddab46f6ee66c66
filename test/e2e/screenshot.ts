import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startProgram } from '../support/program.ts';
import { findLocalSlack, localSlackPackage, startLocalSlack, workspace } from '../support/slack/local-slack.ts';

/** `npm run screenshot`: makes the pictures that the README shows, on the same day each time. */
const TODAY = '2026-11-20';
const browser = await launchBrowser();
try {
  await showChatPage(browser, 'docs/chat-page.png');
  if (findLocalSlack() === undefined) console.error(`without ${localSlackPackage} there is no picture of Slack`);
  else await showSlack(browser, 'docs/slack.png');
} finally {
  await browser.close();
}

async function showChatPage(browser: Browser, picture: string): Promise<void> {
  const program = await startProgram({ TODAY });
  const page = await openPage(browser, program.url, { width: 900, height: 820 });
  const questions = [
    'tegen wanneer moet ons dossier voor het fonds binnen zijn?',
    'wie kunnen onze medestanders zijn?',
  ];
  for (const [at, question] of questions.entries()) {
    await page.locator('#q').fill(question);
    await page.locator('#q').press('Enter');
    await page.locator('article.you + article.bot:not(.waiting)').nth(at).waitFor();
  }
  await save(page, picture);
  await program.stop();
}

async function showSlack(browser: Browser, picture: string): Promise<void> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = workspace.secrets;
  const slack = await startLocalSlack();
  const program = await startProgram({ TODAY, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: slack.apiUrl });
  const page = await openPage(browser, slack.page, { width: 1200, height: 700 });
  // What this workspace cannot draw and Slack can, as the buttons that ask whether an answer helped.
  await page.addStyleTag({ content: '.bk-unknown { display: none }' });
  const write = async (text: string) => {
    await page.locator('.main .composer textarea').fill(text);
    await page.locator('.main .composer textarea').press('Enter');
  };
  await write('@Wegwijzer wanner moet ons dosier voor het fonds binnen zijn?');
  await page.locator('.thread-summary').click();
  await page.locator('.thread-pane').getByText('Bron:').waitFor();
  await write('/memo board Aalst');
  await page.getByText('Medestandersbord van Aalst').waitFor();
  await page.mouse.move(0, 0);
  await save(page, picture);
  await program.stop();
  await slack.stop();
}

async function openPage(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: 'nl-BE', colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(url);
  return page;
}

async function save(page: Page, picture: string): Promise<void> {
  await page.screenshot({ path: picture });
  console.log(picture);
}
