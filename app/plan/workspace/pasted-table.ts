import { readSafeText } from "#app/domain/sheet/safe-text.ts";

/** The cells that a clipboard holds, row by row; blanks before a name tell how deep it lies. */
export type PastedRows = readonly (readonly string[])[];

/** As many rows as one step may add. */
export const mostPastedRows = 5000;

/** The rows of a clipboard: of its table where it has one, as Excel and WPS give it, else of its lines with tabs between cells. */
export function pastedRows(html: string, plain: string): PastedRows {
  const ofTable = html.includes("<t") ? tableRows(html) : [];
  const rows = ofTable.length > 0 ? ofTable : tabbedRows(plain);
  return rows.filter((row) => row.some((cell) => cell.trim() !== "")).map((row) => row.map(readSafeText));
}

/** Lines with tabs between cells; a cell in quotes may hold line breaks, and quotes written twice. */
export function tabbedRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position <= text.length) {
    const cell = cellAt(text, position);
    row.push(cell.text);
    const end = text[cell.end];
    if (end !== "\t") {
      rows.push(row);
      row = [];
    }
    position = cell.end + (end === "\r" && text[cell.end + 1] === "\n" ? 2 : 1);
  }
  return rows;
}

function cellAt(text: string, from: number): { readonly text: string; readonly end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = from;
  const match = quoted.exec(text);
  if (match) return { text: (match[1] ?? "").replaceAll('""', '"'), end: quoted.lastIndex };
  let end = from;
  while (end < text.length && !"\t\r\n".includes(text[end]!)) end++;
  return { text: text.slice(from, end), end };
}

/** Rows of the first table. Excel tells the indent of a cell by its class. */
function tableRows(html: string): string[][] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const styles = [...page.querySelectorAll("style")].map((style) => style.textContent ?? "").join("\n");
  const indents = new Map<string, number>();
  for (const [, name = "", rules = ""] of styles.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) indents.set(name, indentOf(rules));
  return [...(page.querySelector("table")?.rows ?? [])].map((row) =>
    [...row.cells].flatMap((cell) => {
      const indent =
        indentOf(cell.getAttribute("style") ?? "") || Math.max(0, ...[...cell.classList].map((name) => indents.get(name) ?? 0));
      const text = (cell.textContent ?? "").replaceAll("\u00a0", " ").replace(/^\n\s*|\s+$/g, "");
      // What a merged cell covers is empty.
      return [" ".repeat(indent) + text, ...Array.from({ length: Math.min(cell.colSpan, 50) - 1 }, () => "")];
    }),
  );
}

function indentOf(rules: string): number {
  return Number(/mso-char-indent-count:\s*(\d{1,2})/.exec(rules)?.[1] ?? 0);
}
