import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FilledPage } from "./scorecard-page.server.ts";

/** Every criterion with what its scores mean: what the committee holds in its hands. Printed as a whole. */
export function Descriptors({ card }: { readonly card: FilledPage["card"] }) {
  const { t } = useTranslation("scorecard");
  const described = card.criteria.filter(({ levels, guidance }) => levels.length > 0 || guidance !== "");
  if (described.length === 0) return null;
  return (
    <details className="scorecard-descriptors mt-8">
      <summary className="cursor-pointer font-medium">{t("criteria.descriptors")}</summary>
      {described.map(({ id, code, name, guidance, measure, whole, shape, levels, minimum }) => (
        <section key={id} className="scorecard-described" aria-labelledby={`described-${id}`}>
          <h3 id={`described-${id}`}>{`${code} ${name}`}</h3>
          <p className="text-[13px] text-muted">
            {[
              t("weights.ofWhole", { share: whole }),
              ...(shape === "group" ? [] : [measure]),
              ...(minimum === "" ? [] : [`${t("column.minimum")} ${minimum}`]),
            ].join(" · ")}
          </p>
          {guidance === "" ? null : <p className="whitespace-pre-line">{guidance}</p>}
          {levels.length === 0 ? null : (
            <dl>
              {levels.map(({ level, text }) => (
                <div key={level}>
                  <dt>{level}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </details>
  );
}
