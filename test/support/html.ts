import fc from 'fast-check';

const tags = `html head meta title link script body a header h1 h2 nav p main div article section form input label
  button span textarea select option optgroup datalist fieldset legend pre dl dt dd ul ol li blockquote strong em code
  br`.split(/\s+/);
const attributes = `accept-charset action aria-current aria-describedby aria-invalid aria-label aria-live aria-required
  autocomplete charset checked class content data-copied data-offline data-select data-thinking data-unsent data-you
  download enterkeyhint for formnovalidate href hreflang id label lang list maxlength method name placeholder rel
  required role rows selected src start tabindex target type value`.split(/\s+/);
const ourTag = new RegExp(
  `^(?:<!doctype html>|</(?:${tags.join('|')})>|<(?:${tags.join('|')})(?:\\s+(?:${attributes.join('|')})(?:="[^"<>]*")?)*>)`,
);

/**
 * Every place where HTML holds a tag that our templates do not write, as anything that a visitor typed would. Sound
 * because our templates quote every attribute and escape `<`, `>` and `"` in every text.
 */
export function foreignTags(html: string): string[] {
  return [...html.matchAll(/<[^<]*/g)].map(([piece]) => piece).filter((piece) => !ourTag.test(piece));
}

/** What our replies give to download; never HTML, which a browser would run. */
const downloads = ['text/calendar', 'text/plain', 'text/markdown', 'message/rfc822', 'application/vnd[.\\w-]*'];
const safeAddress = new RegExp(`^(?:https?://|mailto:|data:(?:${downloads.join('|')})[;,]|/(?!/)|#q$)`, 'i');

/** Every address in the HTML that is no page, mail, file of ours or file to download. */
export function unsafeAddresses(html: string): string[] {
  return [...html.matchAll(/ (?:href|src|action)="([^"]*)"/g)]
    .map(([, address = '']) => unescapeHtml(address))
    .filter((address) => !safeAddress.test(address));
}

/** What a person reads of a piece of HTML, in one line. */
export function textOf(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** HTML without the white space between its tags. */
export function squeeze(html: string): string {
  return html.replace(/\s+/g, ' ').replaceAll('> <', '><').trim();
}

export function unescapeHtml(text: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return text.replace(/&(lt|gt|quot|amp|#39);/g, (whole, name: string) => characters[name] ?? whole);
}

/** Whatever a person could type: any characters, mixed with what is known to break out of pages and of Markdown. */
export const typedText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onfocus='alert(1)' autofocus='",
        '</textarea>',
        '</title>',
        '<!--',
        '<a href="javascript:alert(1)">klik</a>',
        '&lt;script&gt;alert(1)&lt;/script&gt;',
        '&#60;img src=x&#62;',
        '[klik](javascript:alert(1))',
        '[klik](<JaVaScRiPt:alert(1)>)',
        '[klik](java&#10;script:alert(1))',
        '[klik](data:text/html,<b>)',
        '[klik](vbscript:x)',
        '[klik](https://voorbeeld.be/"onclick="alert(1))',
        '![beeld](https://voorbeeld.be/x.png)',
        '<javascript:alert(1)>',
        '<https://voorbeeld.be/"onmouseover="alert(1)>',
        'https://voorbeeld.be/<script>',
        "www.voorbeeld.be/'onclick='x",
        '[naam]: javascript:alert(1)',
        '[naam]',
        '/vraag ',
        '/',
        '**',
        '`',
        '\n\n- ',
        '\n1. ',
        '\n> ',
        '\\',
        '\u0000',
        '\u202e',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
