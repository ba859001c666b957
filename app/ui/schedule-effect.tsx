import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { ShownReply } from "./form-reply.ts";

interface ShownEffect {
  readonly moved: number;
  /** Civil times. */
  readonly end: { readonly kind: "goLive" | "finish"; readonly before: string; readonly after: string };
}

/** What the change just saved did to the plan's dates, in one sentence. */
export function ScheduleEffectNotice({ reply }: { readonly reply: ShownReply | undefined }) {
  const effectText = useEffectText();
  if (reply?.outcome !== "done") return null;
  return (
    <p role="status" className="no-print sticky top-14 z-10 -mb-4 rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok">
      {/* The use cases of pages that show it answer with nothing else. */}
      {effectText(reply.result as ShownEffect, "effect")}
    </p>
  );
}

/** Puts what a change of working time did, or would do, to the plan into words. */
export function useEffectText() {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  return ({ moved, end }: ShownEffect, tense: "effect" | "foreseen"): string => {
    if (moved === 0) return t(`${tense}.unmoved`);
    const days = dayNumber(end.after) - dayNumber(end.before);
    const day = formatDay(end.after, locale);
    const way = days === 0 ? "same" : days > 0 ? "later" : "earlier";
    return t(`${tense}.moved`, { count: moved, end: t(`${tense}.${end.kind}.${way}`, { day, count: Math.abs(days) }) });
  };
}

/** Civil days have no zone: those of one zone without summer time are as far apart. */
function dayNumber(time: string): number {
  return Date.parse(`${time.slice(0, 10)}T00:00Z`) / 86_400_000;
}
