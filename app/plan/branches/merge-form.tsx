import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ChangeTable } from "./change-table.tsx";
import type { ComparePage } from "./compare-page.server.ts";
import { ConflictTable } from "./conflict-table.tsx";

/** Takes the what-if over into the plan: what of it, and what stands where both changed the same. */
export function MergeForm({ page }: { readonly page: ComparePage }) {
  const { t } = useTranslation("branches");
  const { branch, conflicts, problems, formKey } = page;
  return (
    <ActionForm intent="merge" reply={useFormReply("merge")} formKey={formKey} className="flex flex-col gap-6">
      <input type="hidden" name="branchId" value={branch.id} />
      <input type="hidden" name="changes" value={branch.changes} />
      {problems.length === 0 ? null : (
        <section className="rounded-md border border-critical bg-critical-soft px-3 py-2">
          <h2>{t("problems.heading")}</h2>
          <ul className="list-disc ps-6">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p className="mt-1">{t("problems.help")}</p>
        </section>
      )}
      {conflicts.count === 0 ? null : <ConflictTable conflicts={conflicts} />}
      <ChangeTable page={page} canChoose />
      <div className="no-print">
        <p className="mb-2 max-w-prose text-muted">{t("merge.help")}</p>
        <SubmitButton>{t("merge.button")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
