import { useId } from "react";
import { longestBaselineNote } from "#app/domain/baseline/model.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface TakeFormProps {
  readonly formKey: string;
  readonly name: string;
  readonly baselines: readonly Choice[];
  readonly phases: readonly Choice[];
}

/** Keeps the plan as it is now, or an earlier baseline brought up to date for some phases. */
export function TakeForm({ formKey, name, baselines, phases }: TakeFormProps) {
  const { t } = useTranslation("baselines");
  const reply = useFormReply("take");
  const isPartly = Boolean(reply?.values["earlier"]);
  return (
    <section className="card no-print" id="take">
      <h2 className="mb-4">{t("take.heading")}</h2>
      <ActionForm intent="take" reply={reply} formKey={formKey}>
        <TextField name="name" label={t("take.name")} defaultValue={name} maxLength={100} />
        <TextAreaField name="note" label={t("take.note")} help={t("take.noteHelp")} optional maxLength={longestBaselineNote} />
        {baselines.length > 0 && phases.length > 1 ? (
          <details className="mb-4" open={isPartly || undefined}>
            <summary className="cursor-pointer font-medium">{t("take.partly")}</summary>
            <p className="mb-3 mt-1 max-w-prose text-muted">{t("take.partlyHelp")}</p>
            <SelectField name="earlier" label={t("take.earlier")} defaultValue="" optional="unmarked">
              <option value="">{t("take.whole")}</option>
              {baselines.map((baseline) => (
                <option key={baseline.id} value={baseline.id}>
                  {baseline.name}
                </option>
              ))}
            </SelectField>
            <PhaseChoice phases={phases} />
          </details>
        ) : null}
        <SubmitButton>{t("take.button")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function PhaseChoice({ phases }: { readonly phases: readonly Choice[] }) {
  const { t } = useTranslation("baselines");
  const errorText = useErrorText();
  const id = useId();
  const reply = useFormReply("take");
  const error = reply?.errors["phases"];
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">{t("take.phases")}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {phases.map((phase, index) => (
          <label key={phase.id} className="flex items-start gap-2 py-1">
            <input
              type="checkbox"
              name={`phases[${index}]`}
              value={phase.id}
              defaultChecked={reply?.outcome !== "done" && reply?.values[`phases[${index}]`] === phase.id}
              aria-invalid={error ? true : undefined}
              className="mt-1"
            />
            {phase.name}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(error)}
        </p>
      ) : null}
    </fieldset>
  );
}
