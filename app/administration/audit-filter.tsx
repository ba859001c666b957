import { useTranslation } from "#app/i18n/use-translation.ts";
import type { en } from "./messages.en.ts";

interface AuditFilterProps {
  readonly query: {
    readonly actor: string;
    readonly area: string;
    readonly stream: string;
    readonly from: string;
    readonly to: string;
  };
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly (keyof (typeof en)["audit"]["area"])[];
}

/** Who, what, where and when: kept in the URL. */
export function AuditFilter({ query, projects, areas }: AuditFilterProps) {
  const { t } = useTranslation("administration");
  return (
    <form method="get" role="search" className="no-print mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_2fr_1fr_1fr_auto]">
      <label>
        <span className="mb-1 block font-medium">{t("audit.actor")}</span>
        <input type="search" name="actor" maxLength={100} placeholder={t("audit.actorHelp")} defaultValue={query.actor} className="input" />
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("audit.what")}</span>
        <select name="area" defaultValue={query.area} className="input">
          <option value="">{t("audit.anything")}</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {t(`audit.area.${area}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("audit.where")}</span>
        <select name="project" defaultValue={query.stream} className="input">
          <option value="">{t("audit.anywhere")}</option>
          <option value="instance">{t("audit.instance")}</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("audit.from")}</span>
        <input type="date" name="from" defaultValue={query.from} className="input" />
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("audit.to")}</span>
        <input type="date" name="to" defaultValue={query.to} className="input" />
      </label>
      <button type="submit" className="button">
        {t("audit.find")}
      </button>
    </form>
  );
}
