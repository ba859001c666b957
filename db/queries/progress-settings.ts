import type { ProgressSettingRow } from "../tables/costs.ts";
import type { Database } from "../tables/index.ts";
import { writeOver } from "../write-over.ts";

/** How the progress of a project is looked at; of a project where nobody has chosen anything, as of today and by per cent. */
export async function readProgressSetting(db: Database, projectId: string): Promise<ProgressSettingRow> {
  const row = await db.selectFrom("progressSetting").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  return row ?? { projectId, version: 0, statusDay: null, method: "percent" };
}

/** Changes how it is looked at from `version`, 0 for the first choice; false when somebody did so meanwhile. */
export async function writeProgressSetting(db: Database, { version, ...setting }: ProgressSettingRow): Promise<boolean> {
  return writeOver(
    version,
    db
      .insertInto("progressSetting")
      .values({ ...setting, version: 1 })
      .onConflict((conflict) => conflict.column("projectId").doNothing()),
    db
      .updateTable("progressSetting")
      .set({ statusDay: setting.statusDay, method: setting.method, version: version + 1 })
      .where("projectId", "=", setting.projectId)
      .where("version", "=", version),
  );
}
