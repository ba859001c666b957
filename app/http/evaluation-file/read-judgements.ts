import { failure, success, type Result } from "#app/domain/result.ts";
import type { Place } from "#app/domain/scoring/model-problem.ts";
import type { Judgement } from "#app/domain/scoring/pairwise.ts";
import { fileProblem, type FileProblem } from "./file-problem.ts";

/** Judgements by name as judgements by place among the items; a pair can be judged once, and nothing against itself. */
export function readJudgements(
  written: readonly (readonly [first: string, second: string, ratio: number])[],
  items: readonly string[],
  place: Place,
): Result<readonly Judgement[], readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  const seen = new Map<string, Place>();
  const judgements = written.map(([one, other, ratio], at) => {
    const here = [...place, at];
    const [first, second] = [items.indexOf(one), items.indexOf(other)];
    if (first === -1) problems.push(fileProblem("model.unknown", [...here, 0], { id: one }));
    if (second === -1) problems.push(fileProblem("model.unknown", [...here, 1], { id: other }));
    if (one === other) problems.push(fileProblem("pairwise.itself", here, { id: one }));
    const key = JSON.stringify([one, other].toSorted());
    const otherPlace = seen.get(key);
    if (otherPlace) problems.push({ ...fileProblem("pairwise.twice", here), otherPlace });
    else seen.set(key, here);
    return { first, second, ratio };
  });
  return problems.length > 0 ? failure(problems) : success(judgements);
}
