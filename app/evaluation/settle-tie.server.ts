import type { z } from "zod";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { rankVendors } from "#app/domain/scoring/rank-vendors.ts";
import { tiesOf } from "#app/domain/scoring/warnings.ts";
import { changeEvaluation, requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { chairOrderOf, readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { updateRound } from "#db/queries/rounds.ts";
import { settleableTies } from "./settleable-ties.ts";
import type { settleTieForm } from "./evaluation.forms.server.ts";

/** Records in which order the chair prefers vendors with equal totals, where the declared rules end with the chair. */
export async function settleTie(args: IntentArgs<"vendors.chair", z.output<typeof settleTieForm>>): Promise<void> {
  const { project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, project.id, "revealed");
    const revealed = await readRevealedRound(transaction, project.id);
    if (!revealed) throw new Refusal("round.state", { status: 409 });
    const prepared = prepareModel(revealed.model);
    const results = evaluateVendors(prepared);
    const ties = settleableTies({ prepared, ties: tiesOf(prepared, results, rankVendors(results)) });
    const chosen = new Set(value.order);
    if (chosen.size !== value.order.length) throw new Refusal("round.tieTwice", { field: "order[0]" });
    const tie = ties.find(({ vendors }) => vendors.length === chosen.size && vendors.every((id) => chosen.has(id)));
    if (!tie) throw new Refusal("round.noTie", { status: 409 });
    const others = chairOrderOf(round).filter((id) => !chosen.has(id));
    const chairOrder = JSON.stringify([...others, ...value.order]);
    if (!(await updateRound(transaction, round.id, value.version, { chairOrder }))) throw new Refusal("round.state", { status: 409 });
    const vendors = value.order.map((id) => revealed.card.vendors.find((vendor) => vendor.id === id)?.name ?? id);
    await record({
      stream: project.id,
      command: "evaluation.settleTie",
      subjectId: round.id,
      data: { round: round.number, vendors, reason: value.reason, ...keptOfRound(round.id, { chairOrder }) },
    });
  });
}
