import type { Day } from "#app/domain/time/day.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/use-translation.ts";

interface PrintedHeadingProps {
  readonly project: { readonly name: string; readonly nameZh: string | null };
  readonly today: Day;
}

/** On paper: which project a page is of, and on which day it was as it shows. */
export function PrintedHeading({ project, today }: PrintedHeadingProps) {
  const locale = useLocale();
  return (
    <p className="printed-heading mb-3 hidden justify-between border-b border-line pb-1 text-muted print:flex">
      <span>{inLanguage({ text: project.name, zh: project.nameZh }, locale)}</span>
      <span className="tabular-nums">{formatDay(today, locale, "long")}</span>
    </p>
  );
}
