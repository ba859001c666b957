import type { ApiTokenRow } from "../tables/access.ts";
import type { Database } from "../tables/index.ts";

export interface ApiToken extends ApiTokenRow {
  /** Null: every project of the account. */
  readonly projectIds: readonly string[] | null;
  readonly usedAt: string | null;
}

export async function insertApiToken(db: Database, token: ApiTokenRow, projectIds: readonly string[]): Promise<void> {
  await db.insertInto("apiToken").values(token).execute();
  if (projectIds.length > 0)
    await db
      .insertInto("apiTokenProject")
      .values(projectIds.map((projectId) => ({ tokenId: token.id, projectId })))
      .execute();
}

/** The tokens of an account, expired ones among them, the newest first. */
export async function listApiTokens(db: Database, userId: string): Promise<ApiToken[]> {
  const rows = await tokens(db)
    .where("apiToken.userId", "=", userId)
    .orderBy("apiToken.createdAt", "desc")
    .orderBy("apiToken.id")
    .execute();
  if (rows.length === 0) return [];
  const places = await db
    .selectFrom("apiTokenProject")
    .innerJoin("apiToken", "apiToken.id", "apiTokenProject.tokenId")
    .select(["apiTokenProject.tokenId", "apiTokenProject.projectId"])
    .where("apiToken.userId", "=", userId)
    .execute();
  return rows.map((row) => withProjects(row, places));
}

/** The token of a hash with the account it acts for; undefined for none, an expired one and a closed account. */
export async function findApiToken(db: Database, tokenHash: string, now: string) {
  const row = await tokens(db)
    .innerJoin("appUser", "appUser.id", "apiToken.userId")
    .select(["appUser.name as userName", "appUser.email", "appUser.locale", "appUser.timeZone", "appUser.theme", "appUser.isAdministrator"])
    .where("apiToken.tokenHash", "=", tokenHash)
    .where(({ eb, or }) => or([eb("apiToken.expiresAt", "is", null), eb("apiToken.expiresAt", ">", now)]))
    .where("appUser.disabledAt", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const places = row.limited === 1 ? await db.selectFrom("apiTokenProject").selectAll().where("tokenId", "=", row.id).execute() : [];
  return withProjects(row, places);
}

/** Takes a token of an account away; undefined when it has none of that id. */
export async function deleteApiToken(db: Database, userId: string, id: string): Promise<Pick<ApiTokenRow, "name"> | undefined> {
  return db.deleteFrom("apiToken").where("userId", "=", userId).where("id", "=", id).returning("name").executeTakeFirst();
}

/** Takes all tokens of an account away; returns how many. */
export async function deleteApiTokensOf(db: Database, userId: string): Promise<number> {
  return Number((await db.deleteFrom("apiToken").where("userId", "=", userId).executeTakeFirst()).numDeletedRows);
}

export async function noteTokenUse(db: Database, tokenId: string, usedAt: string): Promise<void> {
  await db
    .insertInto("apiTokenUse")
    // The token may have been taken away since it was looked up.
    .expression((row) =>
      row
        .selectFrom("apiToken")
        .select(({ val }) => ["id", val(usedAt).as("usedAt")])
        .where("id", "=", tokenId),
    )
    .columns(["tokenId", "usedAt"])
    .onConflict((conflict) => conflict.column("tokenId").doUpdateSet({ usedAt }))
    .execute();
}

function tokens(db: Database) {
  return db
    .selectFrom("apiToken")
    .leftJoin("apiTokenUse", "apiTokenUse.tokenId", "apiToken.id")
    .selectAll("apiToken")
    .select("apiTokenUse.usedAt");
}

function withProjects<Row extends ApiTokenRow>(row: Row, places: readonly { tokenId: string; projectId: string }[]) {
  const projectIds = row.limited === 1 ? places.filter((place) => place.tokenId === row.id).map((place) => place.projectId) : null;
  return { ...row, projectIds };
}
