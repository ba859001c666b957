import type { z } from "zod";
import { currencyDigits, parseMoney, writeMoney } from "#app/domain/cost/money.ts";
import { costYears } from "#app/domain/vendor/costs-in-base.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { isCurrency } from "#app/i18n/regional.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  readOfferBasis,
  readVendorOffers,
  replaceVendorCosts,
  writeVendorBid,
  writeVendorCompliance,
  writeVendorFact,
  type VendorCost,
} from "#db/queries/vendors.ts";
import type { VendorBidRow } from "#db/tables/vendors.ts";
import { changedSince, changeOffer, changePrices, stale, type VendorArgs } from "./change-vendors.server.ts";
import type { complianceForm, factsForm, offerForm } from "./vendors.forms.server.ts";

type Offer = z.output<typeof offerForm>;

/** Writes what a vendor offers: its terms and all lines of its costs. */
export async function saveOffer(args: VendorArgs<Offer>): Promise<void> {
  const { context, project, value } = args;
  await changePrices(args, async (vendor, { transaction, record }) => {
    const basis = await readOfferBasis(transaction, project.id);
    const base = basis.currency ?? project.currency;
    if (!isCurrency(value.currency)) throw new Refusal("field.invalid", { field: "currency" });
    const terms = { ...termsOf(value, base), vendorId: vendor.id, projectId: project.id };
    if (terms.rateOn !== null && terms.rateOn > todayIn(project.timeZone, context.now()))
      throw new Refusal("vendor.rateAhead", { field: "rateOn" });
    const before = await readVendorOffers(transaction, project.id, vendor.id);
    const rows = linesOf(
      value,
      basis.costCriteria.map(({ id }) => id),
    ).map((line, index): VendorCost => {
      const place = { id: context.newId(), projectId: project.id, vendorId: vendor.id, position: index + 1 };
      return { ...place, ...line, version: 1 };
    });
    const known = before.bids[0];
    if ((known?.version ?? 0) !== value.version || !(await writeVendorBid(transaction, terms, value.version)))
      throw known ? stale(known.version, typedOffer(known, before.costs)) : changedSince();
    await replaceVendorCosts(transaction, vendor.id, rows);
    const totals = {
      before: totalOf(before.costs),
      after: totalOf(rows),
      currency: terms.currency,
      currencyBefore: known?.currency ?? null,
    };
    await record({ stream: project.id, command: "vendor.offer", subjectId: vendor.id, data: { name: vendor.name, ...totals } });
  });
}

function termsOf({ currency, rate, rateOn, taxBasis, taxRate, validUntil }: Offer, base: string) {
  if (currency !== base && rate === undefined) throw new Refusal("vendor.rate", { field: "rate", parameters: { currency, base } });
  if (currency !== base && rateOn === undefined) throw new Refusal("field.required", { field: "rateOn" });
  const isSame = currency === base;
  return {
    currency,
    rate: isSame ? 1 : (rate ?? 1),
    rateOn: isSame ? null : (rateOn ?? null),
    taxBasis,
    taxRate,
    validUntil: validUntil ?? null,
  };
}

/** The lines that say something. */
function linesOf({ rows, currency }: Offer, criteria: readonly string[]) {
  const digits = currencyDigits(currency);
  return rows.flatMap((row, index) => {
    const amounts = Array.from({ length: costYears + 1 }, (_, year) => {
      const text = row.amounts[year] ?? "";
      if (text === "") return 0;
      const minor = parseMoney(text, digits);
      if (minor === null) throw new Refusal("cost.amount", { field: `rows[${index}].amounts[${year}]`, parameters: { digits } });
      return minor;
    });
    if (row.label === "" && amounts.every((amount) => amount === 0)) return [];
    if (row.label === "") throw new Refusal("field.required", { field: `rows[${index}].label` });
    if (row.criterionId !== undefined && !criteria.includes(row.criterionId))
      throw new Refusal("field.unknown", { field: `rows[${index}].criterionId` });
    return [{ category: row.category, label: row.label, criterionId: row.criterionId ?? null, amounts }];
  });
}

function totalOf(costs: readonly VendorCost[]): number {
  return costs.reduce((sum, { amounts }) => sum + amounts.reduce((all, amount) => all + amount, 0), 0);
}

