import { allCriteria, type Scorecard } from "#app/domain/scorecard/scorecard.ts";
import type { ScorecardProblem } from "#app/domain/scorecard/scorecard-problems.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { errorWords } from "#app/i18n/error-words.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { shownName } from "./shown-name.ts";
import { topGroup } from "./weighing.server.ts";

export interface ShownProblem {
  readonly text: string;
  /** The criterion or group that it is about; empty for the scorecard as a whole. */
  readonly about: string;
  /** Where it is mended. */
  readonly href: string;
  readonly criterionId: string | null;
}

/** What keeps a scorecard from being finalised, in the reader's words, with the page on which it is mended. */
export function problemWords(
  problem: ScorecardProblem,
  { criteria }: Scorecard,
  base: string,
  { t, i18n, locale }: Pick<Reader, "t" | "i18n" | "locale">,
): ShownProblem {
  const { code, criterionId, groupId, detail } = problem;
  const told = Object.entries(detail).map(([name, value]) => [name, typeof value === "number" ? formatNumber(value, locale) : value]);
  const text = errorWords(i18n, `scorecard.${code}`, Object.fromEntries(told) as Readonly<Record<string, string>>);
  const id = criterionId ?? groupId;
  const found = allCriteria(criteria).find((criterion) => criterion.id === id);
  if (groupId !== null)
    return {
      text,
      about: found ? t("scorecard:group.below", { name: shownName(found.name, locale) }) : t("scorecard:group.top"),
      href: `${base}/weights/${groupId === "" ? topGroup : groupId}`,
      criterionId: null,
    };
  const about = found ? shownName(found.name, locale) : "";
  const page = found ? `criteria/${found.id}` : code.startsWith("model.criteria") || code === "model.tooMany" ? "" : "method";
  return { text, about, href: page === "" ? base : `${base}/${page}`, criterionId };
}
