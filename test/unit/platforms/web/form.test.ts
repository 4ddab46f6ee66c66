import { describe, expect, test } from 'vitest';
import { formToHtml } from '../../../../src/platforms/web/form.ts';
import type {
  Action,
  ChoiceField,
  ChoicesField,
  DateField,
  FormBlock,
  FormField,
  GridField,
  TextField,
} from '../../../../src/reply/reply.ts';
import { squeeze } from '../../../support/html.ts';

const next: Action = { kind: 'flow', command: 'memo mail', flow: 'x', revision: 1, move: 'next' };

/** A form as HTML, with the ids that are made up on the spot as `form`. */
async function drawForm(form: Partial<FormBlock>, language: 'nl' | 'en' = 'nl'): Promise<string> {
  const block: FormBlock = { kind: 'form', title: 'zoek', action: next, submit: 'Zoek', fields: [], ...form };
  return squeeze(String(await formToHtml(block, language, 'fr'))).replace(/form-[0-9a-f]+/g, 'form');
}

/** One field as HTML, without the form around it. */
async function draw(field: FormField, language: 'nl' | 'en' = 'nl'): Promise<string> {
  const html = await drawForm({ fields: [field] }, language);
  return html.slice(html.indexOf('>') + 1, html.indexOf('<div class="buttons">'));
}

const named = { name: 'x', label: 'Je <keuze>', required: false } as const;
const text = (more: Partial<TextField> = {}): TextField => ({ ...named, kind: 'text', maxLength: 60, ...more });
const date = (more: Partial<DateField> = {}): DateField => ({ ...named, kind: 'date', ...more });
const rows = (...values: readonly string[]) => values.map((value) => ({ value, label: `${value} &` }));
const choice = (more: Partial<ChoiceField> = {}): ChoiceField => ({
  ...named,
  kind: 'choice',
  choices: rows('a', 'b'),
  ...more,
});
const seven = rows('a', 'b', 'c', 'd', 'e', 'f', 'g');
const choices = (more: Partial<ChoicesField> = {}): ChoicesField => ({
  ...named,
  kind: 'choices',
  choices: rows('a', 'b', 'c'),
  most: 3,
  ...more,
});
const grid = (more: Partial<GridField> = {}): GridField => ({
  ...named,
  kind: 'grid',
  rows: rows('a', 'b'),
  columns: rows('ja', 'nee'),
  ...more,
});

