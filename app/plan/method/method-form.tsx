import { joinSentences } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ChangeTable } from "../branches/change-table.tsx";
import { ConflictTable } from "../branches/conflict-table.tsx";
import { LeftTasks } from "./left-tasks.tsx";
import type { MethodPage, ShownProposal } from "./method-page.server.ts";

interface MethodFormProps {
  readonly page: MethodPage;
  readonly proposal: ShownProposal;
  readonly canEdit: boolean;
}

/** What the method would bring to the plan: each change with a tick, and what people changed stands unless they choose otherwise. */
export function MethodForm({ page, proposal, canEdit }: MethodFormProps) {
  const { t } = useTranslation("method");
  const { changes, conflicts, left, ownChanges, end, isGoLive, isSchedulable, name, edition } = proposal;
  const reply = useFormReply("apply");
  const locale = useLocale();
  const which = isGoLive ? "goLive" : "finish";
  return (
    <>
      <div className="border-s-4 border-accent ps-3">
        <h2>{t("proposal.heading", { name, edition })}</h2>
        <p>
          {joinSentences(
            [
              end.before === end.after ? t(`proposal.${which}Same`, { end: end.after }) : t(`proposal.${which}`, end),
              t("proposal.own", { count: ownChanges }),
            ],
            locale,
          )}
        </p>
      </div>
      {changes.length === 0 && left.length === 0 ? <p className="card text-muted">{t("none")}</p> : null}
      <ActionForm intent="apply" reply={reply} formKey={page.formKey} className="flex flex-col gap-6">
        <input type="hidden" name="key" value={proposal.key} />
        <input type="hidden" name="edition" value={edition} />
        {isSchedulable ? null : <p className="text-critical">{t("proposal.loop")}</p>}
        {conflicts.count > 0 ? <ConflictTable conflicts={conflicts} of="method" canChoose={canEdit} /> : null}
        {changes.length > 0 ? <ChangeTable page={proposal} canChoose={canEdit} of="method" /> : null}
        {left.length > 0 ? (
          <LeftTasks projectId={page.projectId} tasks={left} heading={t("leaving.heading", { count: left.length })} help={t("left.help")} />
        ) : null}
        {canEdit ? (
          <div className="no-print">
            <p className="mb-2 max-w-prose text-muted">{t("apply.help")}</p>
            <SubmitButton>{t("apply.button")}</SubmitButton>
          </div>
        ) : null}
      </ActionForm>
    </>
  );
}
