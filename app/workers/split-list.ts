export interface SplitDocument {
  /** The document with the content of the list taken out. */
  readonly rest: string;
  /** The list in pieces that are documents of their own: each the list element with some of its items. */
  readonly pieces: readonly string[];
}

const pieceCharacters = 1_000_000;

/**
 * Cuts the items of one long list out of well-formed XML, so that the parts can be parsed one after the other in little
 * memory. Cuts lie only behind the end tag of an item. Returns null when there is nothing to gain or a cut would not
 * be safe: a short document, none or several such lists, comments or character data within it.
 */
export function splitList(xml: string, list: string, item: string): SplitDocument | null {
  const opening = new RegExp(`<((?:[\\w.-]{1,60}:)?)${list}>`).exec(xml);
  if (!opening) return null;
  const prefix = opening[1] ?? "";
  const from = opening.index + opening[0].length;
  const to = xml.indexOf(`</${prefix}${list}>`, from);
  const again = xml.indexOf(`<${prefix}${list}>`, from);
  if (to - from < 2 * pieceCharacters || again !== -1) return null;
  const content = xml.slice(from, to);
  if (content.includes("<!")) return null;
  const itemEnd = `</${prefix}${item}>`;
  const pieces: string[] = [];
  for (let start = 0; start < content.length;) {
    const found = content.indexOf(itemEnd, start + pieceCharacters);
    const end = found === -1 ? content.length : found + itemEnd.length;
    pieces.push(`<${list}>${content.slice(start, end)}</${list}>`);
    start = end;
  }
  return { rest: xml.slice(0, from) + xml.slice(to), pieces };
}
