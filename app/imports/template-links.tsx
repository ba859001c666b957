import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";

/** An example of a sheet to fill in, for whoever has none yet. */
export function TemplateLinks() {
  const { t } = useTranslation("imports");
  return (
    <p className="text-muted">
      {t("template.lead")}
      <Gap />
      {(["xlsx", "csv"] as const).map((format) => (
        <a key={format} href={`/projects/import/template?format=${format}`} className="link mr-3 whitespace-nowrap" download>
          {t(`template.${format}`)}
        </a>
      ))}
    </p>
  );
}
