import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { useReply } from "#app/ui/form.tsx";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { AnswerControl } from "./answer-control.tsx";
import type { AskedQuestion } from "./answers-page.server.ts";
import type { SavedAnswers, StaleAnswer } from "./answers.server.ts";

interface AnswerFieldProps {
  readonly question: AskedQuestion;
  readonly isOpen: boolean;
  readonly isMissing: boolean;
  /** What another window had saved meanwhile, where the whole form was sent. */
  readonly stale: StaleAnswer | undefined;
}

const typingPauseMilliseconds = 800;

/** One question with its answer, which is saved while it is typed. What another window saved meanwhile is shown beside it, and nothing is lost. */
export function AnswerField({ question, isOpen, isMissing, stale: sentStale }: AnswerFieldProps) {
  const { t } = useTranslation("vendors");
  const errorText = useErrorText();
  const id = useId();
  const reply = useReply();
  const name = (field: string) => `answers[${question.index}].${field}`;
  const sent = reply && reply.outcome !== "done" ? reply.values : undefined;
  const isSame = (field: string) => (sent?.[name(field)] ?? "") === (sent?.[name(`${field}Before`)] ?? "");
  const typed = isSame("answer") && isSame("explanation") ? undefined : sent;
  const [made] = useState({ answer: question.answer, explanation: question.explanation });
  const saving = useSaving(question, {
    answer: typed?.[name("answer")] ?? sentStale?.mine.answer ?? question.answer,
    explanation: typed?.[name("explanation")] ?? sentStale?.mine.explanation ?? question.explanation,
  });
  const stale = saving.stale ?? (saving.hasTyped ? undefined : sentStale);
  const problem = saving.problem ?? reply?.errors[name("answer")];
  const describedBy = [question.help === "" ? "" : `${id}-help`, problem ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className="border-t border-line py-4 print:break-inside-avoid" id={`question-${question.id}`}>
      <input type="hidden" name={name("questionId")} value={question.id} />
      <input type="hidden" name={name("revision")} value={stale && !saving.stale ? stale.theirs.revision : saving.revision} />
      {saving.hasTyped ? null : (
        <>
          <input type="hidden" name={name("answerBefore")} value={made.answer} />
          <input type="hidden" name={name("explanationBefore")} value={made.explanation} />
        </>
      )}
      <p id={`${id}-text`} className="max-w-prose font-medium">
        <span className="me-2 text-muted tabular-nums">{question.index + 1}</span>
        {question.text}
        {question.isRequired ? <span className="ms-2 font-normal text-muted">{t("answers.required")}</span> : null}
      </p>
      {question.help === "" ? null : (
        <p id={`${id}-help`} className="max-w-prose text-[0.93em] text-muted">
          {question.help}
        </p>
      )}
      {isMissing ? <p className="text-critical">{t("answers.missingHere")}</p> : null}
      <AnswerControl
        question={question}
        isOpen={isOpen}
        name={name}
        value={saving.value}
        onChange={saving.change}
        labelledBy={`${id}-text`}
        describedBy={describedBy}
        isInvalid={problem !== undefined || isMissing}
      />
      {problem ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(problem)}
        </p>
      ) : null}
      {stale ? (
        <div className="card mt-2" role="alert">
          <p>{t("answers.stale")}</p>
          <p className="mt-1 whitespace-pre-line break-words text-muted">
            {[stale.theirs.answer, stale.theirs.explanation].filter(Boolean).join("\n") || t("answers.nothing")}
          </p>
          <p className="no-script-hidden mt-2 flex flex-wrap gap-2">
            <button type="button" className="button" onClick={() => saving.settle(stale, "mine")}>
              {t("answers.keepMine")}
            </button>
            <button type="button" className="button" onClick={() => saving.settle(stale, "theirs")}>
              {t("answers.takeTheirs")}
            </button>
          </p>
        </div>
      ) : null}
      {isOpen ? (
        <p className="no-print min-h-5 text-[0.93em] text-muted" role="status">
          {saving.isSaving ? t("answers.saving") : saving.hasSaved ? t("answers.saved") : ""}
        </p>
      ) : null}
    </div>
  );
}

interface Typed {
  readonly answer: string;
  readonly explanation: string;
}

function useSaving(question: AskedQuestion, initial: Typed) {
  const fetcher = useFetcher<ShownReply>({ key: `answer ${question.id}` });
  const [value, setValue] = useState(initial);
  const [revision, setRevision] = useState(question.revision);
  const [settled, setSettled] = useState<unknown>(null);
  const [hasTyped, setHasTyped] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  const waiting = useRef<Typed | null>(null);
  const { data: reply, state } = fetcher;
  // saveAnswers answers with nothing else.
  const result = reply?.outcome === "done" ? (reply.result as SavedAnswers) : undefined;
  const answered = result?.saved[question.id];
  const known = answered !== undefined && result?.stale.length === 0 && answered > revision ? answered : revision;
  if (known !== revision) setRevision(known);
  const send = (next: Typed, from: number) => {
    waiting.current = null;
    const fields = { questionId: question.id, revision: String(from), ...next };
    const body = new FormData();
    body.set("intent", "save");
    body.set("by", "typing");
    for (const [field, text] of Object.entries(fields)) body.set(`answers[0].${field}`, text);
    fetcher.submit(new URLSearchParams([...body].map(([key, text]) => [key, String(text)])), { method: "post" });
  };
  const latest = useRef({ send, revision: known });
  useEffect(() => {
    latest.current = { send, revision: known };
  });
  // What was typed while an answer was on its way goes after it.
  useEffect(() => {
    if (state === "idle" && waiting.current && timer.current === undefined && !(result && result.stale.length > 0))
      latest.current.send(waiting.current, latest.current.revision);
  }, [state, result]);
  const change = (changes: Partial<Typed>) => {
    const next = { ...value, ...changes };
    setValue(next);
    setHasTyped(true);
    waiting.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      if (waiting.current && fetcherIsIdle.current) latest.current.send(waiting.current, latest.current.revision);
    }, typingPauseMilliseconds);
  };
  const fetcherIsIdle = useRef(true);
  useEffect(() => {
    fetcherIsIdle.current = state === "idle";
  }, [state]);
  const stale = result && settled !== result ? result.stale[0] : undefined;
  const settle = ({ theirs }: StaleAnswer, whose: "mine" | "theirs") => {
    setSettled(result);
    setHasTyped(true);
    setRevision(theirs.revision);
    if (whose === "mine") return send(value, theirs.revision);
    setValue({ answer: theirs.answer, explanation: theirs.explanation });
  };
  return {
    value,
    revision: known,
    change,
    settle,
    stale,
    hasTyped,
    isSaving: state !== "idle",
    hasSaved: result !== undefined && stale === undefined && state === "idle",
    problem: reply && reply.outcome !== "done" ? (reply.errors["answers[0].answer"] ?? reply.errors[""]) : undefined,
  };
}
