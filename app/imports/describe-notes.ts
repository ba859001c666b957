import type { i18n } from "i18next";
import type { ImportNote } from "#app/domain/interchange/imported-plan.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { rowsShown } from "./rows-shown.ts";

type KeptNote = Omit<ImportNote, "code"> & { readonly code: string };

export interface NoteGroup {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  /** Of losses of the plan as a whole, what the file says; the tasks are in `rows`. */
  readonly details: readonly string[];
  /** The first tasks concerned. */
  readonly rows: readonly NoteRow[];
  /** Opens a list of tasks that is too long to stand open; null for a short one. */
  readonly show: string | null;
  readonly hasMore: boolean;
}

export interface NoteRow {
  readonly uid: string;
  readonly task: string;
  /** Empty where there is nothing more to say than the kind. */
  readonly detail: string;
}

interface Words {
  readonly locale: Locale;
  readonly t: i18n["t"];
  readonly i18n: i18n;
}

const rowsOpen = 5;

/** What was not taken over, by its kind, the most frequent first; each kind in words with its first tasks. */
export function describeNotes(notes: readonly KeptNote[], words: Words, most = rowsShown): readonly NoteGroup[] {
  const groups = new Map<string, KeptNote[]>();
  for (const note of notes) {
    const group = groups.get(note.code);
    if (group) group.push(note);
    else groups.set(note.code, [note]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length).map(([code, group]) => describeGroup(code, group, words, most));
}

function describeGroup(code: string, group: readonly KeptNote[], { t, i18n, locale }: Words, most: number): NoteGroup {
  const name = code.replace(/^import\.note\./, "");
  // Codes come from a report that may be older than the messages; whether there are words for one is checked first.
  const word = (key: string, parameters: Readonly<Record<string, string | number>>): string | null =>
    i18n.exists(key, { ns: "imports", ...parameters })
      ? String(t(`imports:${key}` as "imports:note.baselines.title", { ...parameters }))
      : null;
  const title = word(`note.${name}.title`, {}) ?? name;
  const isSheetCell = name === "sheetCell";
  const detailOf = (note: KeptNote) => {
    const detail = word(`detail.${name}`, shownParameters(note, { t, locale })) ?? "";
    const { field = "", column: header } = note.parameters;
    const column = isSheetCell ? (header ? String(header) : word(`field.${field}`, {})) : null;
    return column === null ? detail : t("imports:left.inColumn", { column, detail });
  };
  const uidOf = ({ uid }: KeptNote) => (uid !== null && isSheetCell ? t("imports:left.line", { line: uid }) : (uid ?? ""));
  const ofTasks = group.filter((note) => note.taskName !== null);
  const details = group.filter((note) => note.taskName === null).map(detailOf);
  const rows = ofTasks.slice(0, most).map((note) => ({ uid: uidOf(note), task: note.taskName ?? "", detail: detailOf(note) }));
  const count = ofTasks.length;
  const amount = formatNumber(group.length, locale);
  return {
    code,
    title: group.length > 1 ? t("imports:left.heading", { title, amount }) : title,
    text: word(`note.${name}.text`, group[0]?.parameters ?? {}) ?? "",
    details: details.filter((detail) => detail !== "").slice(0, most),
    rows,
    show: count <= rowsOpen ? null : showText(count, { t, locale }),
    hasMore: count > most || details.length > most,
  };
}

function showText(count: number, { t, locale }: Pick<Words, "t" | "locale">): string {
  if (count <= rowsShown) return t("imports:left.show", { count });
  return t("imports:left.showFirst", { shown: formatNumber(rowsShown, locale), all: formatNumber(count, locale) });
}

/** Minutes as a length of time, and a civil time as people write it. */
function shownParameters({ parameters }: KeptNote, { t, locale }: Pick<Words, "t" | "locale">): Readonly<Record<string, string | number>> {
  const { minutes, start } = parameters;
  const count = Number(minutes);
  return {
    ...parameters,
    ...(minutes === undefined
      ? {}
      : { duration: count % 60 === 0 ? t("ui:hours", { count: count / 60 }) : t("imports:minutes", { count }) }),
    ...(start === undefined ? {} : { date: `${formatDay(String(start), locale)} ${String(start).slice(11)}` }),
  };
}
