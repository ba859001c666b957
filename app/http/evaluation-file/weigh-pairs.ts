import { failure, success, type Result } from "#app/domain/result.ts";
import { combineJudgements, judgementMatrix, weighPairwise, type PairwiseWeights } from "#app/domain/scoring/pairwise.ts";
import { fileProblem, type FileProblem } from "./file-problem.ts";
import type { PairwiseFile } from "./file-schema.ts";
import { readJudgements } from "./read-judgements.ts";

/** The weights of the items of a file of judgements, of one person or of several whose judgements are combined first. */
export function weighPairs({ pairwise, randomIndex }: PairwiseFile): Result<PairwiseWeights, readonly FileProblem[]> {
  const { items, judgements, members } = pairwise;
  const twice = items.flatMap((id, at) => {
    const first = items.indexOf(id);
    return first < at
      ? [{ ...fileProblem("model.duplicate", ["pairwise", "items", at], { id }), otherPlace: ["pairwise", "items", first] }]
      : [];
  });
  if (twice.length > 0) return failure(twice);
  const opinions = [
    ...(judgements ? [{ weight: 1, judgements, place: ["pairwise", "judgements"] }] : []),
    ...(members ?? []).map(({ weight, judgements: own }, at) => ({
      weight,
      judgements: own,
      place: ["pairwise", "members", at, "judgements"],
    })),
  ];
  const matrices = opinions.map((opinion) => {
    const read = readJudgements(opinion.judgements, items, opinion.place);
    return read.ok ? success({ matrix: judgementMatrix(items.length, read.value), weight: opinion.weight }) : read;
  });
  const problems = matrices.flatMap((each) => (each.ok ? [] : each.problem));
  if (problems.length > 0) return failure(problems);
  const read = matrices.flatMap((each) => (each.ok && each.value.weight > 0 ? [each.value] : []));
  if (read.length === 0) return failure([fileProblem("pairwise.nobody", ["pairwise"])]);
  const [only] = read;
  const group =
    read.length === 1 && only
      ? only.matrix
      : combineJudgements(
          read.map(({ matrix }) => matrix),
          read.map(({ weight }) => weight),
        );
  const weighed = weighPairwise(group, randomIndex);
  if (weighed.ok) return weighed;
  const apart = weighed.problem.items.map((item) => items[item] ?? "").join(", ");
  return failure([fileProblem("pairwise.disconnected", ["pairwise"], { items: apart })]);
}
