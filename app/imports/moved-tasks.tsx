import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MovedRow, ShownMove } from "./describe-moves.ts";

interface MovedTasksProps {
  readonly moves: { readonly rows: readonly MovedRow[]; readonly more: string | null };
  /** The project's own path. */
  readonly base: string;
}

/** On a narrow screen the cells of a row stand below each other. */
const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** Every date that is another than in the file, and why. */
export function MovedTasks({ moves, base }: MovedTasksProps) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-2">{t("moved.title")}</h2>
      {moves.rows.length === 0 ? <p className="text-muted">{t("moved.none")}</p> : null}
      {moves.more ? <p className="mb-2 text-muted">{moves.more}</p> : null}
      {moves.rows.length > 0 ? (
        <div className="overflow-x-auto">
          <table className="table">
            <caption className="sr-only">{t("moved.title")}</caption>
            <thead className="max-sm:sr-only">
              <tr>
                <th scope="col" className="number">
                  {t("moved.uid")}
                </th>
                <th scope="col">{t("moved.task")}</th>
                <th scope="col">{t("moved.start")}</th>
                <th scope="col">{t("moved.finish")}</th>
                <th scope="col">{t("moved.why")}</th>
              </tr>
            </thead>
            <tbody>
              {moves.rows.map((row) => (
                <tr key={row.taskId} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
                  <td className="number max-sm:hidden">{row.uid}</td>
                  <td className={`sm:min-w-40 ${stacked}`}>
                    <a href={`${base}/tasks/${row.taskId}`} className="link">
                      {row.name}
                    </a>
                  </td>
                  <td className={`whitespace-nowrap ${stacked} ${row.start ? "" : "max-sm:hidden"}`}>
                    <Move move={row.start} end={t("moved.start")} />
                  </td>
                  <td className={`whitespace-nowrap ${stacked} ${row.finish ? "" : "max-sm:hidden"}`}>
                    <Move move={row.finish} end={t("moved.finish")} />
                  </td>
                  <td className={`sm:min-w-56 ${stacked}`}>{row.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

/** The file's date above the plan's. */
function Move({ move, end }: { readonly move: ShownMove | null; readonly end: string }) {
  const { t } = useTranslation("imports");
  if (!move) return <span className="text-muted">{t("moved.same")}</span>;
  return (
    <>
      <span className="block font-medium sm:hidden">{end}</span>
      <span className="block text-muted">{t("moved.from", { date: move.from })}</span>
      <span className="block font-medium">{t("moved.to", { date: move.to })}</span>
    </>
  );
}
