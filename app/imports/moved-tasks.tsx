import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownMove, ShownMoves } from "./describe-moves.ts";

interface MovedTasksProps {
  readonly title: string;
  readonly help?: string;
  readonly moves: ShownMoves;
  /** Where the dates stood that the plan's stand beside. */
  readonly from: "file" | "plan";
  /** The project's own path. */
  readonly base: string;
}

/** On a narrow screen the cells of a row stand below each other. */
const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** Every date that is another than in the file, or than it was in the plan; and why, where that differs. */
export function MovedTasks({ title, help, moves, from, base }: MovedTasksProps) {
  const { t } = useTranslation("imports");
  const hasReasons = moves.rows.some((row) => row.why !== "");
  return (
    <section>
      <h2 className="mb-2">{title}</h2>
      {help ? <p className="mb-2 text-muted">{help}</p> : null}
      {moves.rows.length === 0 ? <p className="text-muted">{t("moved.none")}</p> : null}
      {moves.more ? <p className="mb-2 text-muted">{moves.more}</p> : null}
      {moves.rows.length > 0 ? (
        <div className="overflow-x-auto">
          <table className="table">
            <caption className="sr-only">{title}</caption>
            <thead className="max-sm:sr-only">
              <tr>
                <th scope="col" className="number">
                  {t("moved.uid")}
                </th>
                <th scope="col">{t("moved.task")}</th>
                <th scope="col">{t("moved.start")}</th>
                <th scope="col">{t("moved.finish")}</th>
                {hasReasons ? <th scope="col">{t("moved.why")}</th> : null}
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
                    <Move move={row.start} end={t("moved.start")} from={from} />
                  </td>
                  <td className={`whitespace-nowrap ${stacked} ${row.finish ? "" : "max-sm:hidden"}`}>
                    <Move move={row.finish} end={t("moved.finish")} from={from} />
                  </td>
                  {hasReasons ? <td className={`sm:min-w-56 ${stacked}`}>{row.why}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

interface MoveProps extends Pick<MovedTasksProps, "from"> {
  readonly move: ShownMove | null;
  readonly end: string;
}

/** The former date above the new one. */
function Move({ move, end, from }: MoveProps) {
  const { t } = useTranslation("imports");
  if (!move) return <span className="text-muted">{t("moved.same")}</span>;
  return (
    <>
      <span className="block font-medium sm:hidden">{end}</span>
      <span className="block text-muted">{t(`moved.from.${from}`, { date: move.from })}</span>
      <span className="block font-medium">{t(`moved.to.${from}`, { date: move.to })}</span>
    </>
  );
}
