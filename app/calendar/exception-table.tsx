import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ExceptionRow } from "./calendar-page.server.ts";

interface ExceptionTableProps {
  readonly year: number;
  readonly rows: readonly ExceptionRow[];
  readonly canEdit: boolean;
}

/** Holidays and make-up working days of a year, by their first day. */
export function ExceptionTable({ year, rows, canEdit }: ExceptionTableProps) {
  const { t } = useTranslation("calendar");
  if (rows.length === 0)
    return (
      <div className="card prose">
        <p>{t("exception.empty", { year })}</p>
        <p className="text-muted">{t("exception.emptyHelp")}</p>
      </div>
    );
  return (
    <div className="overflow-x-auto">
      <table className="table max-w-5xl" aria-label={t("exception.heading", { year })}>
        <thead>
          <tr>
            <th scope="col">{t("exception.name")}</th>
            <th scope="col">{t("exception.from")}</th>
            <th scope="col" className="max-sm:hidden">
              {t("exception.to")}
            </th>
            <th scope="col" className="number">
              {t("exception.days")}
            </th>
            <th scope="col" className="max-sm:hidden">
              {t("exception.times")}
            </th>
            {canEdit ? (
              <th scope="col" className="no-print">
                <span className="sr-only">{t("exception.remove")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ExceptionLine key={row.id} row={row} canEdit={canEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExceptionLine({ row, canEdit }: { readonly row: ExceptionRow; readonly canEdit: boolean }) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const reply = useFormReply("removeException");
  const day = formatDay(row.from, locale, "long");
  return (
    <tr>
      <th scope="row" className="whitespace-normal font-medium text-fg">
        {row.name}
        {row.times === "" ? null : <span className="block text-accent sm:hidden">{row.times}</span>}
      </th>
      <td className="whitespace-nowrap">{day}</td>
      <td className="whitespace-nowrap max-sm:hidden">{formatDay(row.to, locale, "long")}</td>
      <td className="number">{formatNumber(row.days, locale)}</td>
      <td className={`whitespace-nowrap max-sm:hidden ${row.times === "" ? "" : "font-medium text-accent"}`}>
        {row.times === "" ? t("exception.dayOff") : row.times}
      </td>
      {canEdit ? (
        <td className="no-print whitespace-nowrap text-end">
          <ActionForm intent="removeException" reply={reply?.values["exceptionId"] === row.id ? reply : undefined}>
            <input type="hidden" name="exceptionId" value={row.id} />
            <SubmitButton primary={false}>
              {t("exception.remove")}
              <span className="sr-only">{t("exception.removeNamed", { name: row.name, day })}</span>
            </SubmitButton>
          </ActionForm>
        </td>
      ) : null}
    </tr>
  );
}
