import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { BranchFacts } from "./branches-page.server.ts";

interface DiscardedBranchesProps {
  readonly branches: readonly (BranchFacts & { readonly goneAt: string })[];
  readonly canEdit: boolean;
}

/** What-ifs that were thrown away and can be put back for a while. */
export function DiscardedBranches({ branches, canEdit }: DiscardedBranchesProps) {
  const { t } = useTranslation("branches");
  const reply = useFormReply("restore");
  return (
    <section className="no-print">
      <h2 className="mb-2">{t("discarded.heading")}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {branches.map((branch) => (
          <li key={branch.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1">
              {branch.name}
              <span className="block text-[13px] text-muted">
                {t("discarded.until", { when: branch.discarded ?? "", name: branch.discarder ?? "", day: branch.goneAt })}
              </span>
            </span>
            {canEdit ? (
              <ActionForm intent="restore" reply={reply?.values["branchId"] === branch.id ? reply : undefined}>
                <input type="hidden" name="branchId" value={branch.id} />
                <input type="hidden" name="version" value={branch.version} />
                <SubmitButton primary={false}>{t("discarded.restore")}</SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
