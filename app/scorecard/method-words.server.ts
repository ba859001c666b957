import { allCriteria, type Scorecard } from "#app/domain/scorecard/scorecard.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatList, formatNumber } from "#app/i18n/format.ts";
import { isMethodPreset } from "#app/domain/scorecard/standard-method.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";

/** What a method says, in the reader's words, and what should be known of it. */
export function methodWords({ method, criteria }: Scorecard, { t, locale }: Pick<Reader, "t" | "locale">) {
  const number = (value: number) => formatNumber(value, locale);
  const rows: { readonly label: string; readonly text: string }[] = [];
  const say = (label: string, text: string) => rows.push({ label, text });
  const { normalisation, moneyPerPoint, minimumTechnical, tieBreaks, preset } = method;
  say(
    t("scorecard:method.normalisation"),
    normalisation === "money"
      ? t("scorecard:method.moneyAt", { amount: number(moneyPerPoint ?? 0), currency: method.currency })
      : t(`scorecard:normalisation.${normalisation}`),
  );
  say(t("scorecard:method.currency"), method.currency);
  say(t("scorecard:method.envelopes"), t(`scorecard:envelopes.${method.envelopes}`));
  say(
    t("scorecard:method.minimumTechnical"),
    minimumTechnical === null ? t("scorecard:none") : t("scorecard:method.ofHundred", { points: number(minimumTechnical) }),
  );
  say(t("scorecard:method.aggregation"), t(`scorecard:aggregation.${method.aggregation}`));
  say(
    t("scorecard:method.tieBreaks"),
    tieBreaks.length === 0
      ? t("scorecard:none")
      : formatList(
          tieBreaks.map((each) => t(`scorecard:tieBreak.${each}`)),
          locale,
          "bare",
        ),
  );
  say(t("scorecard:method.constraint"), constraintWords({ method, criteria }, { t, locale }));
  say(t("scorecard:method.scoreVariation"), t(`scorecard:scoreVariation.${method.scoreVariation}`));
  say(t("scorecard:method.samples"), t("scorecard:method.samplesAt", { samples: number(method.samples), seed: String(method.seed) }));
  return {
    rows,
    preset: preset !== null && isMethodPreset(preset) ? t(`scorecard:preset.${preset}`) : null,
    /** Points that depend on who else bids can turn the ranking round. */
    isRelative: normalisation === "ratio" || normalisation === "range",
  };
}

function constraintWords(
  { method, criteria }: Pick<Scorecard, "method" | "criteria">,
  { t, locale }: Pick<Reader, "t" | "locale">,
): string {
  const { weightConstraint } = method;
  if (typeof weightConstraint === "string") return t(`scorecard:constraint.${weightConstraint}`);
  const names = new Map(allCriteria(criteria).map(({ id, name }) => [id, shownName(name, locale)]));
  const bounds = Object.entries(weightConstraint).map(([id, [low, high]]) =>
    t("scorecard:constraint.band", { name: names.get(id) ?? "", low: shareText(low, locale), high: shareText(high, locale) }),
  );
  return formatList(bounds, locale, "bare");
}
