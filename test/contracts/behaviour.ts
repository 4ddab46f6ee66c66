import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Assembled } from '../../src/assemble.ts';
import { fixedClock } from '../../src/clock.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { realBot, testDay } from '../support/bot.ts';

/** A field of a form, as a person sees it. */
export type SeenField = {
  readonly label: string;
  /** What stands in it: a text, or the labels of the rows that are chosen. */
  readonly value: string | readonly string[];
  /** What is said to be wrong with it. */
  readonly problem?: string;
};

/** A file that a person got. */
export type SeenFile = { readonly name: string; readonly read: () => Promise<Uint8Array> };

/** What to fill in, by the label of a field: a text or the label of a row; the labels of rows where several may be chosen. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What the bot showed a person, with what can be done there; it can still be done when other things were seen since. */
export type Seen = {
  /** All that can be read, the titles of forms and what is wrong with them too. */
  readonly text: string;
  /** What can be pressed, the rows of lists that open too. */
  readonly buttons: readonly string[];
  /** The form that is open; empty when there is none. */
  readonly fields: readonly SeenField[];
  readonly files: readonly SeenFile[];
  /** Presses what has this label. */
  readonly press: (label: string) => Promise<void>;
  /**
   * Fills in the form and sends it.
   *
   * @param button the label of the way on, when it is not the form's first
   */
  readonly send: (filled?: Filled, button?: string) => Promise<void>;
};

/** One person on a platform. What they do resolves when it is done, not yet when the bot answered. */
export type Person = {
  /** Writes to the bot; what begins with `/` is a command. */
  readonly say: (text: string) => Promise<void>;
  /** What the bot showed since the latest thing that this person did. */
  readonly seen: () => Seen;
};

/** A platform around a bot, for one test. */
export type Place = {
  readonly person: (name: string) => Person;
  readonly close: () => Promise<void>;
};

