import { useMemo } from "react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { offeredCommands, useAllCommands } from "#app/ui/page-commands.ts";
import { recentPages } from "../recent-pages.ts";
import type { SearchResult } from "../search-result.ts";
import { paletteItems } from "./palette-items.ts";
import { useReadings } from "./use-readings.ts";
import { useSuggestions } from "./use-suggestions.ts";

/** What the palette offers for what is typed: commands of the page, pages visited last, and what the search finds. */
export function usePaletteItems(query: string, account: string, projectId: string | null) {
  const { t } = useTranslation("search");
  const all = useAllCommands();
  const commands = useMemo(() => offeredCommands(all), [all]);
  const readAloud = useReadings();
  const { results, isLooking } = useSuggestions(query, projectId);
  const locale = useLocale();
  const recent = useMemo(() => recentPages(account, locale).filter((page) => page.to !== window.location.pathname), [account, locale]);
  const items = useMemo(() => {
    const kindName = ({ kind, place }: SearchResult) => [t(`one.${kind}`), place ? t(`place.${place}`) : null].filter(Boolean).join(" · ");
    const allResults = t("palette.all", { query: query.trim() });
    return paletteItems({ query, projectId, commands, recent, results, readAloud, kindName, allResults });
  }, [query, projectId, commands, recent, results, readAloud, t]);
  return { items, isLooking };
}
