import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownResult } from "./evaluation-page.server.ts";

/** Where prices count against each other: that they do, and what happens to the ranking without each vendor. */
export function RankReversal({ result: { reversal } }: { readonly result: ShownResult }) {
  const { t } = useTranslation("evaluation");
  if (reversal === null) return null;
  const isReversed = reversal.some((each) => each.isReversed);
  return (
    <section aria-labelledby="reversal" className="card">
      <h2 id="reversal">{t("reversal.title")}</h2>
      <p className="mt-1 max-w-prose">{t("warning.relative")}</p>
      <p className="mt-1 max-w-prose font-medium">{t(isReversed ? "reversal.reversed" : "reversal.stable")}</p>
      <ul className="mt-2 list-disc ps-5">
        {reversal.map((without) => (
          <li key={without.vendor}>
            {t(without.isReversed ? "reversal.without.reversed" : "reversal.without.same", {
              vendor: without.vendor,
              ranking: without.ranking.length > 0 ? without.ranking.join(" > ") : "–",
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
