import { groupsOf } from "#app/domain/scorecard/scorecard.ts";
import { weighGroup } from "#app/domain/scorecard/weigh-group.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { consistencyWords } from "./consistency-words.ts";
import { problemWords } from "./problem-words.server.ts";
import { readLiveScorecard } from "./read-scorecard.server.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";
import { seatOf, topGroup } from "./weighing.server.ts";

export type WeightsPage = Awaited<ReturnType<typeof readWeightsPage>>;
export type ListedGroup = WeightsPage["groups"][number];

/** Every group of the scorecard with how it is weighed, and what that comes to. */
export async function readWeightsPage(caller: ProjectCaller, reader: Reader) {
  const { project, user } = caller;
  const { t, locale } = reader;
  const live = await readLiveScorecard(caller);
  const base = `/projects/${project.id}/scorecard`;
  const seat = live && seatOf(live.seats, user.id);
  const groups = (live ? groupsOf(live.scorecard) : []).flatMap((group) => {
    if (!live) return [];
    const agreed = live.scorecard.weighings.find(({ groupId }) => groupId === group.id);
    const outcome = weighGroup(group, { agreed, judgements: live.judgements, seats: live.seats });
    const said = live.judgements.filter(({ groupId, method }) => groupId === group.id && method === group.weighting);
    const problem = live.problems.find(({ groupId }) => groupId === group.id);
    const weigher = agreed?.weigher ?? "agreed";
    return [
      {
        id: group.id === "" ? topGroup : group.id,
        name: group.criterion ? shownName(group.criterion.name, locale) : t("scorecard:group.topTitle"),
        method: group.weighting,
        weigher,
        whole: group.criterion ? shareText(live.shares.get(group.id)?.whole ?? null, locale) : shareText(1, locale),
        consistency: outcome.ok && outcome.value.pairwise ? consistencyWords(outcome.value.pairwise, reader) : null,
        judged:
          weigher === "committee"
            ? { said: said.filter(({ seatId }) => live.seats.some(({ id }) => id === seatId)).length, of: live.seats.length }
            : null,
        isMine: weigher === "committee" && seat !== null && seat !== undefined && !said.some(({ seatId }) => seatId === seat.id),
        problem: problem ? problemWords(problem, live.scorecard, base, reader).text : null,
        members: group.members.map((criterion) => ({
          id: criterion.id,
          name: shownName(criterion.name, locale),
          local: shareText(live.shares.get(criterion.id)?.local ?? null, locale),
          part: live.shares.get(criterion.id)?.local ?? 0,
        })),
      },
    ];
  });
  return { title: t("scorecard:weights.title"), projectId: project.id, lockedBy: live?.lockedBy ?? null, groups };
}
