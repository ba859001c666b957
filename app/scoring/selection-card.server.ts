import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { findStandingDecision } from "#db/queries/decisions.ts";
import { findCurrentRound, readRoundCard, roundStates } from "#db/queries/rounds.ts";
import { listSeatStates } from "./rounds.server.ts";

export type SelectionCardData = NonNullable<Awaited<ReturnType<typeof readSelectionCard>>>;

/** Where the selection of the vendor stands; null for whoever takes no part in it, and before the first round. Who has finished is told to the chair alone, and nobody what was scored. */
export async function readSelectionCard(caller: ProjectCaller, { locale }: Pick<Reader, "locale">) {
  const { context, project, user, can } = caller;
  const { db } = context;
  if (!can("vendors.result") || (await supplierAccounts(db, project.id)).has(user.id)) return null;
  const round = await findCurrentRound(db, project.id);
  if (!round) return null;
  const decision = round.state === "revealed" || round.state === "decided" ? await findStandingDecision(db, round.id) : undefined;
  return {
    number: round.number,
    state: roundStates.find((state) => state === round.state) ?? "finalised",
    until: round.state === "open" && round.scoresUntil !== null ? formatDay(round.scoresUntil, locale) : null,
    finished: round.state === "open" && can("vendors.chair") ? await countFinished(caller, round) : null,
    /** The vendor of the decision that is drafted or holds. */
    vendor: decision?.vendorName ?? null,
    to: `/projects/${project.id}/${decision ? "decision" : round.state === "revealed" ? "evaluation" : "scoring"}`,
  };
}

async function countFinished({ context }: ProjectCaller, round: Parameters<typeof listSeatStates>[1]) {
  const states = await listSeatStates(context.db, round, await readRoundCard(context.db, round.id));
  const counted = states.filter(({ isRemoved }) => !isRemoved);
  return { done: counted.filter(({ isFinished }) => isFinished).length, of: counted.length };
}
