import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { listRequirementEvents } from "#db/queries/requirements.ts";
import { wordEntries } from "./history.server.ts";
import { aboutRequirement } from "./requirement-words.server.ts";

const shownAtMost = 50;

/** What happened to a requirement, the newest first, in words: for everybody who reads it. */
export async function readRequirementActivity(caller: ProjectCaller, requirementId: string, reader: Reader) {
  const { context, project } = caller;
  const found = await listRequirementEvents(context.db, project.id, requirementId, shownAtMost);
  const entries = found.map((entry) => ({ ...entry, data: aboutRequirement(entry.data, requirementId) }));
  const words = await wordEntries(caller, entries, reader);
  return entries.map(({ sequence, at, actorName }, index) => ({
    ...{ sequence, actor: actorName, when: formatInstant(at, reader.locale, reader.timeZone) },
    text: words[index]?.text ?? "",
    changes: words[index]?.changes ?? [],
  }));
}
