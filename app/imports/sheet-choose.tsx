import { useTranslation } from "#app/i18n/use-translation.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { SheetSteps } from "./sheet-steps.tsx";
import { TemplateLinks } from "./template-links.tsx";

/** The first step of changing a project by a sheet. */
export function SheetChoose({ exportUrl }: { readonly exportUrl: string }) {
  const { t } = useTranslation("imports");
  const reply = useFormReply("offer");
  const limits = { limit: sheetLimits.bytes / 1_000_000, rows: sheetLimits.rows };
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <div>
        <h1 className="mb-1">{t("sheet.title")}</h1>
        <p className="max-w-prose text-muted">{t("sheet.intoLead")}</p>
      </div>
      <SheetSteps current="choose" />
      <ActionForm intent="offer" reply={reply} encType="multipart/form-data" className="card">
        <TextField name="file" type="file" accept=".xlsx,.csv" label={t("sheet.choose")} help={t("sheet.chooseHelp", limits)} />
        <SubmitButton>{t("sheet.chooseSubmit")}</SubmitButton>
      </ActionForm>
      <TemplateLinks />
      <p className="text-muted">
        <a href={exportUrl} className="link">
          {t("sheet.fromExport")}
        </a>
      </p>
    </div>
  );
}
