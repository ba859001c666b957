import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Changes } from "./sheet-page.server.ts";

interface SheetLinesProps {
  readonly lines: Changes["lines"];
  readonly more: string | null;
}

/** The lines that add or change a task, with every field that changes. */
export function SheetLines({ lines, more }: SheetLinesProps) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-2">{t("sheet.lines")}</h2>
      <table className="w-full border-collapse text-[13px]">
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="w-14 py-1 pe-3 text-end font-medium">
              {t("sheet.line")}
            </th>
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              {t("sheet.task")}
            </th>
            <th scope="col" className="w-1/2 py-1 text-start font-medium">
              {t("sheet.change")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, taskId, name, change, dates, fields }) => (
            <tr key={taskId} className="border-b border-line">
              <td className="py-1 pe-3 text-end align-top tabular-nums">{line}</td>
              <th scope="row" className="break-words py-1 pe-3 text-start align-top font-normal">
                {name}
              </th>
              <td className="break-words py-1 align-top">
                {dates === null ? null : <p className="tabular-nums">{t("sheet.addedOn", { dates })}</p>}
                {fields.length === 0 && dates === null ? t(`sheet.changeOf.${change}`) : null}
                {fields.map(({ field, before, after }) => (
                  <p key={field} className="break-words">
                    {dates === null ? t("sheet.fieldChange", { field, before, after }) : t("sheet.fieldIs", { field, value: after })}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more ? <p className="mt-1 text-muted">{more}</p> : null}
    </section>
  );
}
