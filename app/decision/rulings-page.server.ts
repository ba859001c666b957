import { readRoundOffers } from "#app/http/evaluation/round-offers.server.ts";
import type { RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { mayRule } from "./rulings.server.ts";

/** Which mandatory requirements the vendors do not meet, and what was ruled of that. */
export async function readRulings(caller: ProjectCaller, { round, card, rulings, offers }: RevealedRound, reader: Reader) {
  const { context, user, can } = caller;
  const { locale, timeZone } = reader;
  const { requirements } = card.scorecard;
  const textOf = (id: string) => {
    const text = requirements.find((requirement) => requirement.id === id)?.text;
    return text ? (locale === "zh" ? (text.zh ?? text.en) : text.en) : "";
  };
  const vendorOf = (id: string) => card.vendors.find((vendor) => vendor.id === id)?.name ?? "";
  const { compliance } = await readRoundOffers(context.db, round, card);
  const at = (instant: string | null) => (instant === null ? null : formatInstant(instant, locale, timeZone));
  const isOpen = round.state === "revealed" && (await mayRule(caller, context.db));
  return {
    vendors: card.vendors.map(({ id, name }) => ({ id, name })),
    requirements: requirements.map(({ id }) => ({ id, text: textOf(id) })),
    /** Where a vendor fails, after rulings. */
    failed: offers.flatMap(({ vendorId, failed }) =>
      failed.map((requirementId) => ({
        vendorId,
        requirementId,
        vendor: vendorOf(vendorId),
        requirement: textOf(requirementId),
        evidence: compliance.find((row) => row.vendorId === vendorId && row.requirementId === requirementId)?.evidence ?? "",
      })),
    ),
    rulings: rulings.map((ruling) => {
      const isStanding = ruling.withdrawnAt === null;
      const isMine = ruling.firstBy === user.id || ruling.secondBy === user.id;
      return {
        id: ruling.id,
        vendor: vendorOf(ruling.vendorId),
        requirement: textOf(ruling.subjectId),
        outcome: ruling.outcome === "pass" ? ("pass" as const) : ("fail" as const),
        reason: ruling.reason,
        first: { name: ruling.firstName, at: at(ruling.firstAt) },
        second: ruling.secondAt === null ? null : { name: ruling.secondName ?? "", at: at(ruling.secondAt) },
        withdrawnAt: at(ruling.withdrawnAt),
        canConfirm: isOpen && isStanding && ruling.secondAt === null && ruling.firstBy !== user.id,
        canWithdraw: isOpen && isStanding && (isMine || can("vendors.decide")),
      };
    }),
    canRule: isOpen && requirements.length > 0,
  };
}

export type RulingsData = Awaited<ReturnType<typeof readRulings>>;
