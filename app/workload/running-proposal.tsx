import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useLookAgain } from "#app/ui/use-look-again.ts";
import type { LevellingPageData } from "./levelling.route.tsx";

/** How far a proposal is that takes longer; the page looks again by itself, and without scripts by a link. */
export function RunningProposal({ page: { running, fields, projectId } }: { readonly page: LevellingPageData }) {
  const { t } = useTranslation("workload");
  useLookAgain();
  const again = new URLSearchParams({ ...fields, propose: "yes" }).toString();
  return (
    <div className="card flex flex-wrap items-center gap-4">
      <p role="status" className="flex-1 tabular-nums">
        {t("levelling.progress", { share: running ?? "" })}
      </p>
      <a className="button" href={`?${again}`}>
        {t("levelling.look")}
      </a>
      <ActionForm intent="stop" reply={undefined} action={`/projects/${projectId}/levelling`}>
        <HiddenFields fields={fields} />
        <SubmitButton primary={false}>{t("levelling.cancel")}</SubmitButton>
      </ActionForm>
    </div>
  );
}

export function HiddenFields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
