import type { z } from "zod";
import type { Judgement } from "#app/domain/scorecard/judgement.ts";
import { stepOfRatio } from "#app/domain/scorecard/pair-scale.ts";
import { groupsOf, type CriterionGroup } from "#app/domain/scorecard/scorecard.ts";
import { weighGroup } from "#app/domain/scorecard/weigh-group.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { listJudgementRows, storedJudgement } from "#db/queries/scorecard.ts";
import { problemWords } from "./problem-words.server.ts";
import type { LiveScorecard } from "./read-scorecard.server.ts";
import type { groupShape, judgementBody } from "./scorecard-shapes.server.ts";
import { agreedJudgement, seatOf, topGroup, versionOfGroup, weighingOf } from "./weighing.server.ts";

type GroupBody = z.input<typeof groupShape>;
type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>>; readonly reader: Reader };

/** A group as programs read it, with the states that its forms would be made of. Throws a Response of 404 for one that there is not. */
export async function describeGroup({ context, project, user, params, reader }: Asked, live: LiveScorecard) {
  const { scorecard, records, judgements, seats, shares } = live;
  const asked = params["groupId"];
  const group = groupsOf(scorecard).find(({ id }) => id === (asked === topGroup ? "" : asked));
  if (!group) throw errorResponse(404, context);
  const kept = scorecard.weighings.find(({ groupId }) => groupId === group.id);
  const weighed = weighGroup(group, { agreed: kept, judgements, seats });
  const seat = seatOf(seats, user.id);
  const rows = (await listJudgementRows(context.db, project.id)).filter(
    ({ groupId, method }) => groupId === group.id && method === group.weighting,
  );
  const own = rows.find(({ seatId }) => seatId === seat?.id);
  const problem = live.problems.find(({ groupId }) => groupId === group.id);
  const range = (id: string) => (weighed.ok ? weighed.value.range[weighed.value.criteria.indexOf(id)] : undefined);
  const body: GroupBody = {
    id: group.id === "" ? topGroup : group.id,
    criteria: group.members.map(({ id }) => ({
      id,
      share: shares.get(id)?.local ?? null,
      least: range(id)?.[0] ?? null,
      most: range(id)?.[1] ?? null,
    })),
    weighting: group.weighting,
    weigher: kept?.weigher ?? "agreed",
    agreed: sentJudgement(agreedJudgement(records, group)),
    own: sentJudgement(own ? storedJudgement(own.judgement) : null),
    consistencyRatio: weighed.ok ? (weighed.value.pairwise?.consistencyRatio ?? null) : null,
    reason: weighingOf(records, group)?.reason ?? "",
    seatsThatWeighed: rows.filter(({ seatId }) => seats.some(({ id }) => id === seatId)).map(({ seatId }) => seatId),
    problem: problem ? problemWords(problem, scorecard, "", reader).text : null,
  };
  const agreedVersion = versionOfGroup(records, group);
  const ownVersion = ownVersionOf(await listJudgementRows(context.db, project.id), group, seat?.id);
  return { body, state: `${agreedVersion}-${ownVersion}`, agreedVersion, ownVersion };
}

function ownVersionOf(rows: Awaited<ReturnType<typeof listJudgementRows>>, group: CriterionGroup, seatId: string | undefined): number {
  return rows.find((row) => row.groupId === group.id && row.seatId === seatId)?.version ?? 0;
}

function sentJudgement(judgement: Judgement | null): GroupBody["agreed"] {
  if (judgement === null) return null;
  if (judgement.kind === "numbers") return { ...judgement.numbers };
  return judgement.pairs.map(([first, second, ratio]) => [first, second, ratio]);
}

/** What a program says of a group, as the form of its method would send it. */
export function requestedJudgement({ judgement, reason }: z.output<typeof judgementBody>, group: CriterionGroup) {
  const numbers = Array.isArray(judgement) ? {} : judgement;
  const pairs = Array.isArray(judgement) ? judgement : [];
  return {
    reason,
    numbers: group.members.map(({ id }) => ({ id, number: Object.hasOwn(numbers, id) ? numbers[id] : undefined })),
    pairs: pairs.map(([first, second, ratio]) => ({ first, second, step: stepOfRatio(ratio) })),
  };
}
