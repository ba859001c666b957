import { useState, type ReactNode } from "react";
import type { RequirementOrder } from "#app/domain/requirement/select-requirements.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { nextOrder, requirementQuery } from "./asked-requirements.ts";
import type { RequirementsPage } from "./requirements-page.server.ts";

type Row = RequirementsPage["requirements"][number];

export const bulkFormId = "bulk";

/** The requirements as a table; whoever edits them chooses rows for the form below it. */
export function RequirementTable({ page }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const { requirements, canEdit, maySeeVendors } = page;
  const reply = useFormReply("editMany");
  const kept = reply && reply.outcome !== "done" ? reply.values : undefined;
  const [isAllChosen, setAllChosen] = useState(false);
  return (
    <ScrollRegion label={t("table")}>
      <table className="table requirement-table" aria-label={t("table")}>
        <thead>
          <tr>
            <Head page={page} order="code">
              {canEdit ? (
                <input
                  type="checkbox"
                  className="no-print no-script-hidden accent-accent"
                  aria-label={t("bulk.all")}
                  onChange={(event) => setAllChosen(event.currentTarget.checked)}
                />
              ) : null}
            </Head>
            <Head page={page} order="statement" />
            <Head page={page} order="kind" />
            <Head page={page} order="priority" />
            <Head page={page} order="disposition" />
            <Head page={page} order="effort" isNumeric />
            <Head page={page} order="status" />
            <Head page={page} order="source" />
            <th scope="col">{t("column.owner")}</th>
            <th scope="col">{t("column.task")}</th>
            {maySeeVendors ? <th scope="col">{t("column.scorecard")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {requirements.map((row) => (
            <RequirementRow
              key={`${row.id} ${isAllChosen}`}
              row={row}
              page={page}
              isChosen={kept ? `chosen.${row.id}` in kept : isAllChosen}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface HeadProps {
  readonly page: RequirementsPage;
  readonly order: RequirementOrder;
  readonly isNumeric?: boolean;
  readonly children?: ReactNode;
}

function Head({ page: { filter }, order, isNumeric = false, children }: HeadProps) {
  const { t } = useTranslation("requirements");
  const isSorted = filter.order === order;
  return (
    <th
      scope="col"
      className={isNumeric ? "number" : undefined}
      aria-sort={isSorted ? (filter.isDescending ? "descending" : "ascending") : undefined}
    >
      <span className="inline-flex items-center gap-2">
        {children}
        <a data-keep-scroll href={`?${requirementQuery(nextOrder(filter, order))}`}>
          {t(`column.${order}`)}
          {isSorted ? <span aria-hidden="true">{filter.isDescending ? " ↓" : " ↑"}</span> : null}
        </a>
      </span>
    </th>
  );
}

interface RowProps {
  readonly row: Row;
  readonly page: RequirementsPage;
  readonly isChosen: boolean;
}

function RequirementRow({ row, page: { projectId, canEdit, maySeeVendors }, isChosen }: RowProps) {
  const { t } = useTranslation("requirements");
  return (
    <tr data-dropped={row.status === "dropped" || undefined}>
      <td className="requirement-code">
        {canEdit ? (
          <input
            type="checkbox"
            form={bulkFormId}
            name={`chosen.${row.id}`}
            value={row.version}
            defaultChecked={isChosen}
            aria-label={t("bulk.choose", { code: row.code })}
            className="no-print me-2 accent-accent"
          />
        ) : null}
        <a className="link" href={`/projects/${projectId}/requirements/${row.id}`}>
          {row.code}
        </a>
      </td>
      <td className="requirement-statement">
        {row.statement}
        <span className="requirement-brief">
          <PriorityMark priority={row.priority} />
          <StatusMark status={row.status} />
          <span>{t(`disposition.${row.disposition}`)}</span>
        </span>
      </td>
      <td>{t(`kind.${row.kind}`)}</td>
      <td>
        <PriorityMark priority={row.priority} />
      </td>
      <td>{t(`disposition.${row.disposition}`)}</td>
      <td className="number">{row.effort}</td>
      <td>
        <StatusMark status={row.status} />
      </td>
      <td>
        <span className="requirement-source" title={row.source}>
          {row.source}
        </span>
      </td>
      <td>{row.owner}</td>
      <td>
        {row.task ? (
          <a className="link requirement-task" href={`/projects/${projectId}/tasks/${row.task.id}`} title={row.task.name}>
            {row.task.code}
            <span className="sr-only"> {row.task.name}</span>
          </a>
        ) : row.isTaskGone ? (
          t("taskGone")
        ) : null}
      </td>
      {maySeeVendors ? <td>{row.place === null ? null : t(`place.${row.place}`)}</td> : null}
    </tr>
  );
}

/** A priority with a sign of its own: it is not told by colour alone. */
export function PriorityMark({ priority }: Pick<Row, "priority">) {
  const { t } = useTranslation("requirements");
  return (
    <span className="requirement-priority" data-priority={priority}>
      {t(`priority.${priority}`)}
    </span>
  );
}

const statusLooks = {
  draft: { icon: "upcoming", colour: "text-muted" },
  agreed: { icon: "done", colour: "text-ok" },
  dropped: { icon: "close", colour: "text-muted" },
} as const;

export function StatusMark({ status }: Pick<Row, "status">) {
  const { t } = useTranslation("requirements");
  const { icon, colour } = statusLooks[status];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colour}`}>
      <Icon name={icon} size={14} />
      {t(`status.${status}`)}
    </span>
  );
}
