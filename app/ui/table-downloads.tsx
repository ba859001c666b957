import { useTranslation } from "#app/i18n/use-translation.ts";

/** Links to a page's table as a file. */
export function TableDownloads({ url }: { readonly url: string }) {
  const { t } = useTranslation("ui");
  return (
    <p className="no-print flex flex-wrap gap-x-4 gap-y-1">
      {(["xlsx", "csv"] as const).map((format) => (
        <a key={format} href={`${url}${url.includes("?") ? "&" : "?"}format=${format}`} className="link" download>
          {t(`download.${format}`)}
        </a>
      ))}
    </p>
  );
}
