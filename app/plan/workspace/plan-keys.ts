export type PlanKeyAction =
  | { readonly do: "cell"; readonly rows: number; readonly columns: number }
  | { readonly do: "firstColumn" | "lastColumn" | "firstRow" | "lastRow" }
  | { readonly do: "page"; readonly direction: -1 | 1 }
  | { readonly do: "moveBar" | "resizeBar"; readonly days: -1 | 1 }
  | { readonly do: "indent" | "outdent" | "edit" | "insert" | "remove" | "link" | "toggle" | "undo" | "redo" | "open" | "card" };

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key does while a cell has the focus and nothing is being typed; null for keys that belong to others. */
export function planKeyAction(pressed: PressedKey): PlanKeyAction | null {
  const { key, altKey, shiftKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  if (command && !altKey) return commandKey(key, shiftKey);
  if (altKey && !command) return barKey(key, shiftKey);
  return command || altKey ? null : plainKey(key, shiftKey);
}

function commandKey(key: string, shiftKey: boolean): PlanKeyAction | null {
  switch (key.toLowerCase()) {
    case "]":
      return { do: "indent" };
    case "[":
      return { do: "outdent" };
    case "z":
      return { do: shiftKey ? "redo" : "undo" };
    case "y":
      return shiftKey ? null : { do: "redo" };
    case "home":
      return { do: "firstRow" };
    case "end":
      return { do: "lastRow" };
    case "enter":
      return { do: "open" };
    default:
      return null;
  }
}

function barKey(key: string, shiftKey: boolean): PlanKeyAction | null {
  const days = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : null;
  return days === null ? null : { do: shiftKey ? "resizeBar" : "moveBar", days };
}

function plainKey(key: string, shiftKey: boolean): PlanKeyAction | null {
  if (shiftKey) return null;
  switch (key) {
    case "ArrowUp":
      return { do: "cell", rows: -1, columns: 0 };
    case "ArrowDown":
      return { do: "cell", rows: 1, columns: 0 };
    case "ArrowLeft":
      return { do: "cell", rows: 0, columns: -1 };
    case "ArrowRight":
      return { do: "cell", rows: 0, columns: 1 };
    case "Home":
      return { do: "firstColumn" };
    case "End":
      return { do: "lastColumn" };
    case "PageUp":
      return { do: "page", direction: -1 };
    case "PageDown":
      return { do: "page", direction: 1 };
    case "Enter":
    case "F2":
      return { do: "edit" };
    case "Insert":
      return { do: "insert" };
    case "Delete":
      return { do: "remove" };
    case "l":
    case "L":
      return { do: "link" };
    case "i":
    case "I":
      return { do: "card" };
    case " ":
      return { do: "toggle" };
    default:
      return null;
  }
}
