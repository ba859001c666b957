import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

/** Every fingerprint in full, for whoever compares it by eye. */
export function PackFingerprints({ page: { sections, hashes, chains } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "of", text: t("pack.fingerprintOf") },
    { key: "hash", text: t("pack.fingerprint") },
  ];
  const rows = [
    { key: "scorecard", name: t("pack.scorecardHash"), hash: hashes.scorecard },
    ...(hashes.snapshot === null ? [] : [{ key: "snapshot", name: t("pack.snapshotHash"), hash: hashes.snapshot }]),
    ...chains.map(({ name, sequence, hash }) => ({ key: hash, name: t("pack.chain", { name, count: sequence }), hash })),
  ];
  return (
    <PackPartSection sections={sections} part="fingerprints">
      <p className="mt-1 max-w-prose text-muted">{t("pack.fingerprintsLead")}</p>
      <PackTable label={t("pack.part.fingerprints")} columns={columns}>
        {rows.map(({ key, name, hash }) => (
          <tr key={key}>
            <th scope="row" className="w-1/3 font-normal whitespace-normal text-fg">
              {name}
            </th>
            <td>
              <code className="fingerprint">
                {(hash.match(/.{1,8}/g) ?? []).map((group, at) => (
                  <span key={at}>{group}</span>
                ))}
              </code>
            </td>
          </tr>
        ))}
      </PackTable>
    </PackPartSection>
  );
}

/** As much of a fingerprint as tells it from the others on a page. */
export function shortFingerprint(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-8)}`;
}
