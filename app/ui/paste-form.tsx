import { useRef, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "./field.tsx";
import { ActionForm, SubmitButton } from "./form.tsx";
import { useFormReply } from "./form-reply.ts";
import { useErrorText } from "./error-text.ts";
import { ScrollRegion } from "./scroll-region.tsx";

interface PasteFormProps {
  /** What was pasted before, to be shown again. */
  readonly text: string;
  readonly label: string;
  readonly help: ReactNode;
}

/** Where a table is pasted that is to be looked at before it is taken in; a CSV file can be chosen in its place. */
export function PasteForm({ text, label, help }: PasteFormProps) {
  const { t } = useTranslation("ui");
  const area = useRef<HTMLTextAreaElement>(null);
  const take = async (file: File | undefined) => {
    if (!file || !area.current) return;
    area.current.value = decode(await file.arrayBuffer());
    area.current.focus();
  };
  return (
    <ActionForm intent="check" reply={useFormReply("check")} className="card no-print">
      <TextAreaField ref={area} name="text" label={label} help={help} defaultValue={text} rows={8} spellCheck={false} wrap="off" />
      <p className="no-script-hidden mb-4">
        <label className="flex flex-wrap items-center gap-2">
          <span>{t("paste.file")}</span>
          <input type="file" accept=".csv,.tsv,.txt,text/csv" onChange={(event) => void take(event.currentTarget.files?.[0])} />
        </label>
      </p>
      <SubmitButton>{t("paste.check")}</SubmitButton>
    </ActionForm>
  );
}

export interface PasteProblem {
  /** Of the pasted text, from 1. */
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

/** What of a pasted table was not understood, line by line. */
export function PasteProblems({ problems }: { readonly problems: readonly PasteProblem[] }) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText();
  if (problems.length === 0) return null;
  return (
    <section role="alert">
      <h2>{t("paste.problems", { count: problems.length })}</h2>
      <p className="mb-2 text-muted">{t("paste.problemsHelp")}</p>
      <ScrollRegion label={t("paste.problems", { count: problems.length })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("paste.line")}
              </th>
              <th scope="col">{t("paste.problem")}</th>
              <th scope="col">{t("paste.found")}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, 200).map((problem, index) => (
              <tr key={index}>
                <td className="number">{problem.line}</td>
                <td>{errorText({ code: `pasted.${problem.code}`, parameters: {} })}</td>
                <td className="max-w-80 break-words">{problem.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** UTF-8, or where it is none the encoding that spreadsheets in China save in. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
