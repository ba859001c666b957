import { findWords, markWords, type TextPiece } from "#app/domain/search/marks.ts";
import { searchWords } from "#app/domain/search/query.ts";
import type { ReadAloud } from "#app/domain/search/words.ts";
import type { PageCommand } from "#app/ui/page-commands.ts";
import type { RecentPage } from "../recent-pages.ts";
import type { SearchResult } from "../search-result.ts";

/** In the order in which they are shown. */
const itemGroups = ["selection", "recent", "found", "create", "go", "page", "more"] as const;

export type PaletteItem = {
  readonly id: string;
  readonly group: (typeof itemGroups)[number];
  readonly label: readonly TextPiece[];
  readonly note: string | null;
} & ({ readonly command: PageCommand } | { readonly to: string });

const commandsFirst: (typeof itemGroups)[number][] = ["selection", "go", "create", "page", "recent", "found", "more"];
const mostRecent = 5;
const moreId = "all";

export interface Offered {
  readonly query: string;
  readonly projectId: string | null;
  readonly commands: readonly PageCommand[];
  readonly recent: readonly RecentPage[];
  readonly results: readonly SearchResult[];
  readonly readAloud: ReadAloud;
  /** What kind of thing a result is, in words. */
  kindName(result: SearchResult): string;
  readonly allResults: string;
}

/** What the palette offers for what is typed, in the order in which it is shown. */
export function paletteItems({ query, projectId, commands, recent, results, readAloud, kindName, allResults }: Offered): PaletteItem[] {
  const words = searchWords(query);
  const found = query.trim() === "" ? [] : results.map((result) => foundItem(result, kindName(result)));
  const visited = recent
    .flatMap((page) => labelled(page.title, words, readAloud).map((label) => recentItem(page.to, label)))
    .slice(0, words.length === 0 ? mostRecent : 2);
  // What was visited and is found, too, stands once, with what the search says of it.
  const known = visited.map((page) => ({ ...page, note: found.find((item) => isSamePage(item, page))?.note ?? null }));
  const fresh = found.filter((item) => !visited.some((page) => isSamePage(item, page)));
  const offered = words.length === 0 ? commands.filter((command) => !command.isOnlyFound) : commands;
  const doable = offered.flatMap((command) => called(command, words, readAloud).map((label) => commandItem(command, label)));
  const more = words.length === 0 ? [] : [moreItem(query.trim(), projectId, allResults)];
  const items: PaletteItem[] = [...doable, ...known, ...fresh, ...more];
  const order = comesFirst(commands, results, words, readAloud) ? commandsFirst : itemGroups;
  const rated = items.map((item) => ({ item, isHeard: "command" in item && findWords(item.command.label, words) === null ? 1 : 0 }));
  return order.flatMap((group) =>
    rated
      .filter(({ item }) => item.group === group)
      .sort((left, right) => left.isHeard - right.isHeard)
      .map(({ item }) => item),
  );
}

export interface Chosen {
  readonly id: string;
  /** Chosen by who reads; else it is what was offered first. */
  readonly isOwn: boolean;
}

/**
 * Where the chosen item is in the list as it is now: it stays chosen when others come before it. What comes in while one reads is not
 * chosen in its place when it does something at once, such as signing out; only what leads to a page is.
 */
export function placeOfChosen(items: readonly PaletteItem[], chosen: Chosen | null): number {
  if (chosen === null) return 0;
  const at = items.findIndex(({ id }) => id === chosen.id);
  // The way to all results is what is left where nothing was offered yet.
  if (at >= 0 && (chosen.isOwn || chosen.id !== moreId)) return at;
  return Math.max(0, items.findIndex(isWay));
}

function isWay(item: PaletteItem): boolean {
  return "to" in item || "to" in item.command;
}

/** A label that holds all words, marked; nothing when it does not. */
function labelled(label: string, words: ReturnType<typeof searchWords>, readAloud: ReadAloud): (readonly TextPiece[])[] {
  if (words.length > 0 && findWords(label, words, readAloud) === null) return [];
  return [markWords(label, words, readAloud)];
}

/** The label of a command that is called so, marked, or that is looked for by other words. */
function called(
  { label, otherWords = "" }: PageCommand,
  words: ReturnType<typeof searchWords>,
  readAloud: ReadAloud,
): (readonly TextPiece[])[] {
  const marked = labelled(label, words, readAloud);
  if (marked.length > 0 || findWords(`${label} ${otherWords}`, words, readAloud) === null) return marked;
  return [markWords(label, words, readAloud)];
}

/**
 * Whether commands stand before what was found: when one is called so from its first word on. People and projects that are called so come
 * before it, and what is written so before a command that only sounds so.
 */
function comesFirst(
  commands: readonly PageCommand[],
  results: readonly SearchResult[],
  words: ReturnType<typeof searchWords>,
  readAloud: ReadAloud,
): boolean {
  if (words.length === 0 || results.some(({ kind, title }) => (kind === "person" || kind === "project") && title[0]?.isMarked))
    return false;
  const isCalled = (label: string, readAs?: ReadAloud) =>
    findWords(label, words, readAs) !== null && markWords(label, words, readAs)[0]?.isMarked;
  if (commands.some(({ label }) => isCalled(label))) return true;
  const isWritten = results.some(({ title }) => findWords(textOf(title), words) !== null);
  return !isWritten && commands.some(({ label, otherWords = "" }) => isCalled(label, readAloud) || findWords(otherWords, words) !== null);
}

/**
 * What of the results for an earlier query stands until those for the new one are there: nothing when it is another query altogether, and
 * of a longer one nothing that was found by a name which does not hold the rest.
 */
export function standingResults(results: readonly SearchResult[], before: string, query: string): readonly SearchResult[] {
  if (before === "") return [];
  if (before.startsWith(query)) return results;
  if (!query.startsWith(before)) return [];
  const [words, known] = [searchWords(query), searchWords(before)];
  const isCalled = ({ title }: SearchResult, asked: typeof words) => findWords(textOf(title), asked, unread) !== null;
  return results.filter((result) => !isCalled(result, known) || isCalled(result, words));
}

/** Names in letters are found by the beginnings of their words, too; how characters are read only the server knows. */
const unread: ReadAloud = () => [];

function isSamePage(left: PaletteItem, right: PaletteItem): boolean {
  return "to" in left && "to" in right && left.to === right.to && textOf(left.label) === textOf(right.label);
}

function textOf(title: readonly TextPiece[]): string {
  return title.map(({ text }) => text).join("");
}

function commandItem(command: PageCommand, label: readonly TextPiece[]): PaletteItem {
  return { id: `command ${command.id}`, group: command.group, label, note: command.about ?? null, command };
}

function recentItem(to: string, label: readonly TextPiece[]): PaletteItem {
  return { id: `recent ${to}`, group: "recent", label, note: null, to };
}

function foundItem({ id, to, title, project }: SearchResult, kind: string): PaletteItem {
  return { id: `found ${id}`, group: "found", label: title, note: [kind, project].filter(Boolean).join(" · "), to };
}

function moreItem(query: string, projectId: string | null, text: string): PaletteItem {
  const asked = new URLSearchParams({ q: query, ...(projectId ? { near: projectId } : {}) });
  return { id: moreId, group: "more", label: [{ text, isMarked: false }], note: null, to: `/search?${asked}` };
}
