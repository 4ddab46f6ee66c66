import type { IParagraphOptions, IParagraphStyleOptions, ParagraphChild } from 'docx';
import type { Link, List, ListItem, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { sameAddress } from '../reply/markup.ts';
import type { FileBlock } from '../reply/reply.ts';

type Docx = typeof import('docx');

/** A document in the making: what its paragraphs refer to is kept beside them. */
type Draft = { readonly docx: Docx; readonly orderedLists: Numbered[]; readonly links: string[] };
type Numbered = { readonly level: number; readonly start: number };

/** In how many lists and quotations a paragraph stands. */
type Place = { readonly lists: number; readonly quotes: number };

type Look = { readonly bold?: true; readonly italics?: true; readonly style?: 'Hyperlink' };

/** Sizes are in twips, twentieths of a point: 567 to a centimetre. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1247, right: 1418, bottom: 1247, left: 1418 } };
/** How far a list or a quotation stands in, from what is around it: 0,75 cm. */
const step = 425;
/** Word knows nine levels of a list (ECMA-376, `w:ilvl`); what stands deeper stays at the ninth. */
const listLevels = 9;

/**
 * A Word document from Markdown: headings of three levels, paragraphs, strong, emphasis, lists, links to web and mail
 * addresses, quotations, lines across and line breaks. Anything else, HTML included, is text. The same arguments give
 * the same bytes; nothing in it tells who made it or on which machine.
 *
 * @param document.title stands in the properties of the file, not in the text
 * @param document.language for the spelling checker, `nl-BE` unless said otherwise
 * @param document.on the day the file says it was made
 */
export async function createWordDocument(document: {
  readonly fileName: string;
  readonly label: string;
  readonly title: string;
  readonly language?: string;
  readonly markdown: string;
  readonly on: Temporal.PlainDate;
}): Promise<FileBlock & { readonly content: Uint8Array }> {
  const docx = await import('docx');
  const language = document.language ?? 'nl-BE';
  const draft: Draft = { docx, orderedLists: [], links: [] };
  const paragraphs = blocksToParagraphs(draft, parse(document.markdown), { lists: 0, quotes: 0 });
  const word = new docx.Document({
    styles: { default: defaultStyles(docx, language), paragraphStyles: [quotationStyle(docx)] },
    numbering: { config: [bullets(docx), ...draft.orderedLists.map((list, index) => numbers(docx, list, index))] },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumbers(docx) },
        children: paragraphs.map((paragraph) => new docx.Paragraph(paragraph)),
      },
    ],
  });
  addLinks(word, draft.links);
  const properties = coreProperties(printable(document.title), language, document.on);
  const content = await docx.Packer.pack(word, 'uint8array', false, [{ path: 'docProps/core.xml', data: properties }]);
  return {
    kind: 'file',
    name: document.fileName,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: dateEntries(content, document.on),
    label: document.label,
  };
}

/** Markdown that says something beside its text, such as the address of an image, is text here, so that none is lost. */
function parse(markdown: string): readonly RootContent[] {
  const asText = ['codeIndented', 'codeFenced', 'definition', 'labelStartImage'];
  return fromMarkdown(removeUnprintable(markdown), { extensions: [{ disable: { null: asText } }] }).children;
}

/** Only what XML 1.0 can hold (section 2.2) and a person can have meant, so that Word opens the file without repairs. */
function removeUnprintable(text: string): string {
  return text.replace(/[^\P{Cc}\t\r\n]|[\p{Cs}\uFFFE\uFFFF]/gu, '');
}

/** A piece of the text of a paragraph: in Markdown a line end is no more than a space. */
function printable(text: string): string {
  return removeUnprintable(text).replace(/[\r\n]+/g, ' ');
}

function blocksToParagraphs(draft: Draft, nodes: readonly RootContent[], place: Place): IParagraphOptions[] {
  return nodes.flatMap((node) => blockToParagraphs(draft, node, place));
}

