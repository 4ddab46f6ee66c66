import { replyLimits } from './check.ts';

/** Lines as one list; as several when it is too long for one text. Each line fits in a text. */
export function listTexts(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines.map((each) => `- ${each}`)) {
    const longer = [...texts.slice(-1), line].join('\n');
    if (texts.length > 0 && longer.length <= replyLimits.textChars) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
}
