import { useTranslation } from "#app/i18n/use-translation.ts";

const levels = ["none", "light", "good", "full", "over", "away"] as const;

export function LoadLegend() {
  const { t } = useTranslation("workload");
  return (
    <ul aria-label={t("legend.label")} className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-[12px]">
      {levels.map((level) => (
        <li key={level} className="flex items-center gap-2">
          <span aria-hidden="true" className="load-sample" data-level={level} />
          {t(`legend.${level}`)}
        </li>
      ))}
    </ul>
  );
}
