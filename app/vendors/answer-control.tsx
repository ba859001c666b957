import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AskedQuestion } from "./answers-page.server.ts";

interface AnswerControlProps {
  readonly question: AskedQuestion;
  readonly isOpen: boolean;
  name(field: "answer" | "explanation"): string;
  readonly value: { readonly answer: string; readonly explanation: string };
  onChange(changes: { readonly answer?: string; readonly explanation?: string }): void;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

/** What an answer is given in, by the kind of its question. Files are below all questions. */
export function AnswerControl({ question, isOpen, name, value, onChange, labelledBy, describedBy, isInvalid }: AnswerControlProps) {
  const { t } = useTranslation("vendors");
  const shared = {
    name: name("answer"),
    "aria-labelledby": labelledBy,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
    readOnly: !isOpen,
  };
  const explanation = (
    <textarea
      className="input mt-2"
      rows={2}
      name={name("explanation")}
      maxLength={20_000}
      aria-label={t("answers.explanation")}
      placeholder={isOpen ? t("answers.explanation") : undefined}
      readOnly={!isOpen}
      value={value.explanation}
      onChange={(event) => onChange({ explanation: event.currentTarget.value })}
    />
  );
  switch (question.kind) {
    case "longText":
      return (
        <textarea
          {...shared}
          className="input mt-2"
          rows={4}
          maxLength={20_000}
          value={value.answer}
          onChange={(event) => onChange({ answer: event.currentTarget.value })}
        />
      );
    case "yesNo":
    case "choice": {
      const options =
        question.kind === "yesNo"
          ? [
              { value: "yes", text: t("answers.yes") },
              { value: "no", text: t("answers.no") },
            ]
          : question.choices.map((text, index) => ({ value: String(index), text }));
      return (
        <>
          <div
            role="radiogroup"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            className="mt-2 flex flex-wrap gap-x-5 gap-y-1"
          >
            {options.map((option) => (
              <label key={option.value} className="flex items-center gap-1.5">
                <input
                  type="radio"
                  name={name("answer")}
                  value={option.value}
                  checked={value.answer === option.value}
                  disabled={!isOpen}
                  className="accent-accent"
                  onChange={() => onChange({ answer: option.value })}
                />
                {option.text}
              </label>
            ))}
          </div>
          {explanation}
        </>
      );
    }
    case "file":
      return (
        <>
          <p className="mt-1 text-[0.93em] text-muted">
            {question.files.length === 0 ? t("answers.filesBelow") : question.files.map((file) => file.name).join(", ")}
          </p>
          {explanation}
        </>
      );
    default:
      return (
        <div className="mt-2 flex items-center gap-2">
          <input
            {...shared}
            className={question.kind === "number" ? "input max-w-48" : "input"}
            inputMode={question.kind === "number" ? "decimal" : undefined}
            maxLength={2000}
            autoComplete="off"
            value={value.answer}
            onChange={(event) => onChange({ answer: event.currentTarget.value })}
          />
          {question.unit === "" ? null : <span className="text-muted">{question.unit}</span>}
        </div>
      );
  }
}