function blockToParagraphs(draft: Draft, node: RootContent, place: Place): IParagraphOptions[] {
  switch (node.type) {
    case 'heading':
      return [{ ...indented(place), heading: headingStyle(node.depth), children: toRuns(draft, node.children, {}) }];
    case 'list':
      return listToParagraphs(draft, node, { ...place, lists: place.lists + 1 });
    case 'blockquote':
      return blocksToParagraphs(draft, node.children, { ...place, quotes: place.quotes + 1 });
    case 'thematicBreak':
      return [{ ...indented(place), thematicBreak: true }];
    default:
      return [{ ...quoted(place), ...indented(place), children: toRuns(draft, [node], {}) }];
  }
}

function headingStyle(depth: number): 'Heading1' | 'Heading2' | 'Heading3' {
  if (depth === 1) return 'Heading1';
  return depth === 2 ? 'Heading2' : 'Heading3';
}

function quoted({ quotes }: Place): Pick<IParagraphOptions, 'style'> {
  return quotes > 0 ? { style: 'Quote' } : {};
}

/** @param hanging how far the first line stands back, for a bullet or a number */
function indented({ lists, quotes }: Place, hanging = 0): Pick<IParagraphOptions, 'indent'> {
  return lists + quotes > 0 ? { indent: { left: indentOf(lists + quotes), hanging } } : {};
}

function indentOf(depth: number): number {
  return Math.min(depth, listLevels) * step;
}

function listToParagraphs(draft: Draft, list: List, place: Place): IParagraphOptions[] {
  const level = Math.min(place.lists, listLevels) - 1;
  const reference = list.ordered ? numberReference(draft.orderedLists.length) : bulletReference;
  if (list.ordered) draft.orderedLists.push({ level, start: list.start ?? 1 });
  return list.children.flatMap((item) => itemToParagraphs(draft, item, place, { reference, level }));
}

/** The first paragraph of an item carries its bullet or number; the others stand under it. */
function itemToParagraphs(
  draft: Draft,
  item: ListItem,
  place: Place,
  numbering: { readonly reference: string; readonly level: number },
): IParagraphOptions[] {
  const [first, ...others] = blocksToParagraphs(draft, item.children, place);
  // In a quotation the level of the list does not say how far it stands in.
  const marker = { numbering, ...(place.quotes > 0 && indented(place, step)) };
  if (first === undefined) return [{ ...quoted(place), ...marker }];
  if (first.numbering) return [{ ...quoted(place), ...marker }, first, ...others];
  const { indent: _, ...unmarked } = first;
  return [{ ...unmarked, ...marker }, ...others];
}

function toRuns(draft: Draft, nodes: readonly Nodes[], look: Look): ParagraphChild[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'strong':
        return toRuns(draft, node.children, { ...look, bold: true });
      case 'emphasis':
        return toRuns(draft, node.children, { ...look, italics: true });
      case 'break':
        return [new draft.docx.TextRun({ break: 1 })];
      case 'link':
        return linkToRuns(draft, node, look);
      default:
        if ('value' in node) return textToRuns(draft, node.value, look);
        return 'children' in node ? toRuns(draft, node.children, look) : [];
    }
  });
}

