import { formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { QuestionnaireInvitationRow, QuestionnaireQuestionRow, QuestionnaireRow } from "#db/tables/vendor-questions.ts";
import type { Reader } from "../reader.server.ts";

type Question = Pick<QuestionnaireQuestionRow, "kind" | "choices" | "unit" | "unitZh">;

/** An answer as people read it. */
export function answerText(question: Question, answer: string, { locale, t }: Pick<Reader, "locale" | "t">): string {
  if (answer === "") return "";
  if (question.kind === "yesNo") return t(answer === "yes" ? "vendors:answers.yes" : "vendors:answers.no");
  if (question.kind === "choice") return choicesOf(question)[Number(answer)]?.[locale] ?? answer;
  if (question.kind !== "number") return answer;
  const unit = inLanguage({ text: question.unit, zh: question.unitZh }, locale);
  const amount = /^-?\d+(\.\d+)?$/.test(answer) ? formatNumber(Number(answer), locale) : answer;
  return unit === "" ? amount : `${amount} ${unit}`;
}

/** The options of a question; the product alone writes them. */
export function choicesOf({ choices }: Pick<Question, "choices">): readonly { readonly en: string; readonly zh: string }[] {
  return JSON.parse(choices) as { en: string; zh: string }[];
}

/** Whether the committee reads what a vendor answered: before the deadline, what is not submitted is the vendor's own. */
export function areAnswersReadable(
  { submittedAt }: Pick<QuestionnaireInvitationRow, "submittedAt">,
  { deadlineAt }: Pick<QuestionnaireRow, "deadlineAt">,
  now: string,
): boolean {
  return submittedAt !== null || (deadlineAt !== null && deadlineAt <= now);
}
