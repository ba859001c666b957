import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownDecision } from "./decision-page.server.ts";
import { DecisionWords } from "./decision-words.tsx";
import { SignatureTable } from "./signature-table.tsx";

interface EarlierDecisionsProps {
  readonly decisions: readonly ShownDecision[];
  readonly projectId: string;
}

/** Decisions that were withdrawn, and those of earlier rounds: they stay readable with their signatures. */
export function EarlierDecisions({ decisions, projectId }: EarlierDecisionsProps) {
  const { t } = useTranslation("decision");
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t("earlier.title")}</h2>
      <ol className="mt-1">
        {decisions.map((decision) => (
          <li key={decision.id} className="border-t border-line py-3">
            <p className="font-medium">{t("earlier.entry", { number: decision.number, vendor: decision.vendorName })}</p>
            <p className="text-[13px] text-muted">
              {t("standing.drafted", { number: decision.number, name: decision.drafterName, at: decision.draftedAt })}
            </p>
            {decision.withdrawal ? (
              <p className="mt-1 max-w-prose break-words">{t("earlier.withdrawn", { ...decision.withdrawal })}</p>
            ) : null}
            <details className="mt-1">
              <summary className="cursor-pointer">{t("earlier.open")}</summary>
              <DecisionWords decision={decision} />
              <SignatureTable signatures={decision.signatures} />
              <p className="mt-2 text-[13px] break-all text-muted">{t("standing.hash", { hash: decision.snapshotHash })}</p>
              <p className="mt-1">
                <a className="link" href={`/projects/${projectId}/decision/pack?decision=${decision.number}`}>
                  {t("earlier.pack")}
                </a>
              </p>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
