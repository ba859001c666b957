import { XMLParser, XMLValidator } from "fast-xml-parser";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { excerpt, ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { ElementPlace } from "#app/domain/interchange/import-problem.ts";
import { child } from "#app/domain/interchange/xml-element.ts";
import type { XmlElement, XmlValue } from "#app/domain/interchange/xml-element.ts";
import { splitList } from "./split-list.ts";

export interface XmlReading {
  readonly document: XmlElement;
  readonly lineOf: (place: ElementPlace) => number | null;
}

/** Which elements a reader wants from a document. */
export interface XmlShape {
  readonly root: string;
  /** All others are dropped while parsing. */
  readonly kept: ReadonlySet<string>;
  /** Those that repeat. */
  readonly lists: ReadonlySet<string>;
  /** Lists that may be very long, with their items. */
  readonly longLists: Readonly<Record<string, string>>;
  /** The greatest count of some elements. */
  readonly limits: Readonly<Record<string, number>>;
}

/**
 * Parses XML text to an element tree without attributes and prefixes. Refuses any DOCTYPE or other declaration, another
 * root element, more elements of a name than the limits allow, text that is not well formed and elements nested too deep:
 * the cheap checks come first, for the tree is what costs time.
 */
export function parseXml(xml: string, shape: XmlShape): XmlReading {
  refuseUnsafe(xml);
  const found = rootName(xml);
  if (found !== shape.root) throw new ImportRefusal("import.notMspdi", { root: excerpt(found) });
  for (const [element, limit] of Object.entries(shape.limits)) {
    const count = countElements(xml, element, limit);
    if (count > limit) throw new ImportRefusal("import.tooLarge", { what: element, limit });
  }
  refuseMalformed(xml);
  return { document: buildTree(xml, shape), lineOf: (place) => lineOf(xml, place) };
}

/** Refuses characters that XML does not have, and any DOCTYPE or other declaration. */
export function refuseUnsafe(xml: string): void {
  refuseControlCharacters(xml);
  refuseDeclarations(xml);
}

export function refuseMalformed(xml: string): void {
  const problem = XMLValidator.validate(xml);
  if (problem !== true) throw new ImportRefusal("import.malformed", { reason: excerpt(problem.err.msg), line: problem.err.line });
}

/** Builds the tree; the items of the long lists are parsed piece by piece and put back in their place. */
function buildTree(xml: string, { kept, lists, longLists }: XmlShape): XmlElement {
  let rest = xml;
  const taken: [list: string, item: string, items: XmlValue[]][] = [];
  for (const [list, item] of Object.entries(longLists)) {
    const split = splitList(rest, list, item);
    if (!split) continue;
    rest = split.rest;
    const items: XmlValue[] = [];
    for (const piece of split.pieces) {
      const values = child(parseText(piece, kept, lists), list)?.[item];
      if (Array.isArray(values)) for (const value of values) items.push(value);
    }
    taken.push([list, item, items]);
  }
  const document = parseText(rest, kept, lists);
  const root = Object.keys(document)[0] ?? "";
  const content = taken.map(([list, item, items]) => [list, { [item]: items }]);
  return taken.length === 0 ? document : { [root]: { ...child(document, root), ...Object.fromEntries(content) } };
}

function parseText(xml: string, kept: ReadonlySet<string>, lists: ReadonlySet<string>): XmlElement {
  const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    trimValues: true,
    jPath: false,
    maxNestedTags: importLimits.depth,
    isArray: (name) => lists.has(name),
    updateTag: (name) => kept.has(name),
  });
  try {
    return parser.parse(xml);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message.includes("nested tags")) throw new ImportRefusal("import.depth", { limit: importLimits.depth });
    throw new ImportRefusal("import.malformed", { reason: excerpt(message) });
  }
}

/** XML has no control characters but tab and line ends, and databases refuse some of them. */
function refuseControlCharacters(xml: string): void {
  const at = xml.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  if (at === -1) return;
  const code = xml.charCodeAt(at).toString(16).padStart(4, "0");
  throw new ImportRefusal("import.malformed", { reason: `U+${code.toUpperCase()}`, line: lineAt(xml, at) });
}

/** Everything that begins with `<!` and is neither a comment nor character data declares something. */
function refuseDeclarations(xml: string): void {
  for (let at = xml.indexOf("<!"); at !== -1; at = xml.indexOf("<!", at)) {
    const end = xml.startsWith("<!--", at) ? "-->" : xml.startsWith("<![CDATA[", at) ? "]]>" : null;
    if (end === null) throw new ImportRefusal("import.doctype", { text: excerpt(xml.slice(at, at + 60)), line: lineAt(xml, at) });
    const close = xml.indexOf(end, at + 4);
    if (close === -1) throw new ImportRefusal("import.malformed", { reason: excerpt(xml.slice(at, at + 60)), line: lineAt(xml, at) });
    at = close + end.length;
  }
}

/** Local name of the first element; empty when there is none. */
function rootName(xml: string): string {
  const skipped = /(?:\s+|\ufeff|<\?[^]*?\?>|<!--[^]*?-->)/y;
  let at = 0;
  while (((skipped.lastIndex = at), skipped.test(xml))) at = skipped.lastIndex;
  const name = /<(?:[\w.-]{1,60}:)?([\w.-]{1,60})/y;
  name.lastIndex = at;
  return name.exec(xml)?.[1] ?? "";
}

/** Start tags of that name, counted up to one more than the limit. Prefixed ones are counted after parsing. */
function countElements(xml: string, element: string, limit: number): number {
  const opening = `<${element}`;
  let count = 0;
  for (let at = xml.indexOf(opening); at !== -1 && count <= limit; at = xml.indexOf(opening, at + opening.length)) {
    const next = xml.charCodeAt(at + opening.length);
    if (next === 0x3e || next === 0x2f || next <= 0x20) count++;
  }
  return count;
}

/** Line of the element of that name with this index, comments and character data left aside. */
function lineOf(xml: string, place: ElementPlace): number | null {
  const tag = new RegExp(`<!--[^]*?-->|<!\\[CDATA\\[[^]*?\\]\\]>|(<(?:[\\w.-]{1,60}:)?${place.element}(?=[\\s>/]))`, "g");
  let index = 0;
  for (let match = tag.exec(xml); match !== null; match = tag.exec(xml)) {
    if (match[1] !== undefined && index++ === place.index) return lineAt(xml, match.index);
  }
  return null;
}

function lineAt(xml: string, at: number): number {
  let line = 1;
  for (let next = xml.indexOf("\n"); next !== -1 && next < at; next = xml.indexOf("\n", next + 1)) line++;
  return line;
}
