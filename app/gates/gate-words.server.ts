import { isProjectRole } from "#app/domain/access/permissions.ts";
import { isShare, type Threshold } from "#app/domain/gate/criterion.ts";
import type { ComputedEvidence } from "#app/domain/gate/evaluators.ts";
import { gateOutcomes, type GateOutcome } from "#app/domain/gate/mark.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatList, formatNumber, inLanguage, joinSentences } from "#app/i18n/format.ts";
import type { Gate } from "./gate-records.server.ts";
import { limitNames } from "./limit-names.ts";

type Words = Pick<Reader, "t" | "locale">;

/** What somebody should look at, at a gate; `isLate` when it is too late already. */
export interface Attention {
  readonly text: string;
  readonly isLate: boolean;
}

/** A week before something runs out, it is told. */
const noticeDays = 7;
const longestShown = 160;

/** Waivers and conditions that ran out or are about to, and a decision that nobody recorded. */
export function attentionOf(gate: Gate, today: Day, { t, locale }: Words): Attention[] {
  const soon = addDays(today, noticeDays);
  const tell = (code: "conditionOverdue" | "conditionDue" | "waiverExpired" | "waiverEnding", day: Day, text: string): Attention => ({
    text: t(`gates:attention.${code}`, { day: formatDay(day, locale), text: shortened(text) }),
    isLate: day < today,
  });
  const conditions = gate.conditions.filter(({ decisionId, metAt }) => decisionId === gate.current?.id && metAt === null);
  const waived = gate.criteria.flatMap(({ state, waiver, text }) =>
    waiver && (state === "waived" || state === "waiverExpired") ? [{ day: waiver.expiresOn, text: inLanguage(text, locale) }] : [],
  );
  return [
    ...(gate.state === "undecided" && gate.task.kind === "gate" ? [{ text: t("gates:attention.undecided"), isLate: false }] : []),
    ...conditions
      .filter(({ dueOn }) => dueOn <= soon)
      .map(({ dueOn, text }) => tell(dueOn < today ? "conditionOverdue" : "conditionDue", dueOn, text)),
    ...waived.filter(({ day }) => day <= soon).map(({ day, text }) => tell(day < today ? "waiverExpired" : "waiverEnding", day, text)),
    ...unsupported(gate, locale).map((text) => ({ text: t("gates:attention.unsupported", { text: shortened(text) }), isLate: true })),
  ];
}

/** The criteria that the decision which stands counted as signed or waived, and that nothing covers any more. */
function unsupported(gate: Gate, locale: Words["locale"]): string[] {
  if (gate.state !== "atRisk") return [];
  return gate.criteria
    .filter(({ state, signatures, waivers }) => (state === "toSign" || state === "notMet") && signatures.length + waivers.length > 0)
    .map(({ text }) => inLanguage(text, locale));
}

/** What the figures of a criterion say, in a sentence or two. */
export function figureText({ figure, count, of, missing }: ComputedEvidence, { t, locale }: Words): string {
  const names = formatList(
    missing.map((name) => inLanguage(name, locale)),
    locale,
    "bare",
  );
  return joinSentences(
    [t(`gates:figure.${figure}`, { count, of }), ...(names === "" ? [] : [t("gates:figure.missing", { names })])],
    locale,
  );
}

/** A limit as people write it: shares in per cent. */
export function shownLimit({ name, value, usual }: Threshold, { t, locale }: Words) {
  const scale = isShare(name) ? 100 : 1;
  const plain = (limit: number) => String(Number((limit * scale).toFixed(6)));
  const words = limitNames.find((known) => known === name);
  return {
    name,
    label: words ? t(`gates:limit.${words}`) : name,
    isUsual: value === usual,
    value: plain(value),
    usual: plain(usual),
    shownValue: formatNumber(Number(plain(value)), locale),
    shownUsual: formatNumber(Number(plain(usual)), locale),
  };
}

/** What a row of the record says was decided. */
export function outcomeOf(row: { readonly outcome: string }): GateOutcome | "withdrawn" {
  return gateOutcomes.find((known) => known === row.outcome) ?? "withdrawn";
}

/** A role as it was kept beside a name. */
export function roleText(role: string, { t }: Pick<Reader, "t">): string {
  return isProjectRole(role) ? t(`ui:role.${role}`) : role;
}

export function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
