import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { SheetChanges } from "./sheet-changes.tsx";
import type { SheetPage } from "./sheet-page.server.ts";
import { SheetSteps } from "./sheet-steps.tsx";
import { SheetUnderstanding } from "./sheet-understanding.tsx";

interface SheetWizardProps {
  readonly page: SerializeFrom<SheetPage>;
  /** The page of the import, without the draft. */
  readonly base: string;
  /** Where another file is chosen. */
  readonly chooseUrl: string;
}

/** The steps of an import after a sheet was chosen. */
export function SheetWizard({ page, base, chooseUrl }: SheetWizardProps) {
  const { t } = useTranslation("imports");
  const errorText = useErrorText();
  const here = `${base}?draft=${page.draft}`;
  const problemsUrl = `${base}/problems?draft=${page.draft}`;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <div>
        <h1 className="mb-1">{t("sheet.title")}</h1>
        <p className="break-words text-muted">
          {page.file}{" "}
          <a href={chooseUrl} className="link no-print">
            {t("sheet.another")}
          </a>
        </p>
      </div>
      <SheetSteps current={page.step === "changes" ? "changes" : "understand"} />
      {page.step === "refused" ? (
        <p role="alert" className="break-words rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
          {errorText(page.refusal)}
        </p>
      ) : null}
      {page.step === "understand" ? (
        <SheetUnderstanding key={page.formKey} draft={page.draft} page={page.understanding} problemsUrl={problemsUrl} />
      ) : null}
      {page.step === "changes" ? (
        <SheetChanges draft={page.draft} formKey={page.formKey} page={page.changes} backUrl={here} problemsUrl={problemsUrl} />
      ) : null}
    </div>
  );
}
