import { useEffect, useId, useRef } from "react";
import { completeQuickAdd } from "#app/domain/plan/complete-quick-add.ts";
import { readQuickAdd } from "#app/domain/plan/quick-add.ts";
import { formatDay, formatList, joinSentences } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { CompletionArea, type Completion } from "#app/ui/completion-area.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { Gap } from "#app/ui/gap.tsx";
import { unsavedMark } from "#app/ui/unsaved-fields.ts";
import type { QuickAddChoices } from "./quick-add.server.ts";
import { useQuickLines } from "./use-quick-lines.ts";

interface QuickAddRowProps {
  readonly projectId: string;
  readonly choices: QuickAddChoices;
  readonly formKey: string;
  /** What the line begins with, such as what was typed elsewhere. */
  readonly line: string;
  readonly hasFocus: boolean;
}

/** One line that makes a task: Enter adds it and the line is there for the next. What is understood of it is shown while it is typed. */
export function QuickAddRow({ projectId, choices, formKey, line: given, hasFocus }: QuickAddRowProps) {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  const errorText = useErrorText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // Without scripts the page is the answer.
  const first = useFormReply("quickAdd");
  const { line, setLine, waiting, refused, answer, enter, mend, discard } = useQuickLines(
    first ? (first.outcome === "done" ? "" : (first.values["line"] ?? "")) : given,
  );
  const reply = answer ?? first;
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  // What was refused is no longer what stands there once it is changed.
  const isAsSent = reply !== undefined && reply.outcome !== "done" && line === (reply.values["line"] ?? "");
  const error = isAsSent ? reply.errors["line"] : undefined;
  const andFocus = (work: () => void) => {
    work();
    field.current?.focus();
  };
  const complete = (text: string, caret: number): Promise<Completion | null> => {
    const found = completeQuickAdd(text, caret, choices);
    const suggestions = found?.named.map(({ id: named, name }) => ({ id: named, name, text: name })) ?? [];
    return Promise.resolve(found && { from: found.from, suggestions, isMeant: !found.isClear && found.from < caret });
  };
  return (
    <section className="quick-add no-print">
      <ActionForm
        intent="quickAdd"
        reply={reply?.errors["line"] || refused ? undefined : reply}
        formKey={formKey}
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <label htmlFor={id} className="sr-only">
          {t("quickAdd.label")}
        </label>
        <CompletionArea
          complete={complete}
          label={t("quickAdd.suggestions")}
          countText={(count) => t("quickAdd.suggested", { count })}
          className="quick-add-field"
        >
          <input
            ref={field}
            id={id}
            type="text"
            name="line"
            className="input"
            data-quick-add
            value={line}
            onChange={(event) => setLine(event.currentTarget.value)}
            placeholder={t("quickAdd.placeholder")}
            maxLength={500}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-error ${id}-read`}
          />
        </CompletionArea>
        <SubmitButton primary={false}>{t("quickAdd.submit")}</SubmitButton>
      </ActionForm>
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-critical">
          {errorText(error)}
        </p>
      ) : null}
      {refused ? (
        <div className="quick-add-refused" {...unsavedMark(`/projects/${projectId}/tasks`)}>
          <p role="alert">{joinSentences([t("quickAdd.refused", { line: refused.text }), errorText(refused.error)], locale)}</p>
          <button type="button" className="button" onClick={() => andFocus(mend)}>
            {t("quickAdd.mend")}
          </button>
          <button type="button" className="button" onClick={() => andFocus(discard)}>
            {t("quickAdd.discard")}
          </button>
        </div>
      ) : null}
      {waiting.length > 0 ? (
        <p className="mt-1 text-[0.93em] text-muted" {...unsavedMark(`/projects/${projectId}/tasks`)}>
          {t(refused ? "quickAdd.held" : "quickAdd.waiting", {
            lines: formatList(
              waiting.map((text) => `“${text}”`),
              locale,
            ),
          })}
        </p>
      ) : null}
      <div id={`${id}-read`}>
        {line.trim() === "" ? (
          waiting.length === 0 && !refused && <Added reply={reply} projectId={projectId} />
        ) : (
          <Understood line={line} choices={choices} isRefused={error !== undefined} />
        )}
      </div>
    </section>
  );
}

interface UnderstoodProps {
  readonly line: string;
  readonly choices: QuickAddChoices;
  /** What is wrong with the line is said above already. */
  readonly isRefused: boolean;
}

function Understood({ line, choices, isRefused }: UnderstoodProps) {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  const errorText = useErrorText();
  const { owner, due, phase, problems } = readQuickAdd(line, choices);
  const isPhaseUnclear = problems.some(({ part }) => part === "phase");
  const into = phase ?? (isPhaseUnclear ? null : choices.phaseNow);
  const told = isRefused ? problems.slice(1) : problems;
  return (
    <ul className="quick-add-chips" aria-live="polite">
      {owner ? <li>{t("quickAdd.owner", { name: owner.name })}</li> : null}
      {due ? <li>{t("quickAdd.due", { day: formatDay(due, locale, "long") })}</li> : null}
      {into ? <li>{t("quickAdd.phase", { name: into.name })}</li> : null}
      {told.map(({ part, code, typed }) =>
        part === "name" ? null : (
          <li key={part} data-problem>
            {errorText({ code: `quickAdd.${part}.${code}`, parameters: { typed } })}
          </li>
        ),
      )}
    </ul>
  );
}

interface AddedTask {
  readonly taskId: string;
  readonly name: string;
}

function Added({ reply, projectId }: { readonly reply: ShownReply | undefined; readonly projectId: string }) {
  const { t } = useTranslation("plan");
  if (reply?.outcome !== "done") return <p className="mt-1 text-[0.93em] text-muted">{t("quickAdd.help")}</p>;
  // The use case answers with it.
  const { taskId, name } = reply.result as AddedTask;
  return (
    <p role="status" className="mt-1 text-[0.93em]">
      {t("quickAdd.added")}
      <Gap />
      <a className="link" href={`/projects/${projectId}/tasks/${taskId}`}>
        {name}
      </a>
    </p>
  );
}
