import { baselinedRequirements } from "#app/domain/requirement/baseline.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertRequirementBaseline, keptRequirements, listRequirementBaselines } from "#db/queries/requirement-baselines.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import { changedSince, changeRequirements, type RequirementArgs } from "./change-requirements.server.ts";

/** Keeps what is agreed on as it is, in the name of the caller; returns the number of the baseline. */
export async function takeBaseline(
  args: RequirementArgs<{ readonly note: string; readonly agreed?: number }>,
): Promise<{ readonly id: string; readonly number: number }> {
  const { context, project, user, value } = args;
  return changeRequirements(args, async ({ transaction, record }) => {
    const requirements = baselinedRequirements(await listRequirements(transaction, project.id));
    if (requirements.length === 0) throw new Refusal("requirement.nothingAgreed");
    if (value.agreed !== undefined && value.agreed !== requirements.length) throw changedSince();
    const last = (await listRequirementBaselines(transaction, project.id)).at(-1);
    const kept = keptRequirements(requirements);
    if (last?.hash === kept.hash) throw new Refusal("requirement.baselineSame", { parameters: { number: last.number } });
    const number = (last?.number ?? 0) + 1;
    const id = context.newId();
    const taker = { takenBy: user.id, takerName: user.name, takenAt: context.now() };
    await insertRequirementBaseline(transaction, { id, projectId: project.id, number, note: value.note, ...kept, ...taker });
    const data = { number, count: requirements.length, hash: kept.hash };
    await record({ stream: project.id, command: "requirement.takeBaseline", subjectId: id, data });
    return { id, number };
  });
}
