import type { FileBlock } from '../reply/reply.ts';

/**
 * The longest `mailto:` link that is made, in characters. No standard sets a limit. Chromium on Windows does nothing at
 * all with a link over 2,048 (`kMaxUrlLength`, after what ShellExecute and Internet Explorer took), and people who
 * measured Firefox and older Outlooks found theirs near 2,000; the rest is margin.
 */
const longestMailtoLink = 1900;

/** RFC 5322 wants lines of a mail no longer than 78 characters; 76 is what RFC 2045 allows for base64. */
const lineLength = 76;

/** The longest name that `fileNameFrom` makes, in characters before the ending: a short one is easier to find back. */
const longestName = 60;

/** What letters that are no letter with a mark become in ASCII. */
const inAscii: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' };

/** Names that Windows keeps for devices, whatever the ending behind them. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** One address as nearly everybody has: no quotation marks, comments or other letters than ASCII's (RFC 5321, 4.1.2). */
const plainAddress = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d-]+\.)+[a-z\d-]+$/i;
/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, of which two are its brackets. */
const longestAddress = 254;

/**
 * A mail as a file that opens in the person's own mail program, as a draft in Outlook, as a mail to forward elsewhere.
 * It says nothing about who made it and when, for nobody sent it.
 *
 * @param mail.subject one line; control characters and runs of white space become one space
 * @param mail.body plain text, kept as it was typed
 * @param mail.to one plain address; anything else is left out, for the person to fill in
 */
export async function createMail(mail: {
  readonly fileName: string;
  readonly label: string;
  readonly subject: string;
  readonly body: string;
  readonly to?: string;
}): Promise<FileBlock & { readonly content: string }> {
  const to = isPlainAddress(mail.to) ? [`To: ${mail.to}`] : [];
  const lines = [
    'X-Unsent: 1',
    ...to,
    await subjectHeader(oneLine(mail.subject)),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...base64Lines(withCrlf(mail.body)),
    '',
  ];
  return {
    kind: 'file',
    name: mail.fileName,
    mediaType: 'message/rfc822',
    content: lines.join('\r\n'),
    label: mail.label,
  };
}

/** A subject that is not short ASCII is encoded as a whole, so that none of it is read as an encoding of something. */
async function subjectHeader(subject: string): Promise<string> {
  const plain = `Subject: ${subject}`;
  if (/^[ -~]*$/.test(plain) && !plain.includes('=?') && plain.length <= lineLength) return plain;
  // The composer of nodemailer adds a date, an id and its own reading of `=?`; its functions are all we need.
  const { encodeWord, foldLines } = await import('nodemailer/lib/mime-funcs');
  const longestWord = 52;
  return foldLines(`Subject: ${encodeWord(subject, 'Q', longestWord)}`, lineLength);
}

function base64Lines(text: string): string[] {
  return (
    Buffer.from(text.toWellFormed())
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  );
}

/**
 * A link that opens a mail in the person's own mail program (RFC 6068), or nothing when it would be too long to work
 * everywhere.
 *
 * @param to as for `createMail`
 */
export function mailtoLink(subject: string, body: string, to?: string): string | undefined {
  const path = isPlainAddress(to) ? encodeURIComponent(to).replace('%40', '@') : '';
  const text = withCrlf(body)
    .replace(/[^\P{Cc}\t\r\n]/gu, '')
    .toWellFormed();
  const link = `mailto:${path}?subject=${encodeURIComponent(oneLine(subject))}&body=${encodeURIComponent(text)}`;
  return link.length <= longestMailtoLink ? link : undefined;
}

function isPlainAddress(to: string | undefined): to is string {
  return to !== undefined && to.length <= longestAddress && plainAddress.test(to);
}

/** Without control characters, halves of characters and line breaks, however they are written. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

function withCrlf(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

/**
 * A file name that every system takes, from any text: at most 60 lower-case ASCII letters, digits and hyphens, and the
 * ending. A text without any gives `wegwijzer`.
 */
export function fileNameFrom(text: string, ending: `.${string}`): string {
  const name = text
    .toLowerCase()
    .replace(/[œæßø]/g, (letter) => inAscii[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
  if (name === '') return `wegwijzer${ending}`;
  return deviceName.test(name) ? `wegwijzer-${name}${ending}` : `${name}${ending}`;
}
