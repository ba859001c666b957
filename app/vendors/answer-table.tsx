import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { MoveVendor } from "./move-vendor.tsx";
import type { QuestionnairePage } from "./questionnaires-page.server.ts";

/** What each vendor answers, question by question beside each other: claims, which the committee's verdict does not follow by itself. */
export function AnswerTable({ page }: { readonly page: QuestionnairePage }) {
  const { t } = useTranslation("vendors");
  const { invitations, questions, canEdit, projectId } = page;
  return (
    <section>
      <h2 id="answers">{t("answers.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">{t("answers.claims")}</p>
      <ScrollRegion label={t("answers.title")}>
        <table className="table answer-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("question.question")}</th>
              {invitations.map(({ id, vendor, isReadable }) => (
                <th key={id} scope="col">
                  <a className="link" href={`/projects/${projectId}/vendors/${vendor.id}`}>
                    {vendor.name}
                  </a>
                  <span className="block font-normal text-muted">
                    {[t(`stage.${vendor.stage}`), isReadable ? "" : t("answers.notSubmitted")].filter(Boolean).join(" · ")}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {canEdit ? (
              <tr className="no-print">
                <th scope="row">{t("answers.next")}</th>
                {invitations.map(({ id, vendor }) => (
                  <td key={id}>
                    <MoveVendor vendor={vendor} />
                  </td>
                ))}
              </tr>
            ) : null}
            {questions.map((question, index) => (
              <tr key={question.id}>
                <th scope="row">
                  <span className="me-1 text-muted tabular-nums">{index + 1}</span>
                  {question.shownText}
                  {question.evidenceFor === null ? null : (
                    <span className="block font-normal text-muted">{t("question.evidenceFor", { criterion: question.evidenceFor })}</span>
                  )}
                </th>
                {invitations.map(({ id, isReadable, answers }) => (
                  <td key={id}>{isReadable ? <Answer answer={answers[question.id]} /> : null}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

type GivenAnswer = QuestionnairePage["invitations"][number]["answers"][string];

function Answer({ answer }: { readonly answer: GivenAnswer | undefined }) {
  const { t } = useTranslation("vendors");
  if (answer?.isSealed) return <span className="text-muted">{t("offers.closed")}</span>;
  if (!answer || (answer.text === "" && answer.explanation === "" && answer.files.length === 0)) return "–";
  return (
    <>
      <p className="break-words whitespace-pre-line">{answer.text}</p>
      {answer.explanation === "" ? null : <p className="break-words whitespace-pre-line text-muted">{answer.explanation}</p>}
      {answer.files.map(({ id, name, url }) => (
        <a key={id} className="link block wrap-anywhere" href={url} download>
          {name}
        </a>
      ))}
    </>
  );
}
