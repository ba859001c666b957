import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ReferencesPage } from "./references-page.server.ts";

/** What each customer says, question by question beside each other, with who asked and when. */
export function ReferenceTable({ page: { references, questions } }: { readonly page: ReferencesPage }) {
  const { t } = useTranslation("vendors");
  const asked = references.filter(({ answered }) => answered > 0);
  if (asked.length === 0) return null;
  return (
    <section>
      <h2 id="answers">{t("reference.answers")}</h2>
      <ScrollRegion label={t("reference.answers")}>
        <table className="table answer-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("question.question")}</th>
              {asked.map(({ id, company }) => (
                <th key={id} scope="col">
                  {company}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map((question, index) => (
              <tr key={question.id}>
                <th scope="row">
                  <span className="me-1 text-muted tabular-nums">{index + 1}</span>
                  {question.text}
                  {question.criteria.length === 0 ? null : (
                    <span className="block font-normal text-muted">
                      {t("question.evidenceFor", { criterion: question.criteria.join(" · ") })}
                    </span>
                  )}
                </th>
                {asked.map(({ id, answers }) => {
                  const answer = answers[question.id];
                  return (
                    <td key={id}>
                      {question.isSealed ? (
                        <span className="text-muted">{t("offers.closed")}</span>
                      ) : answer && answer.text !== "" ? (
                        <>
                          <p className="break-words whitespace-pre-line">{answer.text}</p>
                          <p className="text-[0.93em] text-muted">{answer.asked}</p>
                        </>
                      ) : (
                        "–"
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