/** An offer as its form would send it. */
function typedOffer(bid: VendorBidRow, costs: readonly VendorCost[]): Record<string, string> {
  const digits = currencyDigits(bid.currency);
  const rows = costs.flatMap(({ category, label, criterionId, amounts }, index) => [
    [`rows[${index}].category`, category],
    [`rows[${index}].label`, label],
    [`rows[${index}].criterionId`, criterionId ?? ""],
    ...amounts.map((amount, year) => [`rows[${index}].amounts[${year}]`, amount === 0 ? "" : writeMoney(amount, digits)]),
  ]);
  return {
    currency: bid.currency,
    rate: bid.rateOn === null ? "" : String(bid.rate),
    rateOn: bid.rateOn ?? "",
    taxBasis: bid.taxBasis,
    taxRate: String(bid.taxRate),
    validUntil: bid.validUntil ?? "",
    ...(Object.fromEntries(rows) as Record<string, string>),
  };
}

/** Writes what a vendor states for criteria such as its weeks; an amount left empty is none. */
export async function saveFacts(args: VendorArgs<z.output<typeof factsForm>>): Promise<void> {
  const { project, value } = args;
  await changeOffer(args, async (vendor, { transaction, record }) => {
    const { amountCriteria } = await readOfferBasis(transaction, project.id);
    const { facts } = await readVendorOffers(transaction, project.id, vendor.id);
    const changed = [];
    for (const [index, fact] of value.facts.entries()) {
      const criterion = amountCriteria.find(({ id }) => id === fact.criterionId);
      if (!criterion) throw new Refusal("field.unknown", { field: `facts[${index}].criterionId` });
      const known = facts.find(({ criterionId }) => criterionId === fact.criterionId);
      const amount = fact.amount ?? null;
      if (known?.amount === (amount ?? undefined) && (known?.source ?? "") === fact.source) continue;
      if ((known?.version ?? 0) !== fact.version) throw changedSince();
      const { criterionId, source } = fact;
      await writeVendorFact(transaction, { projectId: project.id, vendorId: vendor.id, criterionId, amount, source }, fact.version);
      changed.push({ name: criterion.name, nameZh: criterion.nameZh, before: known?.amount ?? null, after: amount });
    }
    if (changed.length === 0) return;
    await record({ stream: project.id, command: "vendor.state", subjectId: vendor.id, data: { name: vendor.name, facts: changed } });
  });
}

/** Writes which mandatory requirements a vendor meets, with the evidence, in the caller's name. */
export async function saveCompliance(args: VendorArgs<z.output<typeof complianceForm>>): Promise<void> {
  const { context, project, user, value } = args;
  await changeOffer(args, async (vendor, { transaction, record }) => {
    const { requirements } = await readOfferBasis(transaction, project.id);
    const { compliance } = await readVendorOffers(transaction, project.id, vendor.id);
    const changed = [];
    for (const [index, row] of value.rows.entries()) {
      const requirement = requirements.find(({ id }) => id === row.requirementId);
      if (!requirement) throw new Refusal("field.unknown", { field: `rows[${index}].requirementId` });
      const known = compliance.find(({ requirementId }) => requirementId === row.requirementId);
      const isMet = row.isMet === undefined ? null : row.isMet === "yes" ? 1 : 0;
      if ((known?.isMet ?? null) === isMet && (known?.evidence ?? "") === row.evidence) continue;
      if ((known?.version ?? 0) !== row.version) throw changedSince();
      if (isMet !== null && row.evidence === "") throw new Refusal("vendor.evidence", { field: `rows[${index}].evidence` });
      if (isMet === null && row.evidence !== "") throw new Refusal("vendor.unjudged", { field: `rows[${index}].isMet` });
      const judged = { judgedBy: user.id, judgerName: user.name, judgedAt: context.now() };
      const place = { projectId: project.id, vendorId: vendor.id, requirementId: row.requirementId };
      await writeVendorCompliance(transaction, { ...place, isMet, evidence: row.evidence, ...judged }, row.version);
      changed.push({ name: requirement.text, nameZh: requirement.textZh, before: known?.isMet ?? null, after: isMet });
    }
    if (changed.length === 0) return;
    await record({
      stream: project.id,
      command: "vendor.comply",
      subjectId: vendor.id,
      data: { name: vendor.name, requirements: changed },
    });
  });
}
