import { useTranslation } from "#app/i18n/use-translation.ts";
import { DecisionWords } from "./decision-words.tsx";
import { shortFingerprint } from "./pack-fingerprints.tsx";
import type { PackPage } from "./pack-page.server.ts";
import { PackContents } from "./pack-part.tsx";
import { PackResult } from "./pack-result.tsx";
import { SignatureTable } from "./signature-table.tsx";

/** The first page: what was decided, the result it rests on, who signed it, and where the rest is. */
export function PackHead({ page }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const { projectId, number, round } = page;
  const query = number === null ? "" : `&decision=${number}`;
  const file = `/projects/${projectId}/decision/pack/file`;
  return (
    <header className="pack-head">
      <p className="no-print mb-2">
        <a className="link" href={`/projects/${projectId}/decision`}>
          {t("pack.back")}
        </a>
      </p>
      <h1>{t("pack.heading", { number: round.number })}</h1>
      <p className="no-print mt-3 flex flex-wrap gap-2">
        <a className="button" href={`${file}?format=xlsx${query}`} download>
          {t("evidence.xlsx")}
        </a>
        <a className="button" href={`${file}?format=json${query}`} download>
          {t("evidence.json")}
        </a>
      </p>
      <Verdict page={page} />
      <PackResult result={page.result} currency={page.method.currency} />
      <Signed page={page} />
      <Origin page={page} />
      <PackContents sections={page.sections} />
    </header>
  );
}

function Verdict({ page: { decision } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  if (decision === null) return <h2 className="mt-4">{t("pack.undecided")}</h2>;
  const { number, vendorName: vendor, withdrawal, draftedBy: name, draftedAt: at, count } = decision;
  return (
    <div className="mt-4">
      <h2>{withdrawal === null ? t(`standing.${count.outcome}`, { vendor }) : t("earlier.entry", { number, vendor })}</h2>
      <p className="mt-1 text-[13px] text-muted">
        {t("standing.drafted", { number, name, at })}
        {t("pack.sentenceGap")}
        {t("standing.count", { inFavour: count.inFavour, against: count.against })}
      </p>
      {withdrawal === null ? null : <p className="mt-1 text-critical">{t("pack.withdrawnBecause", { reason: withdrawal })}</p>}
      <DecisionWords decision={decision} />
    </div>
  );
}

function Signed({ page: { decision, signatures, waiting } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  if (decision === null) return null;
  return (
    <section className="mt-4 break-inside-avoid">
      <h3>{t("signatures.title")}</h3>
      {signatures.length === 0 ? <p className="text-muted">{t("pack.unsigned")}</p> : null}
      <SignatureTable signatures={signatures} waiting={decision.withdrawal === null ? waiting : []} />
    </section>
  );
}

/** When the round was held, and by which fingerprints this paper can be told from another one. */
function Origin({ page: { round, hashes } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const short = (hash: string) => <code className="whitespace-nowrap">{shortFingerprint(hash)}</code>;
  return (
    <ul className="mt-4 text-[13px] text-muted">
      {round.reason === "" ? null : <li>{t("pack.roundReason", { reason: round.reason })}</li>}
      <li>{t("pack.dates", { finalised: round.finalised ?? "–", opened: round.opened ?? "–", revealed: round.revealed ?? "–" })}</li>
      <li>
        {t("pack.hashOf", { of: t("pack.scorecardHash") })}
        {short(hashes.scorecard)}
      </li>
      {hashes.snapshot === null ? null : (
        <li>
          {t("pack.hashOf", { of: t("pack.snapshotHash") })}
          {short(hashes.snapshot)}
        </li>
      )}
    </ul>
  );
}
