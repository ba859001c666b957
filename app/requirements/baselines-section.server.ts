import { changesSinceBaseline } from "#app/domain/requirement/baseline.ts";
import { requirementCode, type Requirement } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatList } from "#app/i18n/format.ts";
import { listRequirementBaselines } from "#db/queries/requirement-baselines.ts";

const mostCodes = 12;

/** The baselines of the requirements, the newest first, with what has changed since that one. */
export async function readBaselines(
  { context, project, can }: ProjectCaller,
  requirements: readonly Requirement[],
  { locale, timeZone }: Reader,
) {
  const baselines = await listRequirementBaselines(context.db, project.id);
  const last = baselines.at(-1);
  const changes = last ? changesSinceBaseline(last.requirements, requirements) : null;
  const named = (numbers: readonly number[]) => {
    const codes = numbers.map(requirementCode);
    return {
      count: numbers.length,
      codes: formatList([...codes.slice(0, mostCodes), ...(codes.length > mostCodes ? ["…"] : [])], locale, "bare"),
    };
  };
  return {
    canTake: can("requirements.baseline"),
    agreed: requirements.filter(({ status }) => status === "agreed").length,
    taken: baselines
      .map(({ id, number, note, hash, takerName, takenAt, requirements: kept, isSound }) => ({
        ...{ id, number, note, hash, isSound, by: takerName, count: kept.length },
        at: formatInstant(takenAt, locale, timeZone),
      }))
      .reverse(),
    since: changes && { added: named(changes.added), changed: named(changes.changed), gone: named(changes.gone) },
  };
}
