import { useTranslation } from "#app/i18n/use-translation.ts";
import { DecisionWords } from "./decision-words.tsx";
import type { PackPage } from "./pack-page.server.ts";
import { SignatureTable } from "./signature-table.tsx";

export function PackDecision({ page: { decision, signatures } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  return (
    <section>
      <h2 id="decision">{decision ? t("earlier.entry", { number: decision.number, vendor: decision.vendorName }) : t("pack.undecided")}</h2>
      {decision ? (
        <>
          <p className="text-[13px] text-muted">
            {t("standing.drafted", { number: decision.number, name: decision.draftedBy, at: decision.draftedAt })}
          </p>
          {decision.withdrawal === null ? null : <p className="mt-1">{t("pack.withdrawnBecause", { reason: decision.withdrawal })}</p>}
          <DecisionWords decision={decision} />
          <h3 className="mt-4">{t("signatures.title")}</h3>
          {signatures.length === 0 ? <p className="text-muted">{t("pack.unsigned")}</p> : <SignatureTable signatures={signatures} />}
        </>
      ) : null}
    </section>
  );
}
