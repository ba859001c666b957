import { useTranslation } from "#app/i18n/use-translation.ts";

interface YearChoiceProps {
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly isProvisional: boolean }[];
}

/** Links to the years the calendar or the plan knows; what provisional means is said once, when one of them is. */
export function YearChoice({ year, years }: YearChoiceProps) {
  const { t } = useTranslation("calendar");
  return (
    <>
      <nav aria-label={t("year.choose")} className="no-print mb-3">
        <ul className="flex flex-wrap gap-1">
          {years.map((entry) => (
            <li key={entry.year}>
              <a
                href={`?year=${entry.year}`}
                data-keep-scroll
                aria-current={entry.year === year ? "page" : undefined}
                className="button px-2 tabular-nums aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold"
                data-quiet
              >
                {entry.year}
                {entry.isProvisional ? <span className="text-[0.86em] font-normal text-warn">{t("year.provisional")}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {years.some((entry) => entry.isProvisional) ? <p className="prose mb-4 text-[0.93em] text-muted">{t("year.explained")}</p> : null}
    </>
  );
}
