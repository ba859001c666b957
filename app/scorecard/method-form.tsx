import { Form, useLocation } from "@remix-run/react";
import { methodPresets } from "#app/domain/scorecard/standard-method.ts";
import { aggregations, normalisations, scoreVariations, tieBreaks } from "#app/domain/scoring/model.ts";
import type { CurrencyChoice } from "#app/i18n/regional.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { RankReversalWarning } from "./method-section.tsx";

/** Named procedures, each with what it asks for. */
export function PresetForms({ version }: { readonly version: number }) {
  const { t } = useTranslation("scorecard");
  return (
    <section className="mb-6" aria-labelledby="presets">
      <h2 id="presets">{t("method.presets")}</h2>
      <p className="mb-2 mt-1 text-muted">{t("method.presetsHelp")}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {methodPresets.map((preset) => (
          <li key={preset} className="card">
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="choosePreset" />
              <input type="hidden" name="version" value={version} />
              <button type="submit" name="preset" value={preset} className="button">
                {t(`preset.${preset}`)}
              </button>
            </Form>
            <p className="mt-2 text-[13px] text-muted">{t(`presetHelp.${preset}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MethodPage {
  readonly projectId: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly isRelative: boolean;
  readonly currencies: readonly CurrencyChoice[];
  readonly bands: readonly { readonly id: string; readonly name: string; readonly low: string; readonly high: string }[];
}

export function MethodForm({ page }: { readonly page: MethodPage }) {
  const { t } = useTranslation("scorecard");
  const { search } = useLocation();
  const reply = useFormReply("editMethod");
  const version = staleDetail(reply)?.version ?? page.version;
  const { fields } = page;
  return (
    <ActionForm key={search} intent="editMethod" reply={reply}>
      <Conflict reply={reply} fields={useMethodFields()} />
      <input type="hidden" name="version" value={version} />
      <Choice name="normalisation" label={t("method.normalisation")} fields={fields}>
        {normalisations.map((each) => [each, t(`normalisation.${each}`)])}
      </Choice>
      {page.isRelative ? (
        <div className="mb-4">
          <RankReversalWarning />
        </div>
      ) : null}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Typed name="moneyPerPoint" label={t("method.moneyPerPoint")} help={t("method.moneyPerPointHelp")} fields={fields} optional />
        <Choice name="currency" label={t("method.currency")} help={t("method.currencyHelp")} fields={fields}>
          {page.currencies.map(({ code, name }) => [code, `${code} ${name}`])}
        </Choice>
        <Choice name="envelopes" label={t("method.envelopes")} fields={fields}>
          {(["1", "2"] as const).map((each) => [each, t(`envelopes.${each}`)])}
        </Choice>
        <Typed
          name="minimumTechnical"
          label={t("method.minimumTechnical")}
          help={t("method.minimumTechnicalHelp")}
          fields={fields}
          optional
        />
        <Choice name="aggregation" label={t("method.aggregation")} fields={fields}>
          {aggregations.map((each) => [each, t(`aggregation.${each}`)])}
        </Choice>
      </div>
      <fieldset className="mb-2">
        <legend className="mb-1 font-semibold">{t("method.tieBreaks")}</legend>
        <div className="grid gap-x-4 sm:grid-cols-3">
          {tieBreaks.map((_, at) => (
            <Choice key={at} name={`tieBreaks[${at}]`} label={t("method.tieBreak", { place: at + 1 })} fields={fields}>
              {[...tieBreaks, "none" as const].map((each) => [each, t(`tieBreak.${each}`)])}
            </Choice>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-semibold">{t("method.analysis")}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <Choice name="constraint" label={t("method.constraint")} fields={fields}>
            {(["ordinal", "none", "bands"] as const).map((each) => [each, t(`constraint.${each}`)])}
          </Choice>
          <Choice name="scoreVariation" label={t("method.scoreVariation")} fields={fields}>
            {scoreVariations.map((each) => [each, t(`scoreVariation.${each}`)])}
          </Choice>
          <Typed name="samples" label={t("method.samples")} fields={fields} />
          <Typed name="seed" label={t("method.seed")} help={t("method.seedHelp")} fields={fields} />
        </div>
        <Bands page={page} />
      </fieldset>
      <SubmitButton>{t("save")}</SubmitButton>
      <a className="link ms-4" href={`/projects/${page.projectId}/scorecard`}>
        {t("cancel")}
      </a>
    </ActionForm>
  );
}

function Bands({ page: { bands, fields } }: { readonly page: MethodPage }) {
  const { t } = useTranslation("scorecard");
  return (
    <details className="mb-4" open={fields["constraint"] === "bands" || undefined}>
      <summary className="cursor-pointer font-medium">{t("method.bands")}</summary>
      <p className="mb-3 mt-1 text-muted">{t("method.bandsHelp")}</p>
      {bands.map(({ id, name, low, high }, at) => (
        <div key={id} className="grid grid-cols-2 gap-x-4">
          <input type="hidden" name={`bands[${at}].id`} value={id} />
          <TextField
            name={`bands[${at}].low`}
            label={t("method.low", { name })}
            defaultValue={low}
            inputMode="decimal"
            maxLength={8}
            optional="unmarked"
            autoComplete="off"
          />
          <TextField
            name={`bands[${at}].high`}
            label={t("method.high", { name })}
            defaultValue={high}
            inputMode="decimal"
            maxLength={8}
            optional="unmarked"
            autoComplete="off"
          />
        </div>
      ))}
    </details>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly fields: Readonly<Record<string, string>>;
}

function Choice({ name, label, help, fields, children }: FieldProps & { readonly children: readonly (readonly [string, string])[] }) {
  return (
    <SelectField name={name} label={label} help={help} defaultValue={fields[name]}>
      {children.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}

function Typed({ name, label, help, fields, optional = false }: FieldProps & { readonly optional?: boolean }) {
  return (
    <TextField
      name={name}
      label={label}
      help={help}
      defaultValue={fields[name] ?? ""}
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
      optional={optional}
    />
  );
}

/** The fields that are shown side by side where two people changed the method. */
function useMethodFields() {
  const { t } = useTranslation("scorecard");
  const oneOf = <Name extends string>(names: readonly Name[], text: (name: Name) => string) => {
    return (value: string) => {
      const found = names.find((name) => name === value);
      return found === undefined ? value : text(found);
    };
  };
  return [
    { name: "normalisation", label: t("method.normalisation"), show: oneOf(normalisations, (each) => t(`normalisation.${each}`)) },
    { name: "moneyPerPoint", label: t("method.moneyPerPoint") },
    { name: "currency", label: t("method.currency") },
    { name: "envelopes", label: t("method.envelopes"), show: oneOf(["1", "2"] as const, (each) => t(`envelopes.${each}`)) },
    { name: "minimumTechnical", label: t("method.minimumTechnical") },
    { name: "aggregation", label: t("method.aggregation"), show: oneOf(aggregations, (each) => t(`aggregation.${each}`)) },
    ...tieBreaks.map((_, at) => ({
      name: `tieBreaks[${at}]`,
      label: t("method.tieBreak", { place: at + 1 }),
      show: oneOf([...tieBreaks, "none"] as const, (each) => t(`tieBreak.${each}`)),
    })),
    {
      name: "constraint",
      label: t("method.constraint"),
      show: oneOf(["ordinal", "none", "bands"] as const, (each) => t(`constraint.${each}`)),
    },
    {
      name: "scoreVariation",
      label: t("method.scoreVariation"),
      show: oneOf(scoreVariations, (each) => t(`scoreVariation.${each}`)),
    },
    { name: "samples", label: t("method.samples") },
    { name: "seed", label: t("method.seed") },
  ];
}