/** Waits until a person sees this, and gives all that they see then. */
export async function sees(person: Person, expected: string | RegExp): Promise<Seen> {
  return await vi.waitFor(
    () => {
      const seen = person.seen();
      expect(seen.text).toMatch(expected);
      return seen;
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** Waits until a person has a file whose name ends like this. */
export async function gets(person: Person, ending: string): Promise<SeenFile> {
  return await vi.waitFor(
    () => {
      const file = person.seen().files.find(({ name }) => name.endsWith(ending));
      if (!file) throw new Error(`no file ${ending} with:\n${person.seen().text}`);
      return file;
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** Waits until a form with this field is open. */
async function hasField(person: Person, label: string): Promise<void> {
  await vi.waitFor(() => expect(person.seen().fields.map((field) => field.label)).toContain(label), {
    timeout: 10_000,
    interval: 20,
  });
}

const textOf = async (file: SeenFile) => new TextDecoder().decode(await file.read());
const fieldOf = (seen: Seen, label: string): SeenField | undefined => seen.fields.find((each) => each.label === label);

/** Questions that are vague; what we know of them changes with the pages, so the first that is still vague is asked. */
const vague = ['giften', 'verzekering', 'hoeveel procent', 'fonds aanvraag', 'vorming', 'stage', 'wie doet mee'];
const deadlineQuestion = 'tegen wanneer moet ons dossier voor het fonds binnen zijn?';

/** What every platform must do, in the words of a person who uses it: the real bot, asked through the platform. */
export function describeBehaviour(platform: string, open: (bot: Assembled) => Promise<Place>): void {
  describe(`${platform}, a person`, { timeout: 30_000 }, () => {
    let bot: Assembled;
    let place: Place;
    beforeAll(async () => {
      bot = await realBot();
      place = await open(bot);
    }, 60_000);
    afterAll(() => place?.close());

    test('asks a question and reads the answer with its source', async () => {
      const an = place.person('question');
      await an.say(deadlineQuestion);
      const { text } = await sees(an, '31 maart');
      expect(text).toContain('Bron');
      expect(text).not.toMatch(/undefined|\[object|null/);
    });

    test('is understood with typos', async () => {
      const an = place.person('typos');
      await an.say('wanner moet ons dosier voor het fonds binnen zijn');
      await sees(an, '31 maart');
    });

    test('hears that the bot does not know, and who may', async () => {
      const an = place.person('unknown');
      await an.say('wie is de koning van spanje?');
      await sees(an, 'info@11.be');
    });

    test('chooses what was meant with a button', async () => {
      const an = place.person('vague');
      const { question, title } = await firstVague(bot);
      await an.say(question);
      const asked = await sees(an, 'Gaat je vraag hierover?');
      expect(asked.buttons).toContain(title);
      await asked.press(title);
      await sees(an, 'Bron');
    });

    test('asks for more about an answer', async () => {
      const an = place.person('more');
      await an.say('wie kunnen onze medestanders zijn?');
      await (await sees(an, 'Bron')).press('Meer hierover');
      await sees(an, /Meer over/);
    });

    test.each([
      ['who could be our allies?', 'Seven groups', 'Source'],
      ['comment réagir à une réponse négative ?', /\p{L}/u, 'Source'],
    ])('is answered in the language of: %s', async (question, answer, source) => {
      const an = place.person(`language ${question}`);
      await an.say(question);
      const { text } = await sees(an, source);
      expect(text).toMatch(answer);
      expect(text).not.toContain('Bron');
    });

    test('runs a command and gets its file', async () => {
      const an = place.person('command');
      await an.say('/deadline');
      await sees(an, 'De deadline van het 11.11.11-fonds');
      expect(await textOf(await gets(an, '.ics'))).toContain('BEGIN:VCALENDAR');
    });

    test('is helped on after a command that is typed wrongly', async () => {
      const an = place.person('wrong command');
      await an.say('/memo alies');
      const { buttons, press } = await sees(an, 'ken ik niet');
      await press(buttons[0] ?? '');
      await sees(an, 'Adviesraad voor internationale solidariteit');
    });

    test('fills in a form that stands beside an answer', async () => {
      const an = place.person('beside');
      await an.say('/memo budget 9000');
      const answer = await sees(an, '545.314');
      // A platform that cannot draw it there offers to open it.
      if (answer.fields.length === 0) await answer.press('Bereken het budget');
      await hasField(an, 'Gewone begroting (euro)');
      await an.seen().send({ 'Gewone begroting (euro)': 'veel' });
      const refused = await sees(an, '"veel" kan ik niet lezen als een bedrag');
      expect(fieldOf(refused, 'Gewone begroting (euro)')?.value).toBe('veel');
      await refused.send({ 'Gewone begroting (euro)': '1,2 miljard' });
      await sees(an, '8.400.000');
    });

    test('fills in a form that is refused, with the problem at the field and all that was filled in', async () => {
      const an = place.person('refused');
      await an.say('/memo mail');
      await (await sees(an, 'Stap 1 van 3')).send({
        Gemeente: 'Zottegemm-aan-Zee',
        Partijen: ['Groen', 'N-VA'],
        'Lokale lijsten of kartels': 'Lijst 1',
      });
      const refused = await sees(an, 'Ik ken geen Vlaamse gemeente "Zottegemm-aan-Zee"');
      expect(fieldOf(refused, 'Gemeente')).toEqual({
        label: 'Gemeente',
        value: 'Zottegemm-aan-Zee',
        problem: expect.stringContaining('Ik ken geen Vlaamse gemeente'),
      });
      expect(refused.fields.filter(({ problem }) => problem !== undefined)).toHaveLength(1);
      expect(fieldOf(refused, 'Partijen')?.value).toEqual(['Groen', 'N-VA']);
      expect(fieldOf(refused, 'Lokale lijsten of kartels')?.value).toBe('Lijst 1');
      await refused.send({ Gemeente: 'Zottegem' });
      await sees(an, 'Stap 2 van 3');
    });

    test('goes through all steps of a form, back and forth, and gets what was made and its files', async () => {
      const an = place.person('done');
      await an.say('/memo mail');
      await (await sees(an, 'Stap 1 van 3')).send({ Gemeente: 'Galmaarden', Partijen: ['Groen', 'N-VA'] });
      const second = await sees(an, 'Stap 2 van 3');
      expect(second.text).toContain('Galmaarden hoort sinds 2025 bij Pajottegem.');
      await second.send({ 'Wat doet de gemeente al goed?': 'De wereldwinkel & het <plein>.' }, 'Vorige');
      const first = await sees(an, 'Stap 1 van 3');
      expect(fieldOf(first, 'Partijen')?.value).toEqual(['Groen', 'N-VA']);
      await first.send();
      const again = await sees(an, 'Stap 2 van 3');
      expect(fieldOf(again, 'Wat doet de gemeente al goed?')?.value).toBe('De wereldwinkel & het <plein>.');
      await again.send({ 'Wat vraag je?': ['Een schepen en een beleidsnota', 'Nee tegen racisme'] });
      await (await sees(an, 'Stap 3 van 3')).send({ 'Je naam': 'An *Peeters* <!channel>' });
      const { text } = await sees(an, 'Je 2 mails voor Pajottegem staan klaar.');
      expect(text).toContain('De wereldwinkel & het <plein>.');
      expect(text).toContain('An *Peeters* <!channel>');
      for (const ending of ['mail-groen-pajottegem.eml', 'mail-n-va-pajottegem.eml', 'mails-pajottegem.txt']) {
        expect(await textOf(await gets(an, ending))).toContain('Pajottegem');
      }
    });

    test('finds back what was made, which nobody else sees', async () => {
      const [an, els] = [place.person('owner'), place.person('other')];
      await makePosts(an);
      await els.say('/memo drafts');
      const { text } = await sees(els, 'nog niets');
      expect(text).not.toContain('Aalst');
      await an.say('/memo drafts');
      await sees(an, 'Aalst');
    });

    test('who presses a button of long ago changes nothing, and hears so', async () => {
      const an = place.person('stale');
      const made = await makePosts(an);
      await made.press('Aanpassen');
      await sees(an, 'Stap 1 van 1');
      await made.press('Aanpassen');
      await sees(an, 'Die knop hoort bij een vorige stap, dus er is niets veranderd.');
      await made.press('Wissen');
      await sees(an, 'Gewist.');
      await made.press('Aanpassen');
      await sees(an, 'Dit staat er niet meer');
    });

    test('who presses twice gets one thing done, and no complaint', async () => {
      const an = place.person('doubled');
      await an.say('/memo social Aalst');
      const form = await sees(an, 'Stap 1 van 1');
      const filled = { 'Jullie vraag': 'Faire Gemeente' };
      await Promise.all([form.send(filled), form.send(filled)]);
      await sees(an, 'Faire Gemeente');
      expect(an.seen().text).not.toContain('liep iets mis');
      await an.say('/memo drafts');
      const { buttons } = await sees(an, 'Aalst');
      expect(buttons.filter((label) => label.includes('Aalst'))).toHaveLength(1);
    });

    test('is told kindly, with a code, when the bot breaks inside, and nothing of what broke', async () => {
      const working = openStore(':memory:', fixedClock(testDay));
      const broken = await open(
        await realBot(fixedClock(testDay), {
          ...working,
          write: () => Promise.reject(new Error('SQLITE_CORRUPT: the password is hunter2')),
        }),
      );
      try {
        const an = broken.person('broken');
        await an.say('/memo mail');
        const { text } = await sees(an, /de code [0-9a-f]{8}/);
        expect(text).not.toMatch(/hunter2|SQLITE|Error|\bat /);
        await an.say(deadlineQuestion);
        await sees(an, '31 maart');
      } finally {
        await broken.close();
      }
    });
  });
}

/** Posts for Aalst, from the question to what was made. */
async function makePosts(person: Person): Promise<Seen> {
  await person.say('/memo social Aalst');
  await (await sees(person, 'Stap 1 van 1')).send({ 'Jullie vraag': 'Faire Gemeente' });
  return await vi.waitFor(
    () => {
      const seen = person.seen();
      expect(seen.buttons).toContain('Aanpassen');
      return seen;
    },
    { timeout: 10_000, interval: 20 },
  );
}

async function firstVague(bot: Assembled): Promise<{ readonly question: string; readonly title: string }> {
  const origin = { person: 'somebody', workspace: 'somewhere', place: 'test', locale: 'nl' } as const;
  for (const question of vague) {
    const { outcome } = await bot.handle({ ...origin, kind: 'question', text: question });
    const title = outcome?.decision === 'several' ? outcome.alternatives[0]?.title : undefined;
    if (title !== undefined) return { question, title };
  }
  throw new Error('no question is vague any more: think of others');
}
