import { useEffect, useId, useRef, useState } from "react";
import { readQuickAdd } from "#app/domain/plan/quick-add.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { QuickAddChoices } from "./quick-add.server.ts";

interface QuickAddRowProps {
  readonly projectId: string;
  readonly choices: QuickAddChoices;
  readonly formKey: string;
  /** What the line begins with, such as what was typed elsewhere. */
  readonly line: string;
  readonly hasFocus: boolean;
}

/** One line that makes a task: Enter adds it and the line is there for the next. What is understood of it is shown while it is typed. */
export function QuickAddRow(props: QuickAddRowProps) {
  const reply = useFormReply("quickAdd");
  const added = reply?.outcome === "done" ? (reply.result as AddedTask).taskId : "";
  return <QuickAddLine key={added} {...props} reply={reply} hasFocus={props.hasFocus || added !== ""} />;
}

function QuickAddLine({
  projectId,
  choices,
  formKey,
  line: given,
  hasFocus,
  reply,
}: QuickAddRowProps & { readonly reply: ShownReply | undefined }) {
  const { t } = useTranslation("plan");
  const errorText = useErrorText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState(reply && reply.outcome !== "done" ? (reply.values["line"] ?? "") : reply ? "" : given);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const error = reply?.errors["line"];
  return (
    <section className="quick-add no-print">
      <ActionForm intent="quickAdd" reply={error ? undefined : reply} formKey={formKey} className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="sr-only">
          {t("quickAdd.label")}
        </label>
        <input
          ref={field}
          id={id}
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
        <SubmitButton primary={false}>{t("quickAdd.submit")}</SubmitButton>
      </ActionForm>
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-critical">
          {errorText(error)}
        </p>
      ) : null}
      <div id={`${id}-read`}>
        {line.trim() === "" ? <Added reply={reply} projectId={projectId} /> : <Understood line={line} choices={choices} />}
      </div>
    </section>
  );
}

function Understood({ line, choices }: { readonly line: string; readonly choices: QuickAddChoices }) {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  const errorText = useErrorText();
  const { owner, due, phase, problems } = readQuickAdd(line, choices);
  const into = phase ?? choices.phaseNow;
  return (
    <ul className="quick-add-chips" aria-live="polite">
      {owner ? <li>{t("quickAdd.owner", { name: owner.name })}</li> : null}
      {due ? <li>{t("quickAdd.due", { day: formatDay(due, locale, "long") })}</li> : null}
      {into ? <li>{t("quickAdd.phase", { name: into.name })}</li> : null}
      {problems.map(({ part, code, typed }) =>
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
      {t("quickAdd.added")}{" "}
      <a className="link" href={`/projects/${projectId}/tasks/${taskId}`}>
        {name}
      </a>
    </p>
  );
}
