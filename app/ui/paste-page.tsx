import type { ReactNode } from "react";
import { ActionForm, SubmitButton } from "./form.tsx";
import { useFormReply } from "./form-reply.ts";
import { PasteForm, PasteProblems, type PasteProblem } from "./paste-form.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

/** What a pasted table would bring in: every row in words, keyed by the columns of the page. */
export interface PastePreview<Column extends string> {
  readonly text: string;
  readonly problems: readonly PasteProblem[];
  readonly rows: readonly (Readonly<Record<Column, string>> & { readonly line: number })[];
  readonly total: string;
}

interface PastePageProps<Column extends string> {
  readonly title: string;
  readonly formKey: string;
  readonly back: { readonly to: string; readonly label: string };
  readonly words: {
    readonly lead: string;
    readonly text: string;
    readonly help: ReactNode;
    readonly take: string;
    rows(preview: PastePreview<Column>): string;
  };
  readonly columns: readonly { readonly key: Column; readonly label: string; readonly kind?: "number" | "day" }[];
}

const mostShown = 200;

/** Rows of a spreadsheet are pasted, looked at, and taken in: the form of the intents `check`, which answers with a preview, and `import`. */
export function PastePage<Column extends string>({ title, formKey, back, words, columns }: PastePageProps<Column>) {
  const checked = useFormReply("check");
  const imported = useFormReply("import");
  const preview = checked?.outcome === "done" ? (checked.result as { preview: PastePreview<Column> }).preview : undefined;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <p className="no-print">
        <a className="link" href={back.to}>
          {back.label}
        </a>
      </p>
      <div>
        <h1>{title}</h1>
        <p className="mt-1 max-w-prose text-muted">{words.lead}</p>
      </div>
      <PasteForm key={preview?.text} text={preview?.text ?? imported?.values["text"] ?? ""} label={words.text} help={words.help} />
      {preview ? <PasteProblems problems={preview.problems} /> : null}
      {preview && preview.rows.length > 0 ? (
        <section>
          <h2 className="mb-2">{words.rows(preview)}</h2>
          {preview.problems.length === 0 ? (
            <ActionForm intent="import" reply={imported} formKey={formKey} className="mb-4">
              <input type="hidden" name="text" value={preview.text} />
              <SubmitButton>{words.take}</SubmitButton>
            </ActionForm>
          ) : null}
          <ScrollRegion label={words.rows(preview)}>
            <table className="table">
              <thead>
                <tr>
                  {columns.map(({ key, label, kind }) => (
                    <th key={key} scope="col" className={kind === "number" ? "number" : undefined}>
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.slice(0, mostShown).map((row) => (
                  <tr key={row.line}>
                    {columns.map(({ key, kind }) => (
                      <td key={key} className={kind === "number" ? "number" : kind === "day" ? "whitespace-nowrap" : undefined}>
                        {row[key]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
      ) : null}
    </div>
  );
}
