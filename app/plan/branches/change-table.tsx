import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { FieldChanges } from "#app/ui/field-changes.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { ChangeRow, ChangeRows } from "./change-rows.server.ts";
import { useSentFields } from "./sent-fields.ts";

interface ChangeTableProps {
  readonly page: Pick<ChangeRows, "changes" | "moreChanges" | "counts">;
  /** Where the changes come from. */
  readonly of?: "branches" | "method";
  /** Whether each change can be left out. */
  readonly canChoose: boolean;
}

/** What was done in a what-if, task by task, with what that does to its dates. */
export function ChangeTable({ page: { changes, moreChanges, counts }, canChoose, of = "branches" }: ChangeTableProps) {
  const { t } = useTranslation("branches");
  const { t: own } = useTranslation(of);
  const locale = useLocale();
  const wasLeft = useFormerTicks();
  const parts = (["changed", "added", "removed"] as const).filter((kind) => counts[kind] > 0);
  return (
    <section>
      <h2>{own("changes.heading")}</h2>
      <p className="mb-2 text-muted">
        {formatList(
          parts.map((kind) => t(`changes.${kind}`, { count: counts[kind] })),
          locale,
          "bare",
        )}
      </p>
      {canChoose ? <input type="hidden" name="shown" value={changes.map(({ id }) => id).join(" ")} /> : null}
      <ScrollRegion label={own("changes.heading")}>
        <table className="table stacking-table branch-changes" aria-label={own("changes.heading")}>
          <thead>
            <tr>
              {canChoose ? <th scope="col">{t("column.take")}</th> : null}
              <th scope="col">{t("column.task")}</th>
              <th scope="col">{t("column.change")}</th>
              <th scope="col">{t("column.start")}</th>
              <th scope="col">{t("column.finish")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, index) => (
              <tr key={change.id}>
                {canChoose ? (
                  <td>
                    <input
                      type="checkbox"
                      name={`take[${index}]`}
                      value={change.id}
                      defaultChecked={!wasLeft(change)}
                      aria-label={t("takeOne", { name: change.name })}
                    />
                  </td>
                ) : null}
                <th scope="row" className="whitespace-normal font-normal text-fg">
                  {change.code === "" ? null : <span className="me-2 text-muted tabular-nums">{change.code}</span>}
                  {change.name}
                </th>
                <td className="whitespace-normal">
                  {change.kind === "changed" ? null : t(`kind.${change.kind}`, { count: change.below })}
                  <FieldChanges changes={change.fields} />
                </td>
                <DateCell label={t("column.start")} date={change.start} of={of} />
                <DateCell label={t("column.finish")} date={change.finish} of={of} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {moreChanges > 0 ? <p className="mt-1 text-muted">{t("changes.more", { count: moreChanges })}</p> : null}
    </section>
  );
}

/** Which changes somebody left out of a form that was refused; by then they may stand in other rows. */
function useFormerTicks(): (change: ChangeRow) => boolean {
  const sent = useSentFields();
  const shown = new Set((sent["shown"] ?? "").split(" "));
  const taken = new Set(Object.entries(sent).flatMap(([name, value]) => (name.startsWith("take[") ? [value] : [])));
  return ({ id }) => shown.has(id) && !taken.has(id);
}

interface DateCellProps {
  /** Of its column. */
  readonly label: string;
  readonly date: ChangeRow["start"];
  readonly of?: "branches" | "method";
}

/** When it is planned in the live plan and in the other one, and by how much they differ. */
export function DateCell({ label, date: { live, whatIf, difference, trend }, of = "branches" }: DateCellProps) {
  const { t } = useTranslation(of);
  return (
    <td className="whitespace-nowrap tabular-nums" data-label={label}>
      <div>
        {live === whatIf || live === "" || whatIf === "" ? (
          live || whatIf
        ) : (
          <>
            <span className="sr-only">{t("column.live")}</span>
            {live}
            <span aria-hidden="true">{" → "}</span>
            <span className="sr-only">{t("column.branch")}</span>
            {whatIf}
          </>
        )}
        {difference === "" ? null : (
          <span className="block text-[13px]">
            <Slip trend={trend}>{difference}</Slip>
          </span>
        )}
      </div>
    </td>
  );
}
