import type { Database } from "../tables/index.ts";

export async function findSetting(db: Database, key: string): Promise<string | undefined> {
  return (await db.selectFrom("instanceSetting").select("value").where("key", "=", key).executeTakeFirst())?.value;
}

export async function storeSetting(db: Database, key: string, value: string): Promise<void> {
  await db
    .insertInto("instanceSetting")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
