import { useTranslation } from "#app/i18n/use-translation.ts";
import { PriorityMark, StatusMark } from "./requirement-table.tsx";
import type { RequirementPage } from "./requirement-page.server.ts";

/** What a requirement asks for and what is known of it. */
export function RequirementFacts({ page }: { readonly page: RequirementPage }) {
  const { t } = useTranslation("requirements");
  const { shown, other, pull, projectId } = page;
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t("column.kind"), t(`kind.${shown.kind}`)],
    [t("column.disposition"), t(`disposition.${shown.disposition}`)],
    [t("field.effort"), shown.effort],
    [t("column.owner"), shown.owner],
    [t("column.source"), shown.source],
  ];
  return (
    <div>
      <p className="text-muted tabular-nums">{shown.code}</p>
      <h1 className="mb-1 max-w-prose">{shown.statement}</h1>
      {other ? (
        <p className="mb-2 max-w-prose text-muted" lang={other.lang}>
          {other.text}
        </p>
      ) : null}
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
        <PriorityMark priority={shown.priority} />
        <StatusMark status={shown.status} />
        {pull ? (
          <a className="link" href={`/projects/${projectId}/scorecard#requirements`}>
            {t(`placeLong.${pull.place}`)}
          </a>
        ) : null}
      </p>
      {pull?.isChangedSince ? <p className="mb-4 max-w-prose text-warn">{t("changedSince")}</p> : null}
      <dl className="grid max-w-prose grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {rows
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="m-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
