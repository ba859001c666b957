import { requirementCode, type Requirement } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import { parentChoices } from "./criterion-page.server.ts";
import { readLiveScorecard } from "./read-scorecard.server.ts";

export type TakePage = Awaited<ReturnType<typeof readTakePage>>;

/** Which requirements of the project the scorecard can still take, and which of those it has say something else by now. */
export async function readTakePage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const { t, locale } = reader;
  const live = await readLiveScorecard(caller);
  const requirements = await listRequirements(context.db, project.id);
  const pulls = new Map((await listPulls(context.db, project.id)).map((pull) => [pull.requirementId, pull]));
  const describe = ({ id, version, number, statement, priority, status }: Requirement) => ({
    ...{ id, version, priority, status, code: requirementCode(number), statement: inLanguage(statement, locale) },
  });
  return {
    title: t("scorecard:take.title"),
    projectId: project.id,
    formKey: context.newId(),
    hasCard: live !== null,
    lockedBy: live?.lockedBy ?? null,
    mayTake: can("vendors.edit") && live !== null && live.lockedBy === null,
    hasRequirements: requirements.length > 0,
    open: requirements
      .filter(({ id, status, priority }) => !pulls.has(id) && status !== "dropped" && priority !== "wont")
      .map((requirement) => ({
        ...describe(requirement),
        place: requirement.priority === "must" ? ("mandatory" as const) : ("scored" as const),
      })),
    changed: requirements.flatMap((requirement) => {
      const pull = pulls.get(requirement.id);
      const isSame = pull?.statement.text === requirement.statement.text && pull.statement.zh === requirement.statement.zh;
      return !pull || isSame ? [] : [{ ...describe(requirement), place: pull.place, former: inLanguage(pull.statement, locale) }];
    }),
    taken: requirements.flatMap((requirement) => {
      const pull = pulls.get(requirement.id);
      return pull ? [{ ...describe(requirement), place: pull.place }] : [];
    }),
    parents: live ? parentChoices(live.scorecard.criteria, new Set(), locale) : [],
  };
}
