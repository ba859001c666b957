import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface GoLiveFormProps {
  readonly goLive: {
    readonly taskId: string | null;
    readonly version: number;
    readonly points: readonly { readonly id: string; readonly name: string }[];
  };
}

/** Which milestone of the plan is the go-live that the project is measured by. */
export function GoLiveForm({ goLive: { taskId, version, points } }: GoLiveFormProps) {
  const { t } = useTranslation("settings");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("goLive");
  const stale = staleDetail(reply);
  const nameOf = (id: string) => points.find((point) => point.id === id)?.name ?? t("goLive.none");
  return (
    <section className="card mt-6" id="go-live">
      <h2>{t("goLive.heading")}</h2>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t(points.length > 0 ? "goLive.help" : "goLive.noPoints")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      {points.length > 0 ? (
        <ActionForm key={`${version} ${taskId ?? ""}`} intent="goLive" reply={reply} className="max-w-md">
          <input type="hidden" name="version" value={stale?.version ?? version} />
          <Conflict reply={reply} fields={[{ name: "goLive", label: t("goLive.milestone"), show: nameOf }]} />
          <SelectField name="goLive" label={t("goLive.milestone")} defaultValue={taskId ?? ""} optional="unmarked">
            <option value="">{t("goLive.none")}</option>
            {points.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SubmitButton>{shared("save")}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
