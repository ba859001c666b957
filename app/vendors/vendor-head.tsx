import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { VendorFields } from "./add-vendor.tsx";
import { MoveVendor } from "./move-vendor.tsx";
import { OfferWarnings } from "./offer-warnings.tsx";
import type { VendorPage } from "./vendor-page.server.ts";

/** Who the vendor is, where it stands, and what it offers in short. */
export function VendorHead({ page }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const { vendor, offer, projectId, canEdit, isLocked, arePricesClosed } = page;
  return (
    <div>
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/vendors`}>
          {t("title")}
        </a>
      </p>
      <h1 className="break-words">{vendor.name}</h1>
      <p className="mt-1 text-muted">
        {t(`stage.${vendor.stage}`)}
        {vendor.website === "" ? null : (
          <>
            {" · "}
            <a className="link break-all" href={vendor.website} target="_blank" rel="noreferrer">
              {vendor.website}
            </a>
          </>
        )}
      </p>
      {vendor.stageReason === "" ? null : (
        <p className="max-w-prose break-words">
          <span className="text-muted">{t("entry.reason")}</span> {vendor.stageReason}
        </p>
      )}
      {vendor.profile === "" ? null : <p className="mt-3 max-w-prose break-words whitespace-pre-line">{vendor.profile}</p>}
      <div className="mt-4 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <a className="link font-medium" href={`/projects/${projectId}/vendors/${vendor.id}/offer`}>
          {t("offer.title")}
        </a>
        {arePricesClosed ? <span className="text-muted">{t("offers.closed")}</span> : null}
        {offer.presentValue === null ? null : (
          <span className="tabular-nums">{t("entry.presentValue", { amount: offer.presentValue })}</span>
        )}
        {offer.terms === null ? null : <span className="text-muted">{offer.terms}</span>}
        {offer.validUntil === null ? null : <span className="text-muted">{t("offer.validUntil", { day: offer.validUntil })}</span>}
      </div>
      <OfferWarnings warnings={offer.warnings} />
      {isLocked ? <p className="mt-2 max-w-prose text-muted">{t("offer.locked")}</p> : null}
      {canEdit ? (
        <div className="no-print mt-4 flex flex-wrap items-start gap-2">
          <EditVendor page={page} />
          <MoveVendor vendor={vendor} />
        </div>
      ) : null}
    </div>
  );
}

function EditVendor({ page: { vendor } }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("edit");
  const fields = (["name", "website", "profile"] as const).map((name) => ({ name, label: t(`field.${name}`) }));
  return (
    <FoldedForm key={vendor.version} intent="edit" title={t("edit.title")} submit={t("edit.submit")}>
      <input type="hidden" name="version" value={staleDetail(reply)?.version ?? vendor.version} />
      <Conflict reply={reply} fields={fields} />
      <VendorFields vendor={vendor} />
    </FoldedForm>
  );
}
