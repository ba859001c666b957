import { useId, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";

interface NewTokenFormProps {
  readonly formKey: string;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
}

/** What a new token is called, may do and is good for; and, once, the token itself. */
export function NewTokenForm({ formKey, projects }: NewTokenFormProps) {
  const { t } = useTranslation("account");
  const reply = useFormReply("create");
  const made = tokenOf(reply);
  return (
    <section className="card no-print">
      <h2 className="mb-4">{t("tokens.new")}</h2>
      {made ? (
        <div role="status" className="mb-6 rounded-md border border-ok bg-ok-soft px-3 py-3">
          <p className="mb-2 font-medium">{t("tokens.made")}</p>
          <CopyField label={t("tokens.token")} value={made} />
        </div>
      ) : null}
      <ActionForm intent="create" reply={reply} formKey={formKey}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="name" label={t("tokens.name")} help={t("tokens.nameHelp")} maxLength={100} autoComplete="off" />
          <SelectField name="lifetime" label={t("tokens.lifetime")} defaultValue="90">
            <option value="30">{t("tokens.days", { count: 30 })}</option>
            <option value="90">{t("tokens.days", { count: 90 })}</option>
            <option value="365">{t("tokens.days", { count: 365 })}</option>
            <option value="never">{t("tokens.never")}</option>
          </SelectField>
          <SelectField name="access" label={t("tokens.access")} defaultValue="read">
            <option value="read">{t("tokens.accessOf.read")}</option>
            <option value="write">{t("tokens.accessOf.write")}</option>
          </SelectField>
        </div>
        <ProjectChoice projects={projects} reply={reply} />
        <SubmitButton>{t("tokens.create")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** All projects, or those that are ticked. Without scripts the boxes are always there. */
function ProjectChoice({ projects, reply }: { readonly projects: NewTokenFormProps["projects"]; readonly reply: ShownReply | undefined }) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const id = useId();
  const [scope, setScope] = useState(reply?.values["scope"] === "chosen" ? "chosen" : "all");
  const error = reply?.errors["projects"];
  return (
    <fieldset className="mb-4" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">{t("tokens.scope")}</legend>
      {(["all", "chosen"] as const).map((value) => (
        <label key={value} className="flex items-center gap-2 py-1">
          <input type="radio" name="scope" value={value} checked={scope === value} onChange={() => setScope(value)} />
          {t(`tokens.scopeOf.${value}`)}
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(error)}
        </p>
      ) : null}
      <ul className="mt-1 max-h-60 overflow-y-auto ps-6">
        {projects.map((project) => (
          <li key={project.id}>
            <label className="flex items-center gap-2 py-1">
              <input type="checkbox" name="projects" value={project.id} onChange={() => setScope("chosen")} />
              {project.name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function tokenOf(reply: ShownReply | undefined): string | null {
  const result = reply?.outcome === "done" ? reply.result : undefined;
  return typeof result === "object" && result !== null && "token" in result && typeof result.token === "string" ? result.token : null;
}
