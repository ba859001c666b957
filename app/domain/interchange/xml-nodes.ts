import { resolveReferences } from "./xml-element.ts";

/** Where a piece of the text begins and where it ends, exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly value: string;
  /** The whole attribute. */
  readonly range: TextRange;
  /** What stands between the quotes. */
  readonly valueRange: TextRange;
}

/** An element of a document that knows where it stands in it, so that the document can be changed in this place alone. */
export interface XmlNode {
  /** The name as it is written, with its prefix. */
  readonly tag: string;
  readonly name: string;
  /** The address of its namespace; empty without one. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlNode | null;
  readonly children: readonly XmlNode[];
  readonly range: TextRange;
  /** The start tag. */
  readonly opening: TextRange;
  /** The end tag; null for an element that is closed in its start tag. */
  readonly closing: TextRange | null;
  /** Its own text, references resolved. */
  readonly text: string;
  /** The namespaces that apply, by their prefixes; empty for the one without. */
  readonly namespaces: ReadonlyMap<string, string>;
}

type Draft = { -readonly [Key in keyof XmlNode]: XmlNode[Key] } & { children: Draft[] };

const token = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;
const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The root element of well-formed text without a document type. */
export function scanXml(text: string): XmlNode | null {
  let current: Draft | null = null;
  let root: Draft | null = null;
  let last = 0;
  for (const match of text.matchAll(token)) {
    const [whole, closed, opened, inner = "", slash] = match;
    if (current !== null && match.index > last) current.text += resolveReferences(text.slice(last, match.index));
    last = match.index + whole.length;
    if (closed !== undefined && current !== null) {
      current.closing = { start: match.index, end: last };
      current.range = { start: current.range.start, end: last };
      current = current.parent as Draft | null;
    } else if (opened !== undefined) {
      const node: Draft = openNode(opened, inner, match.index, last, current);
      current?.children.push(node);
      root ??= node;
      if (slash === "") current = node;
    } else if (current !== null && whole.startsWith("<![CDATA[")) current.text += whole.slice(9, -3);
  }
  return root;
}

/** Every element, the outer before the inner, in the order of the document. */
export function* allNodes(root: XmlNode): Generator<XmlNode> {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
  }
}

/** The value of an attribute without a prefix; null without one. */
export function attributeOf(node: XmlNode, name: string): string | null {
  return node.attributes.find((each) => each.name === name)?.value ?? null;
}

export function childrenOf(node: XmlNode, namespace: string, name: string): readonly XmlNode[] {
  return node.children.filter((each) => each.name === name && each.namespace === namespace);
}

function openNode(tag: string, inner: string, start: number, end: number, parent: Draft | null): Draft {
  const innerStart = start + 1 + tag.length;
  const attributes = [...inner.matchAll(attribute)].map((match): XmlAttribute => {
    const raw = match[2] ?? match[3] ?? "";
    const [from, to] = [innerStart + match.index, innerStart + match.index + match[0].length];
    return {
      name: match[1]!,
      value: resolveReferences(raw),
      range: { start: from, end: to },
      valueRange: { start: to - 1 - raw.length, end: to - 1 },
    };
  });
  const declared = attributes.filter(({ name }) => name === "xmlns" || name.startsWith("xmlns:"));
  const outer: ReadonlyMap<string, string> = parent?.namespaces ?? new Map();
  const namespaces =
    declared.length === 0 ? outer : new Map([...outer, ...declared.map(({ name, value }) => [name.slice(6), value] as const)]);
  const colon = tag.indexOf(":");
  return {
    tag,
    name: tag.slice(colon + 1),
    namespace: namespaces.get(colon < 0 ? "" : tag.slice(0, colon)) ?? "",
    attributes,
    parent,
    children: [],
    range: { start, end },
    opening: { start, end },
    closing: null,
    text: "",
    namespaces,
  };
}
