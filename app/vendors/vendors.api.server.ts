import { z } from "zod";
import { largestAmountMinor, currencyDigits, writeMoney } from "#app/domain/cost/money.ts";
import { vendorCostCategories, vendorCostCategory } from "#app/domain/vendor/cost-category.ts";
import { taxBases } from "#app/domain/vendor/costs-in-base.ts";
import { vendorStage, vendorStages } from "#app/domain/vendor/stage.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listVendorContacts } from "#db/queries/vendor-contacts.ts";
import { findVendor, listRemovedVendors, listVendors, readVendorOffers } from "#db/queries/vendors.ts";
import type { VendorRow } from "#db/tables/vendors.ts";
import { addContact, editContact, removeContact, restoreContact } from "./contacts.server.ts";
import { addVendor, editVendor, moveVendor, orderVendor, removeVendor, restoreVendor } from "./keep-vendors.server.ts";
import { saveCompliance, saveFacts, saveOffer } from "./offers.server.ts";
import { addVendorForm, moveVendorForm, orderVendorForm } from "./vendors.forms.server.ts";

const amount = z.number().int().min(-largestAmountMinor).max(largestAmountMinor).meta({ example: 1_200_000 });
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "field.invalid")
  .meta({ example: "CNY" });
const contactFields = { name: z.string(), role: z.string(), email: z.string(), phone: z.string() };
const terms = {
  currency,
  /** Units of the evaluation's currency for one of the bid's. */
  rate: z.number().gt(0).max(1e9).nullable(),
  rateOn: dayShape.nullable(),
  taxBasis: z.enum(taxBases),
  /** Per cent. */
  taxRate: z.number().min(0).max(100),
  validUntil: dayShape.nullable(),
};
const costLine = {
  category: z.enum(vendorCostCategories),
  label: z.string().trim().min(1).max(200).meta({ example: "120 users" }),
  /** Null for the first criterion that costs count in. */
  criterionId: idShape.nullable(),
  /** Minor units of the bid's currency of the years 0 to 5. */
  amounts: z.array(amount).max(6),
};
const vendor = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    website: z.string(),
    profile: z.string(),
    stage: z.enum(vendorStages),
    stageReason: z.string(),
    contacts: z.array(z.object({ id: idShape, version: versionShape, ...contactFields })),
    /** Null without an offer, and while prices are closed. */
    offer: z.object({ ...terms, costs: z.array(z.object(costLine)) }).nullable(),
    facts: z.array(z.object({ criterionId: idShape, amount: z.number(), source: z.string() })),
    requirements: z.array(z.object({ requirementId: idShape, isMet: z.boolean(), evidence: z.string(), by: z.string(), at: instantShape })),
  })
  .meta({ id: "Vendor" });
const removedVendor = z
  .object({ id: idShape, version: z.number().int(), name: z.string(), removedAt: instantShape, removedBy: z.string().nullable() })
  .meta({ id: "RemovedVendor" });

const vendors = "/projects/:projectId/vendors";
const oneVendor = `${vendors}/:vendorId`;
const oneContact = `${oneVendor}/contacts/:contactId`;
const profile = addVendorForm.omit({ stage: true }).shape;
const newContact = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    role: z.string().trim().max(120).default(""),
    email: z.string().trim().max(200).default(""),
    phone: z.string().trim().max(60).default(""),
  })
  .meta({ id: "NewVendorContact" });

