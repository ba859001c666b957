import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** What the page is for, with a small picture of it full and an example to begin with. */
export function EmptyRequirements({ page: { canEdit, formKey } }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const reply = useFormReply("loadExample");
  return (
    <section className="card flex max-w-3xl flex-wrap items-start gap-6">
      <Picture />
      <div className="min-w-0 flex-1 basis-72">
        <h2>{t("empty.title")}</h2>
        <p className="mt-1">{t(canEdit ? "empty.help" : "empty.reader")}</p>
        {canEdit ? (
          <ActionForm intent="loadExample" reply={reply} formKey={`${formKey}example`} className="mt-3">
            <SubmitButton primary={false}>{t("empty.load")}</SubmitButton>
            <p className="mt-1 text-[13px] text-muted">{t("empty.loadHelp")}</p>
          </ActionForm>
        ) : null}
      </div>
    </section>
  );
}

const rows = [
  { width: 92, mark: "must" },
  { width: 74, mark: "must" },
  { width: 86, mark: "should" },
  { width: 60, mark: "could" },
] as const;

/** Four requirements with their priorities, the last one fainter. */
function Picture() {
  return (
    <svg className="requirement-picture" viewBox="0 0 168 104" width="168" height="104" aria-hidden="true">
      <rect x="0.5" y="0.5" width="167" height="103" rx="6" className="requirement-picture-frame" />
      {rows.map(({ width, mark }, at) => (
        <g key={width} transform={`translate(12 ${18 + at * 22})`} data-mark={mark}>
          <rect width="18" height="7" rx="2" className="requirement-picture-code" />
          <rect x="26" width={width} height="7" rx="2" className="requirement-picture-text" />
          <rect x="126" y="-2.5" width="20" height="12" rx="3" className="requirement-picture-mark" />
        </g>
      ))}
    </svg>
  );
}
