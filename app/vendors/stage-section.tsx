import { Form } from "@remix-run/react";
import type { VendorStage } from "#app/domain/vendor/stage.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { MoveVendor } from "./move-vendor.tsx";
import { OfferWarnings } from "./offer-warnings.tsx";
import type { ListedVendor, VendorsPage } from "./vendors-page.server.ts";

interface StageSectionProps {
  readonly stage: VendorStage;
  readonly vendors: readonly ListedVendor[];
  readonly page: VendorsPage;
}

/** The vendors of one list in their order. */
export function StageSection({ stage, vendors, page }: StageSectionProps) {
  const { t } = useTranslation("vendors");
  if (vendors.length === 0) return null;
  return (
    <section aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>
        {t(`stage.${stage}`)} <span className="font-normal text-muted tabular-nums">{vendors.length}</span>
      </h2>
      {stage === "dropped" || stage === "withdrawn" ? <p className="text-[0.93em] text-muted">{t(`stageHelp.${stage}`)}</p> : null}
      <ol className="mt-2 divide-y divide-line border-y border-line">
        {vendors.map((vendor, index) => (
          <li key={vendor.id} className="py-3 print:break-inside-avoid">
            <VendorEntry vendor={vendor} isFirst={index === 0} isLast={index === vendors.length - 1} page={page} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface VendorEntryProps {
  readonly vendor: ListedVendor;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly page: VendorsPage;
}

function VendorEntry({ vendor, isFirst, isLast, page: { projectId, canEdit } }: VendorEntryProps) {
  const { t } = useTranslation("vendors");
  const { id, name, profile, stageReason, stage, offer, unmet } = vendor;
  const isConsidered = stage === "long" || stage === "short";
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="min-w-0 flex-1">
          <a className="link break-words" href={`/projects/${projectId}/vendors/${id}`}>
            {name}
          </a>
        </h3>
        {offer.presentValue === null ? null : (
          <span className="tabular-nums">{t("entry.presentValue", { amount: offer.presentValue })}</span>
        )}
      </div>
      {profile === "" ? null : <p className="line-clamp-2 max-w-prose break-words text-muted print:line-clamp-none">{profile}</p>}
      {stageReason === "" ? null : (
        <p className="max-w-prose break-words">
          <span className="text-muted">{t("entry.reason")}</span> {stageReason}
        </p>
      )}
      {unmet > 0 ? (
        <p className="flex items-start gap-1.5 text-critical">
          <span className="mt-0.5 shrink-0">
            <Icon name="close" />
          </span>
          {t("entry.unmet", { count: unmet })}
        </p>
      ) : null}
      {isConsidered ? <OfferWarnings warnings={offer.warnings} /> : null}
      {canEdit ? (
        <div className="no-print mt-2 flex flex-wrap items-start gap-2">
          <MoveVendor vendor={vendor} />
          {isFirst ? null : <OrderButton vendor={vendor} direction="up" />}
          {isLast ? null : <OrderButton vendor={vendor} direction="down" />}
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="vendorId" value={id} />
            <input type="hidden" name="version" value={vendor.version} />
            <button type="submit" className="button" aria-label={t("entry.removeNamed", { name })}>
              {t("entry.remove")}
            </button>
          </Form>
        </div>
      ) : null}
    </>
  );
}

function OrderButton({ vendor, direction }: { readonly vendor: ListedVendor; readonly direction: "up" | "down" }) {
  const { t } = useTranslation("vendors");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="order" />
      <input type="hidden" name="vendorId" value={vendor.id} />
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" className="button" aria-label={t(`entry.${direction}`, { name: vendor.name })}>
        <Icon name={direction === "up" ? "up" : "down"} />
      </button>
    </Form>
  );
}
