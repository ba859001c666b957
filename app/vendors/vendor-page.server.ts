import { vendorStage } from "#app/domain/vendor/stage.ts";
import { areOffersLocked } from "#app/http/evaluation-lock.server.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatBytes, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listVendorContacts } from "#db/queries/vendor-contacts.ts";
import { readOfferBasis, readVendorOffers } from "#db/queries/vendors.ts";
import { listVendorReferences } from "#db/queries/vendor-references.ts";
import { readClaims } from "./claims.server.ts";
import { requireVendor } from "./change-vendors.server.ts";
import { readVendorSessions } from "./demonstrations-page.server.ts";
import { listReadableDocuments } from "./documents.server.ts";
import { countedName, criterionChoices, criterionName, shownOffer } from "./offer-words.server.ts";
import { findRoundThatCounts } from "./round-under-way.server.ts";
import { shownReference } from "./references-page.server.ts";

export type VendorPage = Awaited<ReturnType<typeof readVendorPage>>;

/** One vendor with everything that is known of it, in the reader's words. */
export async function readVendorPage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, can, params } = caller;
  const { locale, timeZone } = reader;
  const vendor = await requireVendor(caller, context.db, params["vendorId"]);
  const basis = await readOfferBasis(context.db, project.id);
  const prices = await readPriceEnvelopes(context.db, project.id);
  const evidenceFor = (id: string | null) => {
    const criterion = basis.criteria.find((each) => each.libraryId === id || each.id === id);
    return id !== null && criterion ? criterionName(criterion, reader) : null;
  };
  const offers = await readVendorOffers(context.db, project.id, vendor.id);
  const contacts = await listVendorContacts(context.db, project.id, vendor.id);
  const isLocked = await areOffersLocked(context.db, project.id);
  const references = await listVendorReferences(context.db, project.id, vendor.id);
  const files = (await listReadableDocuments(context.db, project.id, vendor.id)).map((file) => ({
    ...{ id: file.id, version: file.version, name: file.name, kind: file.kind, isRemoved: file.removedAt !== null },
    url: `/projects/${project.id}/vendor-files/${file.id}`,
    about: reader.t("vendors:document.about", {
      size: formatBytes(file.byteSize, locale),
      by: file.uploaderName,
      at: formatInstant(file.createdAt, locale, timeZone),
    }),
    evidenceFor: evidenceFor(file.criterionId),
  }));
  return {
    title: vendor.name,
    projectId: project.id,
    vendor: { ...vendor, stage: vendorStage(vendor.stage), entered: formatInstant(vendor.createdAt, locale, timeZone) },
    canEdit: can("vendors.edit"),
    isLocked,
    countsIn: await findRoundThatCounts(context.db, project.id),
    mayEditOffer: can("vendors.edit") && !isLocked,
    arePricesClosed: prices.isSealed(vendor.id),
    offer: shownOffer(caller, { offers, basis, prices, vendorId: vendor.id }, reader),
    mayEnterPrices: prices.mayEnter(vendor.id),
    criteria: criterionChoices(basis.criteria, reader),
    documents: files.filter(({ isRemoved }) => !isRemoved),
    removedDocuments: can("vendors.edit") ? files.filter(({ isRemoved }) => isRemoved) : [],
    claims: await readClaims(caller, vendor.id, reader),
    sessions: await readVendorSessions(caller, vendor.id, reader),
    references: references.filter(({ removedAt }) => removedAt === null).map((row) => shownReference(row, reader)),
    contacts: contacts.filter(({ removedAt }) => removedAt === null),
    facts: basis.amountCriteria.map((criterion) => {
      const fact = offers.facts.find(({ criterionId }) => criterionId === criterion.id);
      return {
        criterionId: criterion.id,
        name: countedName(criterion, reader),
        version: fact?.version ?? 0,
        amount: fact?.amount ?? null,
        source: fact?.source ?? "",
      };
    }),
    requirements: basis.requirements.map(({ id, text, textZh }) => {
      const row = offers.compliance.find(({ requirementId }) => requirementId === id);
      return {
        id,
        text: inLanguage({ text, zh: textZh }, locale),
        version: row?.version ?? 0,
        state: row === undefined ? ("open" as const) : row.isMet === 1 ? ("met" as const) : ("unmet" as const),
        evidence: row?.evidence ?? "",
        by: row?.judgerName ?? null,
        at: row ? formatInstant(row.judgedAt, locale, timeZone) : null,
      };
    }),
    formKey: context.newId(),
  };
}