export const vendorEndpoints = [
  endpoint({
    id: "listVendors",
    method: "GET",
    path: vendors,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(vendor).meta({ id: "VendorPage" }),
    run: async (caller) => {
      const rows = await listVendors(caller.context.db, caller.project.id);
      return answerPage(await Promise.all(rows.map((row) => describe(caller, row))), caller.query);
    },
  }),
  endpoint({
    id: "createVendor",
    method: "POST",
    path: vendors,
    permission: "vendors.edit",
    body: z.strictObject(addVendorForm.shape).meta({ id: "NewVendor" }),
    answer: vendor,
    status: 201,
    run: async (args) => {
      const id = await addVendor(args);
      return { ...(await answerVendor(args, id)), location: `/projects/${args.project.id}/vendors/${id}` };
    },
  }),
  endpoint({
    id: "getVendor",
    method: "GET",
    path: oneVendor,
    permission: "vendors.view",
    answer: vendor,
    run: (args) => answerVendor(args),
  }),
  endpoint({
    id: "updateVendor",
    method: "PATCH",
    path: oneVendor,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({
        name: profile.name.optional(),
        website: profile.website.removeDefault().optional(),
        profile: profile.profile.removeDefault().optional(),
      })
      .meta({ id: "VendorChanges" }),
    answer: vendor,
    run: async (args) => {
      const { name, website, profile: words, version } = await seen(args);
      const given = Object.fromEntries(Object.entries(args.value).filter(([, value]) => value !== undefined));
      await editVendor({ ...args, value: { name, website, profile: words, ...given, version } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "moveVendor",
    method: "POST",
    path: `${oneVendor}/stage`,
    permission: "vendors.edit",
    isConditional: true,
    body: z.strictObject({ stage: moveVendorForm.shape.stage, reason: moveVendorForm.shape.reason }).meta({ id: "VendorStage" }),
    answer: vendor,
    run: async (args) => {
      const { id, version } = await seen(args);
      await moveVendor({ ...args, value: { ...args.value, vendorId: id, version } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "orderVendor",
    method: "POST",
    path: `${oneVendor}/order`,
    permission: "vendors.edit",
    body: z.strictObject({ direction: orderVendorForm.shape.direction }).meta({ id: "VendorOrder" }),
    answer: vendor,
    run: async (args) => {
      await orderVendor({ ...args, value: { ...args.value, vendorId: args.params["vendorId"] ?? "" } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "deleteVendor",
    method: "DELETE",
    path: oneVendor,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      const { id, version } = await seen(args);
      await removeVendor({ ...args, value: { vendorId: id, version } });
    },
  }),
  endpoint({
    id: "listRemovedVendors",
    method: "GET",
    path: "/projects/:projectId/removed-vendors",
    permission: "vendors.edit",
    query: pageQuery,
    answer: pageOf(removedVendor).meta({ id: "RemovedVendorPage" }),
    run: async ({ context, project, query }) => {
      const rows = await listRemovedVendors(context.db, project.id);
      return answerPage(
        rows.map(({ id, version, name, removedAt, removerName }) => ({ id, version, name, removedAt, removedBy: removerName })),
        query,
      );
    },
  }),
  endpoint({
    id: "restoreVendor",
    method: "POST",
    path: `${oneVendor}/restore`,
    permission: "vendors.edit",
    isConditional: true,
    answer: vendor,
    run: async (args) => {
      const row = await findVendor(args.context.db, args.project.id, args.params["vendorId"] ?? "");
      if (!row) throw errorResponse(404, args.context);
      // Of a removed vendor the list of those names the version.
      requireState(args.state, row.version);
      await restoreVendor({ ...args, value: { vendorId: row.id, version: row.version } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "saveVendorOffer",
    method: "PUT",
    path: `${oneVendor}/offer`,
    permission: "vendors.edit",
    isConditional: true,
    body: z.strictObject({ ...terms, costs: z.array(z.strictObject(costLine)).max(100) }).meta({ id: "VendorOffer" }),
    answer: vendor,
    run: async (args) => {
      const { bidVersion: version } = await seen(args);
      const { costs, rate, rateOn, validUntil, ...rest } = args.value;
      const digits = currencyDigits(rest.currency);
      const rows = costs.map(({ criterionId, amounts, ...line }) => ({
        ...line,
        criterionId: criterionId ?? undefined,
        amounts: amounts.map((minor) => writeMoney(minor, digits)),
      }));
      const value = { ...rest, version, rows, rate: rate ?? undefined, rateOn: rateOn ?? undefined, validUntil: validUntil ?? undefined };
      await saveOffer({ ...args, value });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "saveVendorFacts",
    method: "PUT",
    path: `${oneVendor}/facts`,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({
        facts: z
          .array(
            z.strictObject({ criterionId: idShape, amount: z.number().min(0).max(1e12).nullable(), source: z.string().trim().max(1000) }),
          )
          .max(100),
      })
      .meta({ id: "VendorFacts" }),
    answer: vendor,
    run: async (args) => {
      const { factVersions } = await seen(args);
      const facts = args.value.facts.map((fact) => ({
        ...fact,
        amount: fact.amount ?? undefined,
        version: factVersions.get(fact.criterionId) ?? 0,
      }));
      await saveFacts({ ...args, value: { facts } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "judgeVendorRequirements",
    method: "PUT",
    path: `${oneVendor}/requirements`,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({
        requirements: z
          .array(z.strictObject({ requirementId: idShape, isMet: z.boolean().nullable(), evidence: z.string().trim().max(2000) }))
          .max(200),
      })
      .meta({ id: "VendorRequirements" }),
    answer: vendor,
    run: async (args) => {
      const { requirementVersions } = await seen(args);
      const rows = args.value.requirements.map(({ requirementId, isMet, evidence }) => ({
        requirementId,
        evidence,
        isMet: isMet === null ? undefined : isMet ? ("yes" as const) : ("no" as const),
        version: requirementVersions.get(requirementId) ?? 0,
      }));
      await saveCompliance({ ...args, value: { rows } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "createVendorContact",
    method: "POST",
    path: `${oneVendor}/contacts`,
    permission: "vendors.edit",
    body: newContact,
    answer: vendor,
    status: 201,
    run: async (args) => {
      await addContact(args);
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "updateVendorContact",
    method: "PUT",
    path: oneContact,
    permission: "vendors.edit",
    isConditional: true,
    body: newContact,
    answer: vendor,
    run: async (args) => {
      await editContact({ ...args, value: { ...args.value, ...(await seenContact(args)) } });
      return answerVendor(args);
    },
  }),
  endpoint({
    id: "deleteVendorContact",
    method: "DELETE",
    path: oneContact,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      await removeContact({ ...args, value: await seenContact(args) });
    },
  }),
  endpoint({
    id: "restoreVendorContact",
    method: "POST",
    path: `${oneContact}/restore`,
    permission: "vendors.edit",
    answer: vendor,
    run: async (args) => {
      await restoreContact({ ...args, value: await contactOf(args) });
      return answerVendor(args);
    },
  }),
];

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

async function describe(caller: ProjectCaller, row: VendorRow): Promise<z.input<typeof vendor>> {
  const { context, project } = caller;
  const offers = await readVendorOffers(context.db, project.id, row.id);
  const contacts = await listVendorContacts(context.db, project.id, row.id);
  const prices = await readPriceEnvelopes(context.db, project.id);
  const bid = prices.isSealed(row.id) ? undefined : offers.bids[0];
  const { id, version, name, website, profile: words, stage, stageReason } = row;
  return {
    id,
    version,
    name,
    website,
    profile: words,
    stage: vendorStage(stage),
    stageReason,
    contacts: contacts
      .filter(({ removedAt }) => removedAt === null)
      .map((contact) => ({
        id: contact.id,
        version: contact.version,
        name: contact.name,
        role: contact.role,
        email: contact.email,
        phone: contact.phone,
      })),
    offer: bid
      ? {
          currency: bid.currency,
          rate: bid.rateOn === null ? null : bid.rate,
          rateOn: bid.rateOn,
          taxBasis: bid.taxBasis === "gross" ? "gross" : "net",
          taxRate: bid.taxRate,
          validUntil: bid.validUntil,
          costs: offers.costs.map(({ category, label, criterionId, amounts }) => ({
            category: vendorCostCategory(category),
            label,
            criterionId,
            amounts: [...amounts],
          })),
        }
      : null,
    facts: offers.facts.map(({ criterionId, amount: stated, source }) => ({ criterionId, amount: stated, source })),
    requirements: offers.compliance.map(({ requirementId, isMet, evidence, judgerName, judgedAt }) => ({
      requirementId,
      isMet: isMet === 1,
      evidence,
      by: judgerName,
      at: judgedAt,
    })),
  };
}

async function answerVendor(caller: Asked, id = caller.params["vendorId"] ?? ""): Promise<EndpointAnswer<z.input<typeof vendor>>> {
  const row = await findVendor(caller.context.db, caller.project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, caller.context);
  const body = await describe(caller, row);
  return { body, state: stateOf(body) };
}

/** The vendor as it is, which is what the caller has seen, with the versions of what is kept of it. */
async function seen(caller: Asked & { readonly state: string }) {
  const { body, state = "" } = await answerVendor(caller);
  requireState(caller.state, state);
  const { bids, facts, compliance } = await readVendorOffers(caller.context.db, caller.project.id, body.id);
  return {
    ...body,
    bidVersion: bids[0]?.version ?? 0,
    factVersions: new Map(facts.map(({ criterionId, version }) => [criterionId, version])),
    requirementVersions: new Map(compliance.map(({ requirementId, version }) => [requirementId, version])),
  };
}

async function contactOf({ context, project, params }: Asked): Promise<{ readonly contactId: string; readonly version: number }> {
  const contacts = await listVendorContacts(context.db, project.id, params["vendorId"] ?? "");
  const contact = contacts.find(({ id }) => id === params["contactId"]);
  if (!contact) throw errorResponse(404, context);
  return { contactId: contact.id, version: contact.version };
}

async function seenContact(caller: Asked & { readonly state: string }) {
  await seen(caller);
  return contactOf(caller);
}
