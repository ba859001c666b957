import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CurrencyField } from "#app/ui/regional-fields.tsx";
import { CostGrid } from "./cost-grid.tsx";
import type { OfferPage } from "./offer-page.server.ts";
import { rowsOfReply, type TypedRow, type TypedTerms } from "./typed-offer.ts";

const termFields = ["currency", "rate", "rateOn", "taxBasis", "taxRate", "validUntil"] as const;

/** The terms of an offer and all its costs by year, saved together. */
export function OfferForm({ page }: { readonly page: OfferPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("saveOffer");
  const typed = reply && reply.outcome !== "done" ? reply.values : undefined;
  const [terms, setTerms] = useState<TypedTerms>({ ...page.terms, ...pick(typed) });
  const [rows, setRows] = useState<readonly TypedRow[]>(() => rowsOfReply(typed) ?? padded(page.rows, page.rowCount));
  const isOther = terms.currency !== page.base;
  const set = (name: keyof TypedTerms) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget;
    setTerms((before) => ({ ...before, [name]: value }));
  };
  const grid = <CostGrid page={page} terms={terms} rows={rows} setRows={setRows} errors={reply?.errors ?? {}} />;
  return (
    <ActionForm intent="saveOffer" reply={reply} className="mt-4">
      <input type="hidden" name="version" value={staleDetail(reply)?.version ?? page.version} />
      <Conflict
        reply={reply}
        fields={[
          ...termFields.map((name) => ({ name, label: t(`offer.${name}`) })),
          ...rows.flatMap((_, index) => [
            { name: `rows[${index}].label`, label: t("grid.labelOf", { row: index + 1 }) },
            ...[0, 1, 2, 3, 4, 5].map((year) => ({
              name: `rows[${index}].amounts[${year}]`,
              label: t("grid.amountOf", { row: index + 1, year }),
            })),
          ]),
        ]}
      />
      <fieldset className="grid gap-x-4 sm:grid-cols-3">
        <legend className="mb-2 text-[16px] font-semibold">{t("offer.terms")}</legend>
        <CurrencyField
          label={t("offer.currency")}
          defaultValue={page.terms.currency}
          choices={page.currencies}
          onChange={set("currency")}
        />
        <TextField
          name="rate"
          label={t("offer.rate")}
          help={isOther ? t("offer.rateHelp", { from: terms.currency, to: page.base }) : t("offer.rateSame")}
          inputMode="decimal"
          defaultValue={page.terms.rate}
          onChange={set("rate")}
          optional="unmarked"
          autoComplete="off"
        />
        <TextField
          name="rateOn"
          type="date"
          label={t("offer.rateOn")}
          max={page.today}
          defaultValue={page.terms.rateOn}
          optional="unmarked"
        />
        <SelectField name="taxBasis" label={t("offer.taxBasis")} defaultValue={page.terms.taxBasis} onChange={set("taxBasis")}>
          <option value="net">{t("offer.net")}</option>
          <option value="gross">{t("offer.gross")}</option>
        </SelectField>
        <TextField
          name="taxRate"
          label={t("offer.taxRate")}
          help={t("offer.taxHelp")}
          inputMode="decimal"
          defaultValue={page.terms.taxRate}
          onChange={set("taxRate")}
          autoComplete="off"
        />
        <TextField
          name="validUntil"
          type="date"
          label={t("offer.validUntilField")}
          defaultValue={page.terms.validUntil}
          optional="unmarked"
        />
      </fieldset>
      <h2 className="mt-2">{t("grid.title")}</h2>
      <p className="no-print mb-2 mt-1 max-w-prose text-[0.93em] text-muted">{t("grid.help")}</p>
      {grid}
      <div className="no-print mt-4 flex flex-wrap gap-3">
        <SubmitButton>{t("offer.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function pick(values: Readonly<Record<string, string>> | undefined): Partial<TypedTerms> {
  if (!values) return {};
  return Object.fromEntries(termFields.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

function padded(rows: readonly TypedRow[], count: number): readonly TypedRow[] {
  return [...rows, ...Array.from({ length: Math.max(0, count - rows.length) }, emptyRow)];
}

function emptyRow(): TypedRow {
  return { category: "other", label: "", criterionId: "", amounts: ["", "", "", "", "", ""] };
}
