const plain = /^[\x20-\x7e\n]*$/;
const combiningMarks = /\p{M}+/gu;
/** Numbers with their separators, ordinals (`4de`), words; letters and digits that touch are two tokens. */
const tokenPattern = /\d+(?:[.,]\d+)+|\d+de\b|\d+|[a-z]+/g;

/** Lower case without accents or ligatures: `Één fiché` becomes `een fiche`. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(combiningMarks, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('œ', 'oe');
}

/**
 * The words and numbers of a text, folded, in order.
 *
 * `11.11.11` and `0,7` stay whole (a comma is the decimal sign), `4e`, `4th` and `4ème` become `4de`; a final `'s` and
 * the French `l'`, `d'`, `qu'` fall off; `N-VA`, `cd&v` and `e-mail` are one word; single letters are dropped, single
 * digits are kept.
 */
export function tokenize(text: string): string[] {
  const folded = fold(text)
    .replace(/['’`´]s\b/g, 's')
    .replace(/\b([a-z])[-&]([a-z])/g, '$1$2')
    .replace(/\b([a-z]{2})&([a-z])\b/g, '$1$2')
    .replace(/\b(?:[cdjlmnst]|qu|jusqu|lorsqu)['’`´](?=[a-z])/g, ' ')
    .replace(/\b(\d)\s?(?:de|e|ste|ieme|eme|th|st|nd|rd)\b/g, '$1de');
  return (folded.match(tokenPattern) ?? [])
    .map((token) => token.replace(/^(\d+)\.(\d{1,2})$/, '$1,$2'))
    .filter((token) => token.length > 1 || /\d/.test(token));
}
