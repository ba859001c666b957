import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import type { ScheduleEffect } from "./calendar.server.ts";

/** What the change just saved did to the plan's dates, in one sentence. */
export function ScheduleEffectNotice({ reply }: { readonly reply: ShownReply | undefined }) {
  const effectText = useEffectText();
  if (reply?.outcome !== "done") return null;
  return (
    <p role="status" className="no-print sticky top-14 z-10 -mb-4 rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok">
      {/* The use cases of this page answer with nothing else. */}
      {effectText(reply.result as ScheduleEffect, "effect")}
    </p>
  );
}

/** Puts what a calendar did, or would do, to the plan into words. */
export function useEffectText() {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  return ({ moved, end }: ScheduleEffect, tense: "effect" | "foreseen"): string => {
    if (moved === 0) return t(`${tense}.unmoved`);
    const days = daysBetween(end.before.slice(0, 10), end.after.slice(0, 10));
    const day = formatDay(end.after, locale);
    const way = days === 0 ? "same" : days > 0 ? "later" : "earlier";
    return t(`${tense}.moved`, { count: moved, end: t(`${tense}.${end.kind}.${way}`, { day, count: Math.abs(days) }) });
  };
}
