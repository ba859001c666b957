import { vendorStage, vendorStages } from "#app/domain/vendor/stage.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { listRemovedVendors, listVendors, readOfferBasis, readVendorOffers } from "#db/queries/vendors.ts";
import { countedName, shownOffer } from "./offer-words.server.ts";

export type VendorsPage = Awaited<ReturnType<typeof readVendorsPage>>;
export type ListedVendor = VendorsPage["vendors"][number];

/** The vendors of a project by stage, with what they offer beside each other. */
export async function readVendorsPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const { locale, timeZone, t } = reader;
  const basis = await readOfferBasis(context.db, project.id);
  const prices = await readPriceEnvelopes(context.db, project.id);
  const offers = await readVendorOffers(context.db, project.id);
  const rows = await listVendors(context.db, project.id);
  const vendors = rows.map(({ id, version, name, website, stage, stageReason, profile }) => {
    const met = offers.compliance.filter((row) => row.vendorId === id);
    return {
      id,
      version,
      name,
      website,
      profile,
      stage: vendorStage(stage),
      stageReason,
      unmet: met.filter(({ isMet, requirementId }) => isMet === 0 && basis.requirements.some((each) => each.id === requirementId)).length,
      offer: shownOffer(caller, { offers, basis, prices, vendorId: id }, reader),
    };
  });
  return {
    title: t("vendors:title"),
    projectId: project.id,
    canEdit: can("vendors.edit"),
    formKey: context.newId(),
    stages: vendorStages.map((stage) => ({ stage, vendors: vendors.filter((vendor) => vendor.stage === stage) })),
    vendors,
    currency: basis.currency ?? project.currency,
    arePricesClosed: rows.some(({ id }) => prices.isSealed(id)),
    discountRate: formatNumber(basis.discountRate, locale, { style: "percent", maximumFractionDigits: 1 }),
    amountCriteria: basis.amountCriteria.map((criterion) => ({ id: criterion.id, name: countedName(criterion, reader) })),
    removed: can("vendors.edit")
      ? (await listRemovedVendors(context.db, project.id)).map(({ id, version, name, removedAt, removerName }) => ({
          id,
          version,
          name,
          removed: formatInstant(removedAt, locale, timeZone),
          by: removerName,
        }))
      : [],
  };
}
