import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useLookAgain } from "#app/ui/use-look-again.ts";

/** How far a forecast is that takes longer; the page looks again by itself, and without scripts by a link. */
export function RunningForecast({ running }: { readonly running: { readonly share: number; readonly text: string } }) {
  const { t } = useTranslation("forecast");
  const { pathname, search } = useLocation();
  useLookAgain();
  return (
    <div className="card flex flex-wrap items-center gap-4">
      <p role="status" className="tabular-nums">
        {t("running", { share: running.text })}
      </p>
      <progress className="checklist-progress flex-1" aria-hidden="true" max={1} value={running.share} />
      <a className="button" href={`${pathname}${search}`}>
        {t("look")}
      </a>
    </div>
  );
}
