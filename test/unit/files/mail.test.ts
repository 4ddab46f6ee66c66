import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { createMail, fileNameFrom, mailtoLink } from '../../../src/files/mail.ts';

const mail = {
  fileName: 'mail-aan-het-schepencollege.eml',
  label: 'Open in je mailprogramma',
  subject: 'Vraag over het memorandum',
  body: 'Beste\n\nKunnen wij langskomen?\n\nMet vriendelijke groet',
};

/** The fields above the body, unfolded, as they stand in the file. */
function headersOf(content: string): string[] {
  const [head = ''] = content.split('\r\n\r\n');
  return head.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
}

function nameOf(header: string): string {
  return header.slice(0, header.indexOf(':'));
}

async function read(content: string) {
  const { subject, text = '', to } = await PostalMime.parse(content);
  return { subject, body: text.replaceAll('\r\n', '\n'), to: to?.map((each) => each.address) };
}

/** What is left of a text on one line. */
function cleaned(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

/** Any text, with a good chance of what has a meaning in a mail. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0', ' ', '\t', '.', 'From ', ':', '"', '<', '>', ',', '\\'),
      fc.constantFrom(
        '=?utf-8?Q?=41?=',
        '=?',
        '?=',
        '=0D=0A',
        'Bcc: x@evil.example',
        'é',
        '€',
        '👩‍👩‍👧',
        '%0A',
        '&',
        '\ud800',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('a mail', () => {
  test('is a file that a mail program opens as a draft', async () => {
    const file = await createMail(mail);
    expect(file).toMatchObject({
      kind: 'file',
      name: 'mail-aan-het-schepencollege.eml',
      mediaType: 'message/rfc822',
      label: 'Open in je mailprogramma',
    });
    expect(headersOf(file.content)).toEqual([
      'X-Unsent: 1',
      'Subject: Vraag over het memorandum',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
    ]);
  });

  test('reads as it was written', async () => {
    expect(await read((await createMail(mail)).content)).toEqual({ subject: mail.subject, body: mail.body });
  });

  test('is the same every time, for it says nothing of when and by whom it was made', async () => {
    expect((await createMail(mail)).content).toBe((await createMail(mail)).content);
  });

  test('goes to the one it is meant for', async () => {
    const { content } = await createMail({ ...mail, to: "an.o'brien+gros@sint-truiden.be" });
    expect(headersOf(content)).toContain("To: an.o'brien+gros@sint-truiden.be");
    expect((await read(content)).to).toEqual(["an.o'brien+gros@sint-truiden.be"]);
  });

  test.each([
    'a@b.be, c@d.be',
    'a@b.be\r\nBcc: c@d.be',
    'a@b.be\nBcc: c@d.be',
    'a@b.be\rBcc: c@d.be',
    'a@b.be\u2028Bcc: c@d.be',
    'a@b.be\0',
    'An <a@b.be>',
    '"a\\"@b.be',
    'a@b@c.be',
    'a b@c.be',
    'a.@b.be',
    'groep: a@b.be;',
    'jos@vlaanderen',
    'josé@b.be',
    `${'a'.repeat(250)}@b.be`,
    '',
  ])('leaves the address to the person when it is not one plain one: %j', async (to) => {
    expect((await createMail({ ...mail, to })).content).toBe((await createMail(mail)).content);
  });
});

describe('the subject of a mail', () => {
  test.each([
    ['accents', 'Coöperatie: één voorstel voor Zoë'],
    ['a euro sign', '€ 2 per inwoner'],
    ['emoji', 'Dank je 👩‍👩‍👧 🇧🇪'],
    ['quotation marks and brackets', '"Nu" <of> (later)'],
    ['what looks like an encoded subject', '=?utf-8?Q?=41?='],
    ['two of those with a space between them', '=?utf-8?Q?=41?= =?utf-8?B?QQ==?='],
    ['half of one', 'wat =?utf-8? is dat'],
    ['many words', 'Vraag over het memorandum van de gemeenteraad '.repeat(30).trim()],
    ['one long word', 'a'.repeat(2000)],
    ['many accents', 'é€🎉'.repeat(300)],
  ])('keeps %s', async (_, subject) => {
    const { content } = await createMail({ ...mail, subject });
    expect((await read(content)).subject).toBe(subject);
  });

  test('stands in the file to be read when it is short and plain, up to the length of a line', async () => {
    const subject = 'x'.repeat(76 - 'Subject: '.length);
    expect(headersOf((await createMail({ ...mail, subject })).content)).toContain(`Subject: ${subject}`);
    expect(headersOf((await createMail({ ...mail, subject: `${subject}x` })).content)).not.toContain(
      `Subject: ${subject}x`,
    );
  });

  test.each([
    '\r\nBcc: c@d.be',
    '\nBcc: c@d.be',
    '\rBcc: c@d.be',
    '\u2028Bcc: c@d.be',
    '\u0085Bcc: c@d.be',
    '\v\f\0Bcc: c@d.be',
    '\r\n\r\nBcc: c@d.be',
  ])('cannot begin a header: %j', async (injection) => {
    const { content } = await createMail({ ...mail, subject: `Vraag${injection}` });
    expect(headersOf(content)).toHaveLength(5);
    expect(await read(content)).toEqual({ subject: 'Vraag Bcc: c@d.be', body: mail.body });
  });

  test('comes back, whatever it holds, and adds no header', async () => {
    const names = headersOf((await createMail({ ...mail, to: 'a@b.be' })).content).map(nameOf);
    await fc.assert(
      fc.asyncProperty(anyText, async (subject) => {
        const { content } = await createMail({ ...mail, subject, to: 'a@b.be' });
        expect(headersOf(content).map(nameOf)).toEqual(names);
        expect((await read(content)).subject ?? '').toBe(cleaned(subject));
      }),
    );
  });
});

describe('the body of a mail', () => {
  test.each([
    ['a line with only a dot', 'a\n.\nb'],
    ['a line that begins with From', 'a\nFrom b\nFrom: c'],
    ['white space at the ends', '  a  \n\t\nb\n\n'],
    ['headers of its own', 'Bcc: c@d.be\n\nSubject: x'],
    ['a long line', 'lange tekst éé '.repeat(500)],
    ['nothing', ''],
  ])('keeps %s', async (_, body) => {
    expect(await read((await createMail({ ...mail, body })).content)).toEqual({ subject: mail.subject, body });
  });

  test('has the line ends of a mail, whatever those of the text', async () => {
    const { text } = await PostalMime.parse((await createMail({ ...mail, body: 'a\nb\r\nc\rd' })).content);
    expect(text).toBe('a\r\nb\r\nc\r\nd');
  });

  test('comes back, whatever it holds, and adds no header', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (body) => {
        const { content } = await createMail({ ...mail, body });
        expect(headersOf(content)).toHaveLength(5);
        expect((await read(content)).body).toBe(body.replace(/\r\n?/g, '\n').toWellFormed());
      }),
    );
  });
});

test('a mail is ASCII in lines of at most 76 characters that end in CRLF', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (subject, body) => {
      const { content } = await createMail({ ...mail, subject, body });
      expect(content).toMatch(/^(?:[ -~]{0,76}\r\n)*$/);
    }),
  );
});

describe('a link that opens a mail', () => {
  test('holds subject, body and address', () => {
    expect(mailtoLink('Vraag & antwoord', 'Één\n\ntwee = 2', 'info@gemeente.be')).toBe(
      'mailto:info@gemeente.be?subject=Vraag%20%26%20antwoord&body=%C3%89%C3%A9n%0D%0A%0D%0Atwee%20%3D%202',
    );
  });

  test('needs no address', () => {
    expect(mailtoLink('Vraag', 'Dag')).toBe('mailto:?subject=Vraag&body=Dag');
  });

  test('leaves the address to the person when it is not one plain one', () => {
    expect(mailtoLink('Vraag', 'Dag', 'a@b.be, c@d.be')).toBe(mailtoLink('Vraag', 'Dag'));
    expect(mailtoLink('Vraag', 'Dag', 'An <a@b.be>')).toBe(mailtoLink('Vraag', 'Dag'));
  });

  test.each(['a@b.be?bcc=c@d.be', 'a@b.be&bcc=c@d.be', 'a&b=c@d.be', 'a%0D%0Ab@c.be', 'a#b@c.be'])(
    'cannot be told to do more by an address: %s',
    (to) => {
      const link = new URL(mailtoLink('Vraag', 'Dag', to) ?? '');
      expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
      expect(['', to]).toContain(decodeURIComponent(link.pathname));
      expect(link.hash).toBe('');
    },
  );

  test('is made up to 1,900 characters', () => {
    const empty = 'mailto:?subject=Vraag&body='.length;
    expect(mailtoLink('Vraag', 'a'.repeat(1900 - empty))).toHaveLength(1900);
    expect(mailtoLink('Vraag', 'a'.repeat(1901 - empty))).toBeUndefined();
  });

  test('drops what no mail program should get', () => {
    expect(mailtoLink('a\0b', 'a\0\u001bb\tc')).toBe('mailto:?subject=a%20b&body=ab%09c');
  });

  test('gives back subject and body, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const link = mailtoLink(subject, body);
        fc.pre(link !== undefined);
        expect(link).toMatch(/^mailto:\?subject=(?:[\w.!~*'()-]|%[\dA-F]{2})*&body=(?:[\w.!~*'()-]|%[\dA-F]{2})*$/);
        const [, read = '', text = ''] = /subject=(.*)&body=(.*)/.exec(link) ?? [];
        expect(decodeURIComponent(read)).toBe(cleaned(subject));
        const typed = body.replace(/\r\n?|\n/g, '\r\n').toWellFormed();
        expect(decodeURIComponent(text)).toBe([...typed].filter((each) => /[\t\r\n]|\P{Cc}/u.test(each)).join(''));
      }),
    );
  });
});

describe('a file name', () => {
  test.each([
    ['Sint-Truiden', 'sint-truiden.docx'],
    ['CD&V + Groen!', 'cd-v-groen.docx'],
    ["'s-Gravenvoeren", 's-gravenvoeren.docx'],
    ['Coöperatie Zoë', 'cooperatie-zoe.docx'],
    ['Œuvre', 'oeuvre.docx'],
    ['../../etc/passwd', 'etc-passwd.docx'],
    ['.bashrc', 'bashrc.docx'],
    ['a\0b\r\nc', 'a-b-c.docx'],
    ['CON', 'wegwijzer-con.docx'],
    ['nul ', 'wegwijzer-nul.docx'],
    ['COM¹', 'wegwijzer-com1.docx'],
    ['console', 'console.docx'],
    ['', 'wegwijzer.docx'],
    ['…', 'wegwijzer.docx'],
    ['Москва', 'wegwijzer.docx'],
    [`${'a'.repeat(59)} b`, `${'a'.repeat(59)}.docx`],
    ['a'.repeat(61), `${'a'.repeat(60)}.docx`],
  ])('from %j is %s', (text, name) => {
    expect(fileNameFrom(text, '.docx')).toBe(name);
  });

  test('is safe, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('aux', 'PRN', 'lpt9', 'Nul.', 'con.txt')), (text) => {
        const name = fileNameFrom(text, '.eml');
        expect(name).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*\.eml$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./);
        expect(name.length).toBeLessThanOrEqual(64);
      }),
    );
  });
});
