import { failure, success, type Result } from "#app/domain/result.ts";
import type { Place } from "#app/domain/scoring/model-problem.ts";
import type { RandomIndexName } from "#app/domain/scoring/random-index.ts";
import { weighSiblings, type SiblingWeighting, type WeighedSiblings } from "#app/domain/scoring/weigh-siblings.ts";
import type { CriterionFile, ModelFile, WeightingFile } from "./file-schema.ts";
import { fileProblem, type FileProblem } from "./file-problem.ts";
import { readJudgements } from "./read-judgements.ts";

/** How the criteria below one, or at the top, were weighed by members. */
export interface WeighedGroup extends WeighedSiblings {
  /** Null at the top. */
  readonly group: string | null;
  readonly method: WeightingFile["method"];
  readonly randomIndex: RandomIndexName | null;
  readonly criteria: readonly string[];
}

/** The weights of criteria beside each other: those that stand in the file, or what its members' opinions come to. */
export function weighGroup(
  criteria: readonly CriterionFile[],
  weighting: WeightingFile | undefined,
  place: Place,
  group: { readonly id: string | null; readonly list: Place; readonly members: ModelFile["members"] },
): Result<{ readonly weights: readonly number[]; readonly weighed: WeighedGroup | null }, readonly FileProblem[]> {
  if (!weighting) {
    const missing = criteria.flatMap(({ weight }, at) =>
      weight === undefined ? [fileProblem("weighting.missing", [...group.list, at, "weight"])] : [],
    );
    return missing.length > 0 ? failure(missing) : success({ weights: criteria.map(({ weight }) => weight ?? 0), weighed: null });
  }
  const twice = criteria.flatMap(({ weight }, at) =>
    weight === undefined ? [] : [{ ...fileProblem("file.weightTwice", [...group.list, at, "weight"]), otherPlace: place }],
  );
  const ids = criteria.map(({ id }) => id);
  const said = opinionsOf(weighting, ids, place, group.members);
  if (twice.length > 0 || !said.ok) return failure([...twice, ...(said.ok ? [] : said.problem)]);
  const weighed = weighSiblings(said.value, ids.length);
  if (!weighed.ok) return failure([weighingProblem(weighed.problem, ids, place)]);
  const randomIndex = weighting.method === "pairwise" ? weighting.randomIndex : null;
  return success({
    weights: weighed.value.weights,
    weighed: { ...weighed.value, group: group.id, method: weighting.method, randomIndex, criteria: ids },
  });
}

function weighingProblem(
  problem: Extract<ReturnType<typeof weighSiblings>, { ok: false }>["problem"],
  ids: readonly string[],
  place: Place,
): FileProblem {
  switch (problem.code) {
    case "pairwise.disconnected":
      return fileProblem(problem.code, place, { items: problem.items.map((item) => ids[item] ?? "").join(", ") });
    case "weighting.empty":
      return fileProblem(problem.code, [...place, "byMember"]);
    case "weighting.zero":
      return fileProblem(problem.code, [...place, "byMember", problem.member]);
    case "weighting.swing":
      return fileProblem(problem.code, [...place, "byMember", problem.member], { most: problem.most });
    default:
      return problem satisfies never;
  }
}

function opinionsOf(
  { method, randomIndex, byMember }: WeightingFile,
  ids: readonly string[],
  place: Place,
  members: ModelFile["members"],
): Result<SiblingWeighting, readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  const people = Object.entries(byMember).map(([id, opinion]) => {
    const member = members.find((each) => each.id === id);
    const at = [...place, "byMember", id];
    if (!member) problems.push(fileProblem("model.unknown", at, { id }));
    if (Array.isArray(opinion) !== (method === "pairwise")) problems.push(fileProblem("weighting.kind", at, { method }));
    return { member: id, memberWeight: member?.weight ?? 0, opinion, at };
  });
  if (problems.length > 0) return failure(problems);
  const numbersOf = (opinion: WeightingFile["byMember"][string], at: Place): readonly number[] => {
    const numbers = Array.isArray(opinion) ? {} : opinion;
    for (const id of Object.keys(numbers)) if (!ids.includes(id)) problems.push(fileProblem("model.unknown", [...at, id], { id }));
    return ids.map((id) => {
      const number = Object.hasOwn(numbers, id) ? numbers[id] : undefined;
      if (number === undefined) problems.push(fileProblem("file.missing", [...at, id]));
      return number ?? 0;
    });
  };
  const weighting = ((): SiblingWeighting => {
    switch (method) {
      case "points":
      case "swing":
        return { method, opinions: people.map(({ opinion, at, ...person }) => ({ ...person, points: numbersOf(opinion, at) })) };
      case "rank":
        return { method, opinions: people.map(({ opinion, at, ...person }) => ({ ...person, ranks: numbersOf(opinion, at) })) };
      case "pairwise":
        return {
          method,
          randomIndex,
          opinions: people.map(({ opinion, at, ...person }) => {
            const judgements = readJudgements(Array.isArray(opinion) ? opinion : [], ids, at);
            if (!judgements.ok) problems.push(...judgements.problem);
            return { ...person, judgements: judgements.ok ? judgements.value : [] };
          }),
        };
      default:
        return method satisfies never;
    }
  })();
  return problems.length > 0 ? failure(problems) : success(weighting);
}
