/** An element tree without attributes: a leaf is its raw text, a repeated element a list. */
export type XmlValue = string | XmlElement | readonly XmlValue[];

export interface XmlElement {
  readonly [tag: string]: XmlValue | undefined;
}

/** The only, or first, child element of that name; null when there is none or it holds only text. */
export function child(element: XmlElement, tag: string): XmlElement | null {
  return children(element, tag)[0] ?? null;
}

/** All child elements of that name that hold elements. */
export function children(element: XmlElement, tag: string): readonly XmlElement[] {
  const value = ownValue(element, tag);
  if (value === undefined) return [];
  return isList(value) ? value.filter(isElement) : isElement(value) ? [value] : [];
}

/** How many child elements of that name there are, empty ones included. */
export function countChildren(element: XmlElement, tag: string): number {
  const value = ownValue(element, tag);
  return value === undefined ? 0 : isList(value) ? value.length : 1;
}

/** Trimmed text of the first child of that name with character references resolved; null when absent or empty. */
export function text(element: XmlElement, tag: string): string | null {
  const value = ownValue(element, tag);
  const first = value !== undefined && isList(value) ? value[0] : value;
  if (typeof first !== "string") return null;
  const trimmed = first.trim();
  return trimmed === "" ? null : trimmed.includes("&") ? resolveReferences(trimmed) : trimmed;
}

export function isElement(value: XmlValue | undefined): value is XmlElement {
  return typeof value === "object" && !Array.isArray(value);
}

/**
 * Resolves numeric character references and the five predefined entities of XML. Every other name stays as it is
 * written: without a DOCTYPE none can be defined.
 */
export function resolveReferences(raw: string): string {
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return predefined[String(name)] ?? whole;
    const point = decimal === undefined ? parseInt(String(hexadecimal), 16) : parseInt(String(decimal), 10);
    return isCharacter(point) ? String.fromCodePoint(point) : "\ufffd";
  });
}

const predefined: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The characters XML 1.0 allows. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0x10ffff && (point & 0xfffe) !== 0xfffe);
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function ownValue(element: XmlElement, tag: string): XmlValue | undefined {
  return Object.hasOwn(element, tag) ? element[tag] : undefined;
}