describe('a form', () => {
  test('is sent to the page in its language, with the action on the button that Enter presses', async () => {
    expect(await drawForm({ title: 'Zoek & vind' })).toBe(
      '<form class="fields" method="post" action="/?lang=fr" aria-label="Zoek &amp; vind"><div class="buttons">' +
        '<button class="main" type="submit" name="action" value="flow:next:1:x:memo mail">Zoek</button></div></form>',
    );
  });

  test('has other ways on, which take along what is filled in without asking that it is complete', async () => {
    const buttons = [{ label: 'Terug & weg', action: { ...next, move: 'back' } as const }];
    expect(await drawForm({ buttons })).toContain(
      '>Zoek</button><button type="submit" name="action" value="flow:back:1:x:memo mail" formnovalidate>' +
        'Terug &amp; weg</button></div>',
    );
  });

  test('drawn twice never has the same id twice', async () => {
    const fields = [text({ problem: 'p', hint: 'h' }), grid({ name: 'y' }), choices({ name: 'z', hint: 'h' })];
    const once = () => formToHtml({ kind: 'form', title: 't', action: next, submit: 's', fields }, 'nl', 'nl');
    const ids = [...`${await once()}${await once()}`.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });
});

describe('a field', () => {
  test('that must be filled in says so, in the language of the reply', async () => {
    expect(await draw(text({ required: true }))).toContain(
      '<label for="form-x">Je &lt;keuze&gt; <span class="notes">(verplicht)</span></label>',
    );
    expect(await draw(choices({ required: true }), 'en')).toContain(
      '<legend>Je &lt;keuze&gt; <span class="notes">(required)</span></legend>',
    );
  });

  const wrong = { hint: 'Kies <goed>', problem: 'leeg & fout', required: true };
  test.each([
    ['text', text(wrong), /<input [^>]* required aria-invalid="true" aria-describedby="form-x-problem form-x-hint"/],
    [
      'long text',
      text({ ...wrong, multiline: true }),
      /<textarea [^>]* required aria-invalid="true" aria-describedby=/,
    ],
    ['date', date(wrong), /<input type="date" [^>]* required aria-invalid="true" aria-describedby=/],
    [
      'long choice',
      choice({ ...wrong, choices: seven }),
      /<select [^>]* required aria-invalid="true" aria-describedby=/,
    ],
    [
      'choice',
      choice(wrong),
      /<fieldset class="field" role="radiogroup" aria-invalid="true" aria-required="true" aria-describedby="form-x-problem form-x-hint">/,
    ],
    ['choices', choices(wrong), /<fieldset class="field" aria-describedby="form-x-problem form-x-hint">/],
    ['grid', grid(wrong), /<fieldset class="field" aria-describedby="form-x-problem form-x-hint">/],
  ])('of the kind %s has its hint and what is wrong beside it', async (_, field, tied) => {
    const html = await draw(field);
    expect(html).toMatch(tied);
    expect(html).toContain('<p class="hint" id="form-x-hint">Kies &lt;goed&gt;</p>');
    expect(html).toContain('<p class="problem" id="form-x-problem" role="alert">leeg &amp; fout</p>');
  });

  test.each([text(), date(), choice(), choice({ choices: seven }), choices(), grid()])(
    'with nothing wrong says nothing of it (%o)',
    async (field) => {
      expect(await draw(field)).not.toMatch(/aria-invalid|aria-describedby|role="alert"|aria-required| required/);
    },
  );
});

describe('a text', () => {
  test('of one line is limited and holds what was filled in', async () => {
    expect(await draw(text({ value: '"Gent"' }))).toBe(
      '<div class="field"><label for="form-x">Je &lt;keuze&gt;</label>' +
        '<input id="form-x" name="option-x" value="&quot;Gent&quot;" maxlength="60"></div>',
    );
  });

  test('of more lines keeps every line and space, also at both ends', async () => {
    const value = '\n\n  <ja>\n';
    const field = text({ multiline: true, value });
    const block: FormBlock = { kind: 'form', title: 't', action: next, submit: 's', fields: [field] };
    const html = String(await formToHtml(block, 'nl', 'nl'));
    // The parser of HTML leaves out one line end at the beginning.
    expect(/<textarea [^>]*maxlength="60">\n([^<]*)<\/textarea>/.exec(html)?.[1]).toBe('\n\n  &lt;ja&gt;\n');
  });

  test.each(['municipality', 'theme'] as const)('proposes from the list of the page: %s', async (suggest) => {
    expect(await draw(text({ suggest }))).toContain(`list="suggest-${suggest}" autocomplete="off">`);
  });
});

describe('a date', () => {
  test.each(['', '2026-12-15', '2028-02-29', '0001-01-01'])(
    'is chosen from a calendar that holds "%s"',
    async (value) => {
      expect(await draw(date({ value }))).toContain(`<input type="date" id="form-x" name="option-x" value="${value}">`);
    },
  );

  test.each(['15 december', '2026-02-30', '2026-13-01', '0000-01-01', '+002026-12-15', '2026-12-15T10:00', '<b>'])(
    'that was typed as "%s" is kept as it was typed',
    async (value) => {
      expect(await draw(date({ value }))).toContain(
        `<input type="text" id="form-x" name="option-x" value="${value.replace('<b>', '&lt;b&gt;')}">`,
      );
    },
  );
});

describe('a choice', () => {
  const radio = (value: string, label: string, more = '') =>
    `<label class="option"><input type="radio" name="option-x" value="${value}"${more}> ${label} </label>`;

  test('of few rows is buttons, of which one stands for no choice', async () => {
    expect(await draw(choice({ value: 'b' }))).toBe(
      '<fieldset class="field" role="radiogroup"><legend>Je &lt;keuze&gt;</legend><div>' +
        '<input type="hidden" name="option-x" value="">' +
        `${radio('a', 'a &amp;')}${radio('b', 'b &amp;', ' checked')}${radio('', 'Geen keuze')}</div></fieldset>`,
    );
  });

  test.each([undefined, '', 'weg'])('that was not made (%s) stands at no choice', async (value) => {
    const html = await draw(choice(value === undefined ? {} : { value }));
    expect(html).toContain(radio('', 'Geen keuze', ' checked'));
    expect(html.match(/ checked/g)).toHaveLength(1);
  });

  test('that must be made has no button for no choice, and stands at none', async () => {
    const html = await draw(choice({ required: true }));
    expect(html).not.toMatch(/Geen keuze| checked/);
    expect(html.match(/type="radio"[^>]* required>/g)).toHaveLength(2);
  });

  test.each([
    [6, false],
    [7, true],
  ])('of %i rows is a list that opens: %s', async (count, opens) => {
    expect((await draw(choice({ choices: seven.slice(0, count) }))).includes('<select')).toBe(opens);
  });

  test('of many rows is a list, that begins with no choice', async () => {
    expect(await draw(choice({ choices: seven, value: 'b' }))).toMatch(
      /<select id="form-x" name="option-x"><option value="">—<\/option><option value="a">a &amp;<\/option><option value="b" selected>/,
    );
  });

  test('of many rows that must be made and is, offers no way back to none', async () => {
    const first = async (value: string) =>
      /<option[^>]*>/.exec(await draw(choice({ choices: seven, required: true, value })))?.[0];
    expect(await first('b')).toBe('<option value="a">');
    expect(await first('weg')).toBe('<option value="">');
  });

  test('has its rows under the titles that they share', async () => {
    const mixed = [
      { value: 'a', label: 'A', group: 'Een & co' },
      { value: 'b', label: 'B', group: 'Twee' },
      { value: 'c', label: 'C', group: 'Een & co' },
      { value: 'd', label: 'D' },
    ];
    const names = (html: string) =>
      [...html.matchAll(/<legend>(?!Je)([^<]*)|value="(\w+)"|<optgroup label="([^"]*)"/g)].map((match) =>
        match.slice(1).find(Boolean),
      );
    const inOrder = ['Een &amp; co', 'a', 'c', 'Twee', 'b', 'd'];
    expect(names(await draw(choice({ choices: mixed, required: true })))).toEqual(inOrder);
    expect(names(await draw(choices({ choices: mixed })))).toEqual(inOrder);
    expect(names(await draw(choice({ choices: [...mixed, ...rows('e', 'f', 'g')] })))).toEqual([
      ...inOrder,
      'e',
      'f',
      'g',
    ]);
  });
});

