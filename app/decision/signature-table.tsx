import { isProjectRole } from "#app/domain/access/permissions.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownDecision, StandingDecision } from "./decision-page.server.ts";

interface SignatureTableProps {
  readonly signatures: ShownDecision["signatures"];
  /** Who has not signed yet. */
  readonly waiting?: StandingDecision["waiting"];
}

/** Who signed a decision, and how. */
export function SignatureTable({ signatures, waiting = [] }: SignatureTableProps) {
  const { t } = useTranslation("decision");
  const { t: shared } = useTranslation("ui");
  if (signatures.length + waiting.length === 0) return null;
  return (
    <ScrollRegion label={t("signatures.title")}>
      <table className="stacking-table table mt-2">
        <thead>
          <tr>
            <th scope="col">{t("signatures.name")}</th>
            <th scope="col">{t("signatures.stance")}</th>
            <th scope="col">{t("signatures.note")}</th>
            <th scope="col">{t("signatures.at")}</th>
          </tr>
        </thead>
        <tbody>
          {signatures.map(({ id, signerName, signerRole, stance, note, signedAt }) => (
            <tr key={id}>
              <th scope="row" className="font-medium whitespace-normal text-fg">
                {signerName}
                {isProjectRole(signerRole) ? (
                  <span className="block text-[13px] font-normal text-muted">{shared(`role.${signerRole}`)}</span>
                ) : null}
              </th>
              <td data-label={t("signatures.stance")} className={stance === "for" ? "text-ok" : "text-critical"}>
                {t(`signatures.${stance}`)}
              </td>
              <td data-label={note === "" ? undefined : t("signatures.note")} className="max-w-sm break-words whitespace-pre-line">
                {note}
              </td>
              <td data-label={t("signatures.at")} className="whitespace-nowrap tabular-nums">
                {signedAt}
              </td>
            </tr>
          ))}
          {waiting.map(({ name, hasSeat, canSign }) => (
            <tr key={name} className="text-muted">
              <th scope="row" className="font-normal whitespace-normal">
                {name}
                {hasSeat ? null : <span className="block text-[13px]">{t("signatures.noSeat")}</span>}
              </th>
              <td>{t(canSign ? "signatures.waiting" : "signatures.cannot")}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
