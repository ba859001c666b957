import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import type { ScheduleEffect } from "./calendar.server.ts";

/** What the change just saved did to the plan's dates, in one sentence. */
export function ScheduleEffectNotice({ reply }: { readonly reply: ShownReply | undefined }) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  if (reply?.outcome !== "done") return null;
  // The use cases of this page answer with nothing else.
  const effect = reply.result as ScheduleEffect;
  return (
    <p role="status" className="no-print sticky top-14 z-10 -mb-4 rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok">
      {effect.moved === 0 ? t("effect.unmoved") : t("effect.moved", { count: effect.moved, end: endText(effect) })}
    </p>
  );

  function endText({ end }: ScheduleEffect): string {
    const days = daysBetween(end.before.slice(0, 10), end.after.slice(0, 10));
    const day = formatDay(end.after, locale);
    if (days === 0) return t(`effect.${end.kind}.same`, { day });
    return days > 0 ? t(`effect.${end.kind}.later`, { day, count: days }) : t(`effect.${end.kind}.earlier`, { day, count: -days });
  }
}
