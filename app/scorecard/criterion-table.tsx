import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { FilledPage, ShownCriterion } from "./scorecard-page.server.ts";

/** The criteria as a tree, each with how it is judged and what it counts for. */
export function CriterionTable({ page }: { readonly page: FilledPage }) {
  const { t } = useTranslation("scorecard");
  const { card, mayEdit, projectId } = page;
  return (
    <ScrollRegion label={t("criteria.heading")}>
      <table className="table stacking-table scorecard-table" aria-label={t("criteria.heading")}>
        <thead>
          <tr>
            <th scope="col">{t("column.criterion")}</th>
            <th scope="col">{t("column.kind")}</th>
            <th scope="col" className="number">
              {t("column.share")}
            </th>
            <th scope="col" className="number">
              {t("column.whole")}
            </th>
            <th scope="col" className="number">
              {t("column.minimum")}
            </th>
            {mayEdit ? (
              <th scope="col" className="no-print">
                <span className="sr-only">{t("column.actions")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {card.criteria.map((criterion) => (
            <CriterionRow key={criterion.id} criterion={criterion} projectId={projectId} mayEdit={mayEdit} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface RowProps {
  readonly criterion: ShownCriterion;
  readonly projectId: string;
  readonly mayEdit: boolean;
}

function CriterionRow({ criterion, projectId, mayEdit }: RowProps) {
  const { t } = useTranslation("scorecard");
  const { id, code, depth, name, shape, measure, local, whole, wholePart, minimum, isTakenOut, undescribed, hasProblem } = criterion;
  return (
    <tr data-group={shape === "group" || undefined} data-out={isTakenOut || undefined} id={`criterion-${id}`}>
      <th scope="row">
        <span className="scorecard-name" style={{ paddingInlineStart: `${depth * 18}px` }}>
          <span className="text-muted tabular-nums">{code}</span>
          <span>
            <a className="link" href={`/projects/${projectId}/scorecard/criteria/${id}`}>
              {name}
            </a>
            {isTakenOut ? <span className="block text-[12px] font-normal text-muted">{t("criteria.takenOut")}</span> : null}
            {undescribed > 0 ? (
              <span className="no-print block text-[12px] font-normal text-warn">{t("criteria.undescribed", { count: undescribed })}</span>
            ) : null}
          </span>
        </span>
      </th>
      <td data-label={shape === "group" ? undefined : t("column.kind")} className={hasProblem ? "text-critical" : undefined}>
        {shape === "group" ? null : (
          <span>
            {t(`kindShort.${shape}`)}
            <span className="scorecard-measure">{measure}</span>
          </span>
        )}
      </td>
      <td className="number" data-label={t("column.share")}>
        {local}
      </td>
      <td className="number" data-label={t("column.whole")}>
        <span className="scorecard-share">
          {shape === "group" ? null : <span className="scorecard-bar" style={{ width: `${Math.min(1, wholePart * 5) * 64}px` }} />}
          {whole}
        </span>
      </td>
      <td className="number" data-label={minimum === "" ? undefined : t("column.minimum")}>
        {minimum}
      </td>
      {mayEdit ? (
        <td className="no-print">
          <RowActions criterion={criterion} />
        </td>
      ) : null}
    </tr>
  );
}

function RowActions({ criterion: { id, name, version, isFirst, isLast } }: Pick<RowProps, "criterion">) {
  const { t } = useTranslation("scorecard");
  return (
    <div className="scorecard-actions">
      <MoveButton id={id} direction="up" isOff={isFirst} label={t("upNamed", { name })} />
      <MoveButton id={id} direction="down" isOff={isLast} label={t("downNamed", { name })} />
      <Form method="post" action="?" preventScrollReset>
        <input type="hidden" name="intent" value="duplicateCriterion" />
        <input type="hidden" name="criterionId" value={id} />
        <button type="submit" className="link min-h-6" aria-label={t("duplicateNamed", { name })}>
          {t("duplicate")}
        </button>
      </Form>
      <Form method="post" action="?" preventScrollReset>
        <input type="hidden" name="intent" value="removeCriterion" />
        <input type="hidden" name="criterionId" value={id} />
        <input type="hidden" name="version" value={version} />
        <button type="submit" className="link min-h-6" aria-label={t("removeNamed", { name })}>
          {t("remove")}
        </button>
      </Form>
    </div>
  );
}

interface MoveButtonProps {
  readonly id: string;
  readonly direction: "up" | "down";
  readonly isOff: boolean;
  readonly label: string;
}

function MoveButton({ id, direction, isOff, label }: MoveButtonProps) {
  return (
    <Form method="post" action="?" preventScrollReset>
      <input type="hidden" name="intent" value="moveCriterion" />
      <input type="hidden" name="criterionId" value={id} />
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" className="button icon-button" aria-label={label} title={label} disabled={isOff}>
        <Icon name={direction} />
      </button>
    </Form>
  );
}
