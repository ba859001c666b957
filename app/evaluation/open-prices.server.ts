import type { z } from "zod";
import { changeEvaluation, requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { updateRound } from "#db/queries/rounds.ts";
import type { openPricesForm } from "./evaluation.forms.server.ts";

/** Opens the second envelopes of the vendors that passed everything else; those of the others stay sealed for ever. */
export async function openPrices(args: IntentArgs<"vendors.chair", z.output<typeof openPricesForm>>): Promise<void> {
  const { context, project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, project.id, "revealed");
    if (round.pricesOpenedAt !== null) throw new Refusal("round.pricesOpen", { status: 409 });
    const revealed = await readRevealedRound(transaction, project.id);
    const nameOf = (vendor: string) => revealed?.card.vendors.find(({ id }) => id === vendor)?.name ?? vendor;
    const { passing = [], undecided = [] } = revealed?.technical ?? {};
    if (undecided.length > 0) throw new Refusal("round.undecided", { parameters: { names: undecided.map(nameOf).join(", ") } });
    if (passing.length === 0) throw new Refusal("round.nobodyPassed");
    const changes = { pricesOpenedAt: context.now() };
    if (!(await updateRound(transaction, round.id, value.version, changes))) throw new Refusal("round.state", { status: 409 });
    const data = { round: round.number, vendors: passing.map(nameOf), ...keptOfRound(round.id, changes) };
    await record({ stream: project.id, command: "evaluation.openPrices", subjectId: round.id, data });
  });
}
