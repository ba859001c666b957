import { longestBaselineNote } from "#app/domain/baseline/model.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ShownField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ShownBaseline } from "./variance-page.server.ts";

interface BaselineActionsProps {
  readonly baseline: ShownBaseline;
  readonly canTake: boolean;
  readonly canApprove: boolean;
}

/** What can be done with a baseline, by who may. */
export function BaselineActions({ baseline, canTake, canApprove }: BaselineActionsProps) {
  if (!canTake && !canApprove) return null;
  return (
    <div className="no-print mt-8 grid max-w-5xl items-start gap-6 lg:grid-cols-2">
      {canTake ? <EditForm baseline={baseline} /> : null}
      <div className="flex flex-col gap-6">
        <ApprovalForm baseline={baseline} canApprove={canApprove} />
        {canTake && !baseline.isApproved ? <RemoveForm baseline={baseline} /> : null}
      </div>
    </div>
  );
}

function EditForm({ baseline }: { readonly baseline: ShownBaseline }) {
  const { t } = useTranslation("baselines");
  return (
    <section className="card">
      <h2 className="mb-4">{t("edit.heading")}</h2>
      <ActionForm intent="edit" reply={useFormReply("edit")}>
        <Identity baseline={baseline} />
        {baseline.isApproved ? (
          <>
            <input type="hidden" name="name" value={baseline.storedName} />
            <ShownField label={t("take.name")}>
              {baseline.name}
              <span className="block text-[13px] text-muted">{t("edit.nameFixed")}</span>
            </ShownField>
          </>
        ) : (
          <TextField name="name" label={t("take.name")} defaultValue={baseline.name} maxLength={100} />
        )}
        <TextAreaField name="note" label={t("take.note")} defaultValue={baseline.note} optional maxLength={longestBaselineNote} />
        <SubmitButton>{t("edit.save")}</SubmitButton>
      </ActionForm>
      {baseline.isReference ? null : <ReferenceButton baseline={baseline} />}
    </section>
  );
}

function ReferenceButton({ baseline }: { readonly baseline: ShownBaseline }) {
  const { t } = useTranslation("baselines");
  return (
    <ActionForm intent="reference" reply={useFormReply("reference")} className="mt-4 border-t border-line pt-4">
      <input type="hidden" name="baselineId" value={baseline.id} />
      <SubmitButton primary={false}>{t("reference.here")}</SubmitButton>
    </ActionForm>
  );
}

function ApprovalForm({ baseline, canApprove }: { readonly baseline: ShownBaseline; readonly canApprove: boolean }) {
  const { t } = useTranslation("baselines");
  const approve = useFormReply("approve");
  const withdraw = useFormReply("withdraw");
  return (
    <section className="card">
      <h2>{t("approve.heading")}</h2>
      {baseline.isApproved ? null : <p className="mt-1">{t("approve.none")}</p>}
      <p className="mb-4 mt-1 max-w-prose text-muted">{t(canApprove ? "approve.help" : "approve.onlyThey")}</p>
      {!canApprove ? null : baseline.isApproved ? (
        <ActionForm intent="withdraw" reply={withdraw}>
          <Identity baseline={baseline} />
          <TextAreaField name="reason" label={t("approve.reason")} rows={2} maxLength={longestBaselineNote} />
          <SubmitButton primary={false}>{t("approve.withdraw")}</SubmitButton>
        </ActionForm>
      ) : (
        <ActionForm intent="approve" reply={approve}>
          <Identity baseline={baseline} />
          <SubmitButton>{t("approve.button")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}

function RemoveForm({ baseline }: { readonly baseline: ShownBaseline }) {
  const { t } = useTranslation("baselines");
  return (
    <section className="card">
      <h2>{t("remove.heading")}</h2>
      <p className="mb-4 mt-1 text-muted">{t("remove.help")}</p>
      <ActionForm intent="remove" reply={useFormReply("remove")}>
        <Identity baseline={baseline} />
        <SubmitButton primary={false}>{t("remove.button")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function Identity({ baseline: { id, version } }: { readonly baseline: ShownBaseline }) {
  return (
    <>
      <input type="hidden" name="baselineId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
