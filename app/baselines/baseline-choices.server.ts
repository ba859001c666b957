import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { listBaselines } from "#db/queries/baselines.ts";
import { shownName } from "./variance-page.server.ts";

/** The baselines that a reader may look at beside the plan, the newest first. */
export async function readBaselineChoices({ context, project }: ProjectCaller, reader: Pick<Reader, "locale">) {
  const baselines = await listBaselines(context.db, project.id);
  return baselines.map((baseline) => {
    const { id, number, isReference } = baseline;
    return { id, number, name: shownName(baseline, reader), isReference };
  });
}
