import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useTold } from "#app/ui/undo.tsx";
import type { BaselineEntry } from "./baselines-page.server.ts";

interface ReferenceFormProps {
  readonly baselines: readonly BaselineEntry[];
  /** The one that somebody chose; null while the rule decides. */
  readonly chosenId: string | null;
}

/** Chooses what the plan is compared with for everybody. */
export function ReferenceForm({ baselines, chosenId }: ReferenceFormProps) {
  const { t } = useTranslation("baselines");
  const reply = useFormReply("reference");
  const chosen = baselines.find(({ id }) => id === chosenId);
  const done = chosen ? t("reference.done", { name: chosen.name }) : t("reference.doneAutomatic");
  useTold(reply?.outcome === "done" ? done : null, reply);
  return (
    <section className="card no-print">
      <h2>{t("reference.heading")}</h2>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("reference.help")}</p>
      <ActionForm key={chosenId} intent="reference" reply={reply}>
        <SelectField name="baselineId" label={t("reference.label")} defaultValue={chosenId ?? "automatic"}>
          <option value="automatic">{t("reference.automatic")}</option>
          {baselines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton primary={false}>{t("reference.choose")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
