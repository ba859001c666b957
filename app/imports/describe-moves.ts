import type { i18n } from "i18next";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { rowsShown } from "./rows-shown.ts";

interface KeptMove {
  readonly taskId: string;
  readonly uid: string;
  readonly taskName: string;
  readonly start?: { readonly from: string; readonly to: string } | undefined;
  readonly finish?: { readonly from: string; readonly to: string } | undefined;
  readonly reason: string;
  readonly because: string | null;
}

export interface ShownMove {
  readonly from: string;
  readonly to: string;
}

export interface MovedRow {
  readonly taskId: string;
  readonly uid: string;
  readonly name: string;
  /** Null when this end has not moved. */
  readonly start: ShownMove | null;
  readonly finish: ShownMove | null;
  /** Empty where the same holds for all rows. */
  readonly why: string;
}

export interface ShownMoves {
  readonly rows: readonly MovedRow[];
  /** How many there are, where not all are shown. */
  readonly more: string | null;
}

interface Words {
  readonly locale: Locale;
  readonly t: i18n["t"];
  readonly i18n: i18n;
}

/** The first tasks that moved, with both dates and the reason in words; and a line that says how many there are, where not all are shown. */
export function describeMoves(moves: readonly KeptMove[], words: Words, most = rowsShown): ShownMoves {
  const { t, locale } = words;
  const more = { shown: formatNumber(most, locale), all: formatNumber(moves.length, locale) };
  return {
    rows: moves.slice(0, most).map((move) => ({
      taskId: move.taskId,
      uid: move.uid,
      name: move.taskName,
      start: move.start ? shownMove(move.start, move.reason, locale) : null,
      finish: move.finish ? shownMove(move.finish, move.reason, locale) : null,
      why: reasonText(move, words),
    })),
    more: moves.length > most ? t("imports:moved.first", more) : null,
  };
}

/** Reasons that stand once above all rows. */
const commonReasons: readonly string[] = ["sheetDate", "shifted"];

/** The cells of a sheet tell days as a rule; they are kept as the midnight they begin with. A time of day counts where the day is the same. */
function shownMove({ from, to }: ShownMove, reason: string, locale: Locale): ShownMove {
  const isOfDays = reason === "sheetDate" ? from.endsWith("T00:00") : reason === "shifted" && from.slice(0, 10) !== to.slice(0, 10);
  const shown = isOfDays ? formatDay : civilTime;
  return { from: shown(from, locale), to: shown(to, locale) };
}

function civilTime(at: string, locale: Locale): string {
  return `${formatDay(at, locale)} ${at.slice(11)}`;
}

function reasonText({ reason, because }: KeptMove, { t, i18n }: Words): string {
  if (commonReasons.includes(reason)) return "";
  const key = `reason.${reason}`;
  // Reasons come from a report that may be older than the messages; whether there are words for one is checked first.
  return i18n.exists(key, { ns: "imports" })
    ? t(`imports:${key}` as "imports:reason.followsPredecessor", { because: because ?? "" })
    : t("imports:reason.unknown");
}
