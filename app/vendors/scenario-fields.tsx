import { clsx } from "clsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { useReply } from "#app/ui/form.tsx";
import type { DemonstrationsPage } from "./demonstrations-page.server.ts";

type Scenario = DemonstrationsPage["groups"][number]["scenarios"][number];

interface ScenarioFieldsProps {
  readonly page: Pick<DemonstrationsPage, "audiences" | "criteria">;
  readonly scenario?: Scenario;
}

/** Everything that a scenario says, in both languages. */
export function ScenarioFields({ page, scenario }: ScenarioFieldsProps) {
  const { t } = useTranslation("vendors");
  const typed = scenario?.typed;
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField name="audience" label={t("demo.field.audience")} defaultValue={scenario?.audience ?? "sales"}>
          {page.audiences.map((audience) => (
            <option key={audience} value={audience}>
              {t(`demo.audience.${audience}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="minutes"
          type="number"
          min={1}
          max={600}
          label={t("demo.field.minutes")}
          defaultValue={typed?.minutes ?? 10}
          autoComplete="off"
        />
        <TextField name="title" label={t("demo.field.title")} maxLength={200} defaultValue={typed?.title ?? ""} autoComplete="off" />
        <TextField
          name="titleZh"
          label={t("demo.field.titleZh")}
          maxLength={200}
          defaultValue={typed?.titleZh ?? ""}
          optional
          autoComplete="off"
        />
        {(["painPoint", "painPointZh"] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`demo.field.${name}`)}
            rows={2}
            maxLength={1000}
            defaultValue={typed?.[name] ?? ""}
            optional
          />
        ))}
        {(["steps", "stepsZh", "lookFor", "lookForZh"] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`demo.field.${name}`)}
            help={t("demo.field.lines")}
            rows={4}
            maxLength={4000}
            defaultValue={typed?.[name] ?? ""}
            optional
          />
        ))}
      </div>
      <CriteriaChoice criteria={page.criteria} chosen={typed?.criterionIds ?? []} />
    </>
  );
}

const indents = ["font-medium", "ps-4", "ps-8", "ps-12"] as const;

function CriteriaChoice({ criteria, chosen }: { readonly criteria: DemonstrationsPage["criteria"]; readonly chosen: readonly string[] }) {
  const { t } = useTranslation("vendors");
  const reply = useReply();
  const typed = reply && reply.outcome !== "done" ? new Set(Object.values(reply.values)) : null;
  if (criteria.length === 0) return null;
  return (
    <fieldset className="mb-4">
      <legend className="mb-1 font-medium">{t("demo.field.criteria")}</legend>
      <div className="gap-x-6 sm:columns-2">
        {criteria.map(({ id, name, depth }, index) => (
          <label key={id} className={clsx("flex break-inside-avoid items-start gap-2 py-0.5", indents[Math.min(depth, 3)])}>
            <input
              type="checkbox"
              name={`criterionIds[${index}]`}
              value={id}
              defaultChecked={typed ? typed.has(id) : chosen.includes(id)}
              className="mt-1 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
