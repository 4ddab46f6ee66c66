import { launchBrowser } from '../support/browser.ts';
import { startProgram } from '../support/program.ts';

/** `npm run screenshot`: makes the picture of the chat page that the README shows. */
const picture = 'docs/chat-page.png';
const questions = ['tegen wanneer moet ons dossier voor het fonds binnen zijn?', 'wie kunnen onze medestanders zijn?'];

const program = await startProgram({ TODAY: '2026-11-20' });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: 900, height: 820 },
    locale: 'nl-BE',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(program.url);
  for (const [at, question] of questions.entries()) {
    await page.locator('#q').fill(question);
    await page.locator('#q').press('Enter');
    await page.locator('article.you + article.bot:not(.waiting)').nth(at).waitFor();
  }
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await browser.close();
  await program.stop();
}