function textToRuns({ docx }: Draft, text: string, look: Look): ParagraphChild[] {
  // The library fills in ids of lists where it finds `{their name}` in one run, so no run holds anything behind a `{`.
  return printable(text)
    .split(/(?<=\{)/)
    .map((part) => new docx.TextRun({ ...look, text: part }));
}

function linkToRuns(draft: Draft, { url, children }: Link, look: Look): ParagraphChild[] {
  const label = toRuns(draft, children, look);
  const target = linkTarget(url);
  if (target === undefined) {
    const text = children.map((child) => ('value' in child ? child.value : '')).join('');
    return sameAddress(text, url) ? label : [...label, ...textToRuns(draft, ` (${url})`, look)];
  }
  const linked = { ...look, style: 'Hyperlink' } as const;
  const runs = children.length > 0 ? toRuns(draft, children, linked) : textToRuns(draft, url, linked);
  // The library's own hyperlink has another id each time.
  return [new draft.docx.ConcreteHyperlink(runs, linkId(draft.links.push(target)))];
}

/** An address that may be pressed, written so that it is one to every program; nothing for other addresses. */
function linkTarget(url: string): string | undefined {
  if (!/^(?:https:\/\/|mailto:)/i.test(url)) return undefined;
  return URL.parse(url)?.href.replace(/[^\w.~:/?#[\]@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi, encodeURIComponent);
}

function linkId(number: number): string {
  return `Link${number}`;
}

function addLinks(word: InstanceType<Docx['Document']>, links: readonly string[]): void {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
  for (const [index, target] of links.entries()) {
    word.Document.Relationships.addRelationship(linkId(index + 1), type, target, 'External');
  }
}

const bulletReference = 'bullets';

function numberReference(index: number): string {
  return `numbers ${index}`;
}

function bullets({ LevelFormat }: Docx) {
  return {
    reference: bulletReference,
    levels: Array.from({ length: listLevels }, (_, level) => ({
      level,
      format: LevelFormat.BULLET,
      text: level % 2 === 0 ? '•' : '–',
      style: { paragraph: { indent: { left: indentOf(level + 1), hanging: step } } },
    })),
  };
}

/** Every ordered list is one of its own, so that each begins where its Markdown does. */
function numbers({ LevelFormat }: Docx, list: Numbered, index: number) {
  return {
    reference: numberReference(index),
    levels: Array.from({ length: listLevels }, (_, level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      start: level === list.level ? list.start : 1,
      style: { paragraph: { indent: { left: indentOf(level + 1), hanging: step } } },
    })),
  };
}

/**
 * Calibri is on every machine with Word; LibreOffice and Google show it or Carlito, which is as wide. The space between
 * two paragraphs is the larger of what the one wants below and the other above it; sizes of letters are half points.
 */
function defaultStyles({ LineRuleType }: Docx, language: string) {
  const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: '1F3864' },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after, ...lines(252) } },
  });
  return {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: language } },
      paragraph: { spacing: { before: 140, ...lines(271) } },
    },
    heading1: heading(34, 0, 160),
    heading2: heading(27, 320, 60),
    heading3: heading(23, 240, 40),
    listParagraph: { paragraph: { spacing: { before: 70 } } },
  };
}

function quotationStyle({ BorderStyle }: Docx): IParagraphStyleOptions {
  return {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'Normal',
    quickFormat: true,
    run: { color: '404040' },
    paragraph: {
      indent: { left: step },
      border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: 'BFBFBF' } },
    },
  };
}

function pageNumbers({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: Docx) {
  const number = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
    size: 18,
    color: '595959',
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** In place of those of the library, which name an author and tell the time. */
function coreProperties(title: string, language: string, on: Temporal.PlainDate): string {
  const day = `xsi:type="dcterms:W3CDTF">${on}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:language>${escapeXml(language)}</dc:language>`,
    `<dcterms:created ${day}</dcterms:created><dcterms:modified ${day}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The same zip, with midnight of a day as the time of every entry: the library writes the time of the machine. The
 * fields are those of section 4.3 of PKWARE's APPNOTE.TXT; the day, packed as MS-DOS did, is from 1980 to 2107.
 */
function dateEntries(zip: Uint8Array, on: Temporal.PlainDate): Uint8Array {
  const dated = zip.slice();
  const view = new DataView(dated.buffer);
  const end = dated.length - 22;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    for (const field of [entry + 12, view.getUint32(entry + 42, true) + 10]) {
      view.setUint16(field, 0, true);
      view.setUint16(field + 2, ((on.year - 1980) << 9) | (on.month << 5) | on.day, true);
    }
    entry += 46 + [28, 30, 32].reduce((length, field) => length + view.getUint16(entry + field, true), 0);
  }
  return dated;
}
