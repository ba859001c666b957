import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackTable } from "./pack-table.tsx";

export function PackHead({ page }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const { round, hashes, chains, projectId, number } = page;
  const query = number === null ? "" : `&decision=${number}`;
  const file = `/projects/${projectId}/decision/pack/file`;
  return (
    <header>
      <p className="no-print mb-2">
        <a className="link" href={`/projects/${projectId}/decision`}>
          {t("pack.back")}
        </a>
      </p>
      <h1>{t("pack.heading", { number: round.number })}</h1>
      <ul className="mt-1 text-[13px] text-muted">
        {round.reason === "" ? null : <li>{t("pack.roundReason", { reason: round.reason })}</li>}
        <li>{t("pack.dates", { finalised: round.finalised ?? "–", opened: round.opened ?? "–", revealed: round.revealed ?? "–" })}</li>
        <li className="break-all">{t("pack.scorecardHashIs", { hash: hashes.scorecard })}</li>
        {hashes.snapshot === null ? null : <li className="break-all">{t("pack.snapshotHashIs", { hash: hashes.snapshot })}</li>}
      </ul>
      <details className="mt-1 text-[13px] text-muted print:hidden">
        <summary className="cursor-pointer">{t("pack.chains")}</summary>
        <ul>
          {chains.map(({ name, sequence, hash }) => (
            <li key={name} className="break-all">
              {t("pack.chain", { name, count: sequence, hash })}
            </li>
          ))}
        </ul>
      </details>
      <p className="no-print mt-3 flex flex-wrap gap-2">
        <a className="button" href={`${file}?format=xlsx${query}`} download>
          {t("evidence.xlsx")}
        </a>
        <a className="button" href={`${file}?format=json${query}`} download>
          {t("evidence.json")}
        </a>
      </p>
    </header>
  );
}

export function PackMethod({ page: { method } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const locale = useLocale();
  return (
    <section>
      <h2 id="method">{t("pack.method.title")}</h2>
      <ul className="mt-1 list-disc ps-5">
        <li>{t(`pack.method.normalisation.${method.normalisation}`)}</li>
        <li>{t(`pack.method.aggregation.${method.aggregation}`)}</li>
        <li>{t(method.envelopes === 2 ? "pack.method.twoEnvelopes" : "pack.method.oneEnvelope")}</li>
        {method.minimumTechnical === null ? null : <li>{t("pack.method.minimum", { points: method.minimumTechnical })}</li>}
        {method.tieBreaks.length === 0 ? null : (
          <li>
            {t("pack.method.ties", {
              rules: formatList(
                method.tieBreaks.map((rule) => t(`pack.method.tie.${rule}`)),
                locale,
                "bare",
              ),
            })}
          </li>
        )}
        <li>{t("pack.method.simulation", { samples: method.samples, seed: method.seed })}</li>
      </ul>
    </section>
  );
}

export function PackMembers({ members }: { readonly members: PackPage["members"] }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "name", text: t("pack.member") },
    { key: "weight", text: t("pack.weight"), isNumber: true },
    { key: "remark", text: t("pack.remark") },
  ];
  return (
    <section>
      <h2 id="members">{t("pack.members")}</h2>
      <PackTable label={t("pack.members")} columns={columns}>
        {members.map(({ id, name, weight, removal, recused }) => (
          <tr key={id}>
            <th scope="row" className="whitespace-normal text-fg">
              {name}
            </th>
            <td className="number">{weight}</td>
            <td>
              {removal === null ? null : <p>{t("pack.removed", { reason: removal })}</p>}
              {recused.map(({ vendor, reason }) => (
                <p key={vendor}>{t("pack.recusedFrom", { vendor, reason })}</p>
              ))}
            </td>
          </tr>
        ))}
      </PackTable>
    </section>
  );
}
