import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Changes } from "./sheet-page.server.ts";

interface SheetMovesProps {
  readonly title: string;
  readonly help?: string;
  readonly moves: Changes["moved"];
  readonly more: string | null;
}

/** Tasks with the dates they have and get. */
export function SheetMoves({ title, help, moves, more }: SheetMovesProps) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-1">{title}</h2>
      {help ? <p className="mb-2 text-muted">{help}</p> : null}
      <table className="w-full border-collapse text-[13px]">
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              {t("sheet.task")}
            </th>
            <th scope="col" className="w-1/4 py-1 pe-3 text-start font-medium">
              {t("sheet.startDate")}
            </th>
            <th scope="col" className="w-1/4 py-1 text-start font-medium">
              {t("sheet.finishDate")}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ taskId, name, start, finish }) => (
            <tr key={taskId} className="border-b border-line">
              <th scope="row" className="break-words py-1 pe-3 text-start align-top font-normal">
                {name}
              </th>
              <td className="py-1 pe-3 align-top tabular-nums">{start ? t("sheet.fromTo", start) : ""}</td>
              <td className="py-1 align-top tabular-nums">{finish ? t("sheet.fromTo", finish) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more ? <p className="mt-1 text-muted">{more}</p> : null}
    </section>
  );
}
