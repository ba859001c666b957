import { useTranslation } from "#app/i18n/use-translation.ts";
import { ExampleCode } from "./example-code.tsx";
import { FieldTable } from "./field-table.tsx";
import type { ReferenceOperation } from "./reference.server.ts";

/** One operation: what it does, who may, what is sent and answered, and how to try it. */
export function OperationEntry({ operation }: { readonly operation: ReferenceOperation }) {
  const { t } = useTranslation("api");
  const { id, method, path, summary, permission, parameters, body, answer, isDownload, example } = operation;
  return (
    <article id={id} className="border-t border-line py-4">
      <h3 className="font-semibold">{summary}</h3>
      <p className="mt-1 break-all">
        <code>
          <span className="font-semibold">{method}</span> {path}
        </code>
      </p>
      <p className="mt-1 text-muted">{permission === null ? t("page.anyAccount") : t("page.needs", { permission })}</p>
      {parameters.length > 0 ? <FieldTable caption={t("page.parameters")} fields={parameters} /> : null}
      {body.length > 0 ? <FieldTable caption={t("page.body")} fields={body} /> : null}
      <p className="mt-2">
        {t("page.answer")}{" "}
        {answer === null ? (
          t(isDownload ? "page.file" : "page.noContent")
        ) : (
          <a href={`#type-${answer}`} className="link">
            <code>{answer}</code>
          </a>
        )}
      </p>
      <ExampleCode>{example}</ExampleCode>
    </article>
  );
}
