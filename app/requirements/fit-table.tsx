import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { FitPage } from "./fit-page.server.ts";
import { PriorityMark } from "./requirement-table.tsx";

/** Requirements down, vendors across. */
export function FitTable({ page }: { readonly page: FitPage }) {
  const { t } = useTranslation("requirements");
  return (
    <ScrollRegion label={t("fit.title")}>
      <table className="table fit-table" aria-label={t("fit.title")}>
        <thead>
          <tr>
            <th scope="col">{t("column.code")}</th>
            <th scope="col">{t("column.statement")}</th>
            <th scope="col">{t("column.priority")}</th>
            {page.vendors.map(({ id, name, isLong }) => (
              <th key={id} scope="col" className="fit-vendor">
                <a className="link" href={`/projects/${page.projectId}/vendors/${id}`}>
                  {name}
                </a>
                {isLong ? <span className="block font-normal">{t("fit.long")}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map(({ id, code, statement, priority, place, fits }) => (
            <tr key={id}>
              <td className="requirement-code">
                <a className="link" href={`/projects/${page.projectId}/requirements/${id}`}>
                  {code}
                </a>
              </td>
              <td className="requirement-statement">{statement}</td>
              <td>
                <PriorityMark priority={priority} />
              </td>
              {place === null ? (
                <td colSpan={page.vendors.length} className="text-muted">
                  {t("fit.notAsked")}
                </td>
              ) : (
                fits.map((fit) => (
                  <td key={fit.vendorId}>
                    <Fit fit={fit} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
        {page.mandatory > 0 ? (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t("fit.mandatory", { count: page.mandatory })}
              </th>
              <td className="fit-gap" />
              {page.vendors.map(({ id, met, unmet }) => (
                <td key={id} className={unmet > 0 ? "font-medium text-critical" : "font-medium"}>
                  {t(unmet > 0 ? "fit.misses" : "fit.meets", { met, count: unmet, of: page.mandatory })}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollRegion>
  );
}

const looks = {
  met: { icon: "done", colour: "text-ok" },
  unmet: { icon: "close", colour: "text-critical" },
  scored: { icon: null, colour: "" },
  claimed: { icon: "now", colour: "text-muted" },
  open: { icon: "upcoming", colour: "text-muted" },
  notAsked: { icon: null, colour: "text-muted" },
} as const;

function Fit({ fit: { state, score, claims } }: { readonly fit: FitPage["rows"][number]["fits"][number] }) {
  const { t } = useTranslation("requirements");
  const { icon, colour } = looks[state];
  return (
    <>
      <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colour}`}>
        {icon === null ? null : <Icon name={icon} size={14} />}
        {state === "scored" ? score : t(`fit.state.${state}`)}
      </span>
      {claims > 0 && state !== "claimed" ? (
        <span className="block text-[12px] text-muted">{t("fit.claims", { count: claims })}</span>
      ) : null}
    </>
  );
}
