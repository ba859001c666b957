import { useMemo } from "react";
import { findWords, markWords, type TextPiece } from "#app/domain/search/marks.ts";
import { searchWords } from "#app/domain/search/query.ts";
import type { ReadAloud } from "#app/domain/search/words.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { offeredCommands, useAllCommands, type PageCommand } from "#app/ui/page-commands.ts";
import { recentPages } from "../recent-pages.ts";
import type { SearchResult } from "../search-result.ts";
import { useReadings } from "./use-readings.ts";
import { useSuggestions } from "./use-suggestions.ts";

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

/** What the palette offers for what is typed: commands of the page, pages visited last, and what the search finds. */
export function usePaletteItems(query: string, account: string, projectId: string | null) {
  const { t } = useTranslation("search");
  const all = useAllCommands();
  const commands = useMemo(() => offeredCommands(all), [all]);
  const readAloud = useReadings();
  const { results, isLooking } = useSuggestions(query, projectId);
  const recent = useMemo(() => recentPages(account).filter((page) => page.to !== window.location.pathname), [account]);
  const items = useMemo(() => {
    const words = searchWords(query);
    const kindName = ({ kind, place }: SearchResult) => [t(`one.${kind}`), place ? t(`place.${place}`) : null].filter(Boolean).join(" · ");
    const found = query.trim() === "" ? [] : results.map((result) => foundItem(result, kindName(result)));
    const visited = recent.flatMap((page) => labelled(page.title, words, readAloud).map((label) => recentItem(page.to, label)));
    const offered = words.length === 0 ? commands.filter((command) => !command.isOnlyFound) : commands;
    const doable = offered.flatMap((command) => labelled(command.label, words, readAloud).map((label) => commandItem(command, label)));
    const more = words.length === 0 ? [] : [moreItem(query.trim(), projectId, t("palette.all", { query: query.trim() }))];
    const items: PaletteItem[] = [...doable, ...visited.slice(0, words.length === 0 ? mostRecent : 2), ...found, ...more];
    const order = comesFirst(commands, results, words, readAloud) ? commandsFirst : itemGroups;
    const rated = items.map((item) => ({ item, isHeard: "command" in item && findWords(item.command.label, words) === null ? 1 : 0 }));
    return order.flatMap((group) =>
      rated
        .filter(({ item }) => item.group === group)
        .sort((left, right) => left.isHeard - right.isHeard)
        .map(({ item }) => item),
    );
  }, [query, projectId, commands, recent, results, readAloud, t]);
  return { items, isLooking };
}

/** A label that holds all words, marked; nothing when it does not. */
function labelled(label: string, words: ReturnType<typeof searchWords>, readAloud: ReadAloud): (readonly TextPiece[])[] {
  if (words.length > 0 && findWords(label, words, readAloud) === null) return [];
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
  const isWritten = results.some(({ title }) => findWords(title.map(({ text }) => text).join(""), words) !== null);
  return !isWritten && commands.some(({ label }) => isCalled(label, readAloud));
}

function commandItem(command: PageCommand, label: readonly TextPiece[]): PaletteItem {
  return { id: `command ${command.id}`, group: command.group, label, note: command.about ?? null, command };
}

function recentItem(to: string, label: readonly TextPiece[]): PaletteItem {
  return { id: `recent ${to}`, group: "recent", label, note: null, to };
}

function foundItem({ id, to, title, project }: SearchResult, kind: string): PaletteItem {
  return { id, group: "found", label: title, note: [kind, project].filter(Boolean).join(" · "), to };
}

function moreItem(query: string, projectId: string | null, text: string): PaletteItem {
  const asked = new URLSearchParams({ q: query, ...(projectId ? { near: projectId } : {}) });
  return { id: "all", group: "more", label: [{ text, isMarked: false }], note: null, to: `/search?${asked}` };
}