describe('several choices', () => {
  test('are boxes to tick, sent as a list also when none is', async () => {
    expect(await draw(choices({ choices: rows('a', 'b'), value: ['b', 'weg'] }))).toBe(
      '<fieldset class="field"><legend>Je &lt;keuze&gt;</legend><div>' +
        '<input type="hidden" name="option-x[]" value="">' +
        '<label class="option"><input type="checkbox" name="option-x[]" value="a"> a &amp; </label>' +
        '<label class="option"><input type="checkbox" name="option-x[]" value="b" checked> b &amp; </label>' +
        '</div></fieldset>',
    );
  });

  test('say how many may be made when that is not all', async () => {
    expect(await draw(choices({ most: 2, required: true }))).toContain('(verplicht, hoogstens 2)');
    expect(await draw(choices({ most: 3 }))).not.toContain('hoogstens');
  });

  test('that are wrong are so at every box, where the focus can go', async () => {
    expect((await draw(choices({ problem: 'leeg' }))).match(/type="checkbox"[^>]* aria-invalid="true"/g)).toHaveLength(
      3,
    );
  });
});

describe('a grid', () => {
  test('is a labelled list of the columns for each row', async () => {
    expect(await draw(grid({ value: ['b=nee', 'a=weg'] }))).toBe(
      '<fieldset class="field"><legend>Je &lt;keuze&gt;</legend><div>' +
        '<div class="grid-row"><label for="form-x-0">a &amp;</label><select id="form-x-0" name="option-x[]">' +
        '<option value="">—</option><option value="a=ja">ja &amp;</option><option value="a=nee">nee &amp;</option>' +
        '</select></div>' +
        '<div class="grid-row"><label for="form-x-1">b &amp;</label><select id="form-x-1" name="option-x[]">' +
        '<option value="">—</option><option value="b=ja">ja &amp;</option>' +
        '<option value="b=nee" selected>nee &amp;</option></select></div></div></fieldset>',
    );
  });

  test('has its rows under the titles that they share', async () => {
    const grouped = rows('a', 'b').map((row) => ({ ...row, group: `Titel ${row.value}` }));
    expect(await draw(grid({ rows: grouped }))).toMatch(
      /<fieldset class="group"><legend>Titel a<\/legend><div class="grid-row"><label for="form-x-0">a .*<fieldset class="group"><legend>Titel b<\/legend><div class="grid-row"><label for="form-x-1">b /,
    );
  });
});
