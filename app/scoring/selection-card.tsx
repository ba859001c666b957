import { useTranslation } from "#app/i18n/use-translation.ts";
import type { SelectionCardData } from "./selection-card.server.ts";

/** Where the selection of the vendor stands, with the way there. */
export function SelectionCard({ card }: { readonly card: SelectionCardData }) {
  const { t } = useTranslation("scoring");
  const { number, state, until, finished, vendor, to } = card;
  return (
    <section className="card" data-selection>
      <h2 className="mb-2">{t("selection.title")}</h2>
      <p className="font-medium">
        {vendor === null
          ? t(`selection.${state}`, { number })
          : t(state === "decided" ? "selection.chosen" : "selection.drafted", { vendor })}
      </p>
      {until === null ? null : <p className="text-muted">{t("selection.until", { day: until })}</p>}
      {finished === null ? null : <p className="text-muted tabular-nums">{t("selection.finished", finished)}</p>}
      <p className="mt-2">
        <a className="link" href={to}>
          {t(vendor !== null ? "selection.toDecision" : state === "revealed" ? "toResult" : "selection.toScoring")}
        </a>
      </p>
    </section>
  );
}
