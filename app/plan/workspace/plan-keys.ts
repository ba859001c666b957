export type PlanKeyAction =
  | { readonly do: "cell"; readonly rows: number; readonly columns: number }
  | { readonly do: "extend" | "moveRow"; readonly rows: -1 | 1 }
  | { readonly do: "firstColumn" | "lastColumn" | "firstRow" | "lastRow" }
  | { readonly do: "page"; readonly direction: -1 | 1 }
  | { readonly do: "moveBar" | "resizeBar"; readonly days: -1 | 1 }
  | { readonly do: "indent" | "outdent" | "edit" | "insert" | "remove" | "link" | "toggle" | "undo" | "redo" | "open" | "card" | "type" }
  | { readonly do: "chooseAll" | "pick" | "change" | "duplicate" | "insertAbove" | "split" | "find" };

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys with one purpose; its name is that of the words for it. */
interface PlanKeys {
  readonly name: string;
  readonly keys: Readonly<Record<string, PlanKeyAction>>;
  /** What one must be allowed to for it to do anything; nothing but reading when it is missing. */
  readonly needs?: "report" | "edit";
}

/** Every key of the plan page while a cell has the focus and nothing is being typed. `Ctrl` stands for the command key of a Mac as well. */
export const planKeys = [
  {
    name: "cell",
    keys: {
      ArrowUp: { do: "cell", rows: -1, columns: 0 },
      ArrowDown: { do: "cell", rows: 1, columns: 0 },
      ArrowLeft: { do: "cell", rows: 0, columns: -1 },
      ArrowRight: { do: "cell", rows: 0, columns: 1 },
    },
  },
  { name: "column", keys: { Home: { do: "firstColumn" }, End: { do: "lastColumn" } } },
  { name: "row", keys: { "Ctrl+Home": { do: "firstRow" }, "Ctrl+End": { do: "lastRow" } } },
  { name: "page", keys: { PageUp: { do: "page", direction: -1 }, PageDown: { do: "page", direction: 1 } } },
  { name: "extend", keys: { "Shift+ArrowUp": { do: "extend", rows: -1 }, "Shift+ArrowDown": { do: "extend", rows: 1 } } },
  { name: "find", keys: { "Ctrl+F": { do: "find" } } },
  { name: "pick", keys: { "Ctrl+Space": { do: "pick" } } },
  { name: "chooseAll", keys: { "Ctrl+A": { do: "chooseAll" } } },
  { name: "toggle", keys: { Space: { do: "toggle" } } },
  { name: "card", keys: { I: { do: "card" } } },
  { name: "open", keys: { "Ctrl+Enter": { do: "open" } } },
  { name: "edit", keys: { Enter: { do: "edit" }, F2: { do: "edit" } }, needs: "report" },
  { name: "type", keys: digitKeys(), needs: "report" },
  { name: "insert", keys: { Insert: { do: "insert" } }, needs: "edit" },
  { name: "insertAbove", keys: { "Alt+Insert": { do: "insertAbove" } }, needs: "edit" },
  { name: "change", keys: { E: { do: "change" } }, needs: "report" },
  { name: "duplicate", keys: { "Ctrl+D": { do: "duplicate" } }, needs: "edit" },
  { name: "split", keys: { S: { do: "split" } }, needs: "edit" },
  {
    name: "moveRow",
    keys: { "Alt+Shift+ArrowUp": { do: "moveRow", rows: -1 }, "Alt+Shift+ArrowDown": { do: "moveRow", rows: 1 } },
    needs: "edit",
  },
  { name: "remove", keys: { Delete: { do: "remove" } }, needs: "edit" },
  { name: "indent", keys: { "Ctrl+]": { do: "indent" } }, needs: "edit" },
  { name: "outdent", keys: { "Ctrl+[": { do: "outdent" } }, needs: "edit" },
  { name: "link", keys: { L: { do: "link" } }, needs: "edit" },
  { name: "moveBar", keys: { "Alt+ArrowLeft": { do: "moveBar", days: -1 }, "Alt+ArrowRight": { do: "moveBar", days: 1 } }, needs: "edit" },
  {
    name: "resizeBar",
    keys: { "Alt+Shift+ArrowLeft": { do: "resizeBar", days: -1 }, "Alt+Shift+ArrowRight": { do: "resizeBar", days: 1 } },
    needs: "edit",
  },
  { name: "undo", keys: { "Ctrl+Z": { do: "undo" } }, needs: "report" },
  { name: "redo", keys: { "Ctrl+Y": { do: "redo" }, "Ctrl+Shift+Z": { do: "redo" } }, needs: "report" },
] as const satisfies readonly PlanKeys[];

export type PlanKeyName = (typeof planKeys)[number]["name"];

const actions = new Map<string, PlanKeyAction>(planKeys.flatMap(({ keys }) => Object.entries(keys)));

/** What a key does while a cell has the focus and nothing is being typed; null for keys that belong to others. */
export function planKeyAction(pressed: PressedKey): PlanKeyAction | null {
  return actions.get(chordOf(pressed)) ?? null;
}

/** The keys of one purpose as they are written for people: `Ctrl+]`. */
export function writtenKeys(name: PlanKeyName, spaceKey: string): string[] {
  const row = planKeys.find((candidate) => candidate.name === name);
  const written = Object.keys(row?.keys ?? {}).map((chord) =>
    chord.replace(/[^+]+$/, (key) => (key === "Space" ? spaceKey : (signs[key] ?? key))),
  );
  return name === "type" ? [`${written[0]}–${written.at(-1)}`] : written;
}

function digitKeys(): Readonly<Record<string, PlanKeyAction>> {
  return Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), { do: "type" }]));
}

const signs: Partial<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page Up",
  PageDown: "Page Down",
};

function chordOf({ key, altKey, ctrlKey, metaKey, shiftKey }: PressedKey): string {
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  // Some keyboards need Shift for a bracket.
  const hasShift = shiftKey && name !== "[" && name !== "]";
  const held = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", hasShift && "Shift"];
  return [...held.filter(Boolean), name].join("+");
}
