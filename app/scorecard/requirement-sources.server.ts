import { requirementCode } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { listRequirements } from "#db/queries/requirements.ts";

/** A requirement of the project that the scorecard asks for. */
export interface RequirementSource {
  readonly id: string;
  readonly code: string;
  /** It says something else than when the scorecard took it over. */
  readonly isChanged: boolean;
}

/** The requirements of the project that the scorecard asks for, by the place in it that each has. */
export async function readSources({ context, project }: ProjectCaller): Promise<ReadonlyMap<string, RequirementSource>> {
  const requirements = new Map((await listRequirements(context.db, project.id)).map((requirement) => [requirement.id, requirement]));
  const pulls = await listPulls(context.db, project.id);
  return new Map(
    pulls.flatMap(({ requirementId, subjectId, statement }) => {
      const requirement = requirements.get(requirementId);
      if (!requirement) return [];
      const isChanged = requirement.statement.text !== statement.text || requirement.statement.zh !== statement.zh;
      return [[subjectId, { id: requirementId, code: requirementCode(requirement.number), isChanged }] as const];
    }),
  );
}
