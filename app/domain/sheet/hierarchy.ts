/** What tells which task lies under which. */
export const hierarchySources = ["parent", "level", "code", "outline", "indent", "none"] as const;
export type HierarchySource = (typeof hierarchySources)[number];

export interface HierarchyRow {
  readonly name: string;
  readonly number: string;
  readonly code: string;
  readonly level: string;
  readonly parent: string;
  readonly outlineLevel: number;
  /** Blanks before the name. */
  readonly indent: number;
}

/**
 * The parent of a row: another row by its index, a group that the sheet names beside its rows, or none. `unsaid` where the sheet leaves
 * out the rows above it, and `unknown` where its cell cannot be read.
 */
export type RowParent =
  | { readonly kind: "top" | "unsaid" }
  | { readonly kind: "row"; readonly index: number }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "unknown" };

/** The source that says most: a column of its own before the numbers, the numbers before the grouping of rows, that before blanks. */
export function chooseHierarchy(rows: readonly HierarchyRow[], has: (column: "parent" | "level" | "code") => boolean): HierarchySource {
  if (has("parent") && rows.some((row) => row.parent !== "")) return "parent";
  if (has("level") && rows.some((row) => row.level !== "")) return "level";
  if (has("code") && rows.some((row) => /^\d+[.．]\d/.test(row.code))) return "code";
  if (rows.some((row) => row.outlineLevel > 0)) return "outline";
  return rows.some((row) => row.indent > 0) ? "indent" : "none";
}

/** The parent of each row by one source, in the order of the rows. A parent is a row above, but where a column names it. */
export function readParents(rows: readonly HierarchyRow[], source: HierarchySource): readonly RowParent[] {
  switch (source) {
    case "parent":
      return byName(rows);
    case "level":
      return byDepth(
        rows.map((row) => (/^\d{1,2}$/.test(row.level) ? Number(row.level) : null)),
        1,
      );
    case "code":
      return byCode(rows);
    case "outline":
      return byDepth(
        rows.map((row) => row.outlineLevel),
        0,
      );
    case "indent":
      return byDepth(
        rows.map((row) => row.indent),
        0,
      );
    case "none":
      return rows.map(() => ({ kind: "unsaid" }));
    default:
      return source satisfies never;
  }
}

/** A row lies under the last one above it that is less deep. A row without a depth is as deep as the one above it. */
function byDepth(depths: readonly (number | null)[], topDepth: number): readonly RowParent[] {
  const open: { readonly index: number; readonly depth: number }[] = [];
  let last = 0;
  return depths.map((given, index) => {
    const depth = given ?? last;
    last = depth;
    while (open.length > 0 && open[open.length - 1]!.depth >= depth) open.pop();
    const above = open[open.length - 1];
    open.push({ index, depth });
    if (given === null) return { kind: "unknown" };
    return above ? { kind: "row", index: above.index } : { kind: depth <= topDepth ? "top" : "unsaid" };
  });
}

/** `1.2.3` lies under `1.2`; where the sheet leaves that out, under `1`. */
function byCode(rows: readonly HierarchyRow[]): readonly RowParent[] {
  const indexes = new Map<string, number>();
  rows.forEach((row, index) => {
    const code = plainCode(row.code);
    if (code !== "" && !indexes.has(code)) indexes.set(code, index);
  });
  return rows.map((row) => {
    const parts = plainCode(row.code).split(".");
    const isTop = parts.length === 1 && parts[0] !== "";
    while (parts.length > 1) {
      parts.pop();
      const index = indexes.get(parts.join("."));
      if (index !== undefined) return { kind: "row", index };
    }
    return { kind: isTop ? "top" : "unsaid" };
  });
}

/** The column names a row by its number, WBS code or name; any other text is a group, such as a phase, that has no row of its own. */
function byName(rows: readonly HierarchyRow[]): readonly RowParent[] {
  const indexes = new Map<string, number>();
  for (const key of ["name", "code", "number"] as const)
    rows.forEach((row, index) => {
      const text = key === "code" ? plainCode(row.code) : row[key];
      if (text !== "") indexes.set(text, index);
    });
  const indexOf = (parent: string) => indexes.get(parent) ?? indexes.get(plainCode(parent));
  const parents = rows.map((row) => row.parent);
  const isGroupsOnly = parents.every((parent, own) => parent === "" || (indexOf(parent) ?? own) === own);
  return (isGroupsOnly ? filledDown(parents) : parents).map((parent, own) => {
    if (parent === "") return { kind: "top" };
    const index = indexOf(parent);
    if (index === own) return { kind: "unknown" };
    return index === undefined ? { kind: "group", name: parent } : { kind: "row", index };
  });
}

/** Groups that are each written once, beside the first of their rows, hold for the rows below: what was a merged cell is one in a CSV file. */
function filledDown(groups: readonly string[]): readonly string[] {
  const written = groups.filter((group) => group !== "");
  if (groups[0] === "" || new Set(written).size < written.length) return groups;
  let last = "";
  return groups.map((group) => (last = group || last));
}

/** `1.02.` and `１．２` are the code 1.2. */
export function plainCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .replace(/\.+$/, "")
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : part.trim()))
    .join(".");
}
