import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ReasonsData } from "./reasons.route.tsx";

interface MeasuresProps {
  readonly page: ReasonsData;
  readonly taskUrl: (id: string) => string;
}

/** What was found to bring the task forward, the greatest gain first. */
export function Measures({ page, taskUrl }: MeasuresProps) {
  const { t } = useTranslation("reasons");
  const { measures } = page;
  return (
    <section>
      <h2>{t("measures.title")}</h2>
      {measures === null ? <p>{t("measures.finished")}</p> : <p className="mb-2 text-muted">{t("measures.lead")}</p>}
      {measures?.length === 0 ? <p>{t("measures.none")}</p> : null}
      {measures && measures.length > 0 ? (
        <ScrollRegion label={t("measures.title")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("measures.measure")}</th>
                <th scope="col">{t("measures.gain")}</th>
                <th scope="col">{t("measures.finish")}</th>
                <th scope="col">{t("measures.then")}</th>
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => (
                <tr key={measure.words}>
                  <td className="min-w-56">
                    <a className="link" href={taskUrl(measure.taskId)}>
                      {measure.words}
                    </a>
                  </td>
                  <td className="whitespace-nowrap">{measure.gain}</td>
                  <td className="whitespace-nowrap">{measure.finish}</td>
                  <td>{measure.then ?? t("measures.sameTasks")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {page.untried > 0 ? <p className="mt-1 text-muted">{t("measures.untried", { count: page.untried })}</p> : null}
    </section>
  );
}
