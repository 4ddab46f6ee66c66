/** A joiner that stands between no two emoji. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * What a person typed without control characters, invisible direction marks and doubled spaces. Lines stay lines, with
 * at most one empty line between two; the joiner inside an emoji stays.
 */
export function cleanTyped(typed: string): string {
  return typed
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(looseJoiner, '')
    .replace(/[^\P{Cc}\n\t]|[^\P{Cf}\u200D]|\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
