import type { TextRange } from "../../interchange/xml-nodes.ts";

/** A piece of a text and what comes in its place. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** A text with these changes, those at one place in their order; a change within a piece that is taken out counts for nothing. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, at) => ({ ...edit, at }))
    .sort((one, other) => one.start - other.start || one.end - other.end || one.at - other.at);
  let result = "";
  let last = 0;
  for (const { start, end, text: put } of ordered) {
    if (start < last) continue;
    result += text.slice(last, start) + put;
    last = end;
  }
  return result + text.slice(last);
}

/** A text as XML has it in attributes and content. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function attributesText(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeXml(value)}"`))
    .join("");
}
