import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { VendorPage } from "./vendor-page.server.ts";

/** What the vendor states for criteria that no one scores, such as its weeks, with where the figure comes from. */
export function FactsSection({ page: { facts, mayEditOffer, projectId } }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("saveFacts");
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("facts.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">
        {t(facts.length === 0 ? "facts.none" : "facts.help")}{" "}
        {facts.length === 0 ? (
          <a className="link no-print" href={`/projects/${projectId}/scorecard`}>
            {t("facts.toScorecard")}
          </a>
        ) : null}
      </p>
      {facts.length > 0 && mayEditOffer ? (
        <ActionForm key={facts.map(({ version }) => version).join()} intent="saveFacts" reply={reply} className="mt-3">
          {facts.map((fact, index) => (
            <fieldset key={fact.criterionId} className="grid gap-x-4 sm:grid-cols-[10rem_1fr]">
              <legend className="sr-only">{fact.name}</legend>
              <input type="hidden" name={`facts[${index}].criterionId`} value={fact.criterionId} />
              <input type="hidden" name={`facts[${index}].version`} value={fact.version} />
              <TextField
                name={`facts[${index}].amount`}
                label={fact.name}
                inputMode="decimal"
                defaultValue={fact.amount ?? ""}
                optional="unmarked"
                autoComplete="off"
              />
              <TextField
                name={`facts[${index}].source`}
                label={t("facts.source")}
                maxLength={1000}
                defaultValue={fact.source}
                optional="unmarked"
                autoComplete="off"
              />
            </fieldset>
          ))}
          <SubmitButton primary={false}>{t("facts.save")}</SubmitButton>
        </ActionForm>
      ) : (
        <dl className="mt-2">
          {facts.map(({ criterionId, name, amount, source }) => (
            <div key={criterionId} className="flex flex-wrap gap-x-4">
              <dt className="font-medium">{name}</dt>
              <dd className="tabular-nums">{amount ?? "–"}</dd>
              <dd className="text-muted">{source}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
