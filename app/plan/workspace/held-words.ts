import type { HeldDays, HeldKind } from "#app/domain/plan/held-days.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { formatList } from "#app/i18n/format.ts";
import type { PlanFormat } from "./plan-format.ts";

const kinds: readonly HeldKind[] = ["scoring", "demonstration"];

/** What happens in a task on days of its own, and on which, one line a kind. */
export function heldWords(
  held: readonly HeldDays[] | undefined,
  { text, day, locale }: PlanFormat,
): readonly (readonly [string, string])[] {
  if (!held) return [];
  const dayOf = (value: string) => day((parseDay(value) ?? 0) * minutesInDay);
  return kinds.flatMap((kind) => {
    const own = held.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const days = own.map(({ from, until }) =>
      from === until ? dayOf(from) : text("held.span", { start: dayOf(from), finish: dayOf(until) }),
    );
    return [[text(`held.${kind}`), formatList([...new Set(days)], locale, "bare")] as const];
  });
}
