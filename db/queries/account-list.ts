import { sql } from "kysely";
import { escapeLike } from "../dialect.ts";
import type { Database } from "../tables/index.ts";

export const accountStates = ["open", "closed", "administrators"] as const;
export type AccountState = (typeof accountStates)[number];

export interface AccountSearch {
  /** Part of a name or an address, in any case; empty for all. */
  readonly text: string;
  readonly state: AccountState | null;
}

/** Some of the accounts, by address: after so many, or after one of them. */
interface AccountPage {
  readonly limit: number;
  readonly offset?: number;
  readonly afterId?: string | null;
}

/** A page of the accounts, by address, each with when it was last seen: what its sessions and its visits say, as sessions end. */
export async function searchAccounts(db: Database, search: AccountSearch, { limit, offset = 0, afterId = null }: AccountPage) {
  const rows = await found(db, search)
    .select(["id", "name", "email", "isAdministrator", "disabledAt", "createdAt"])
    .select((row) => [
      row
        .selectFrom("authSession")
        .select((session) => session.fn.max("authSession.updatedAt").as("usedAt"))
        .whereRef("authSession.userId", "=", "appUser.id")
        .as("usedAt"),
      row
        .selectFrom("visit")
        .select((visit) => visit.fn.max("visit.at").as("visitedAt"))
        .whereRef("visit.userId", "=", "appUser.id")
        .as("visitedAt"),
      row
        .selectFrom("projectMember")
        .select((member) => member.fn.countAll<number>().as("count"))
        .whereRef("projectMember.userId", "=", "appUser.id")
        .as("projects"),
      row
        .selectFrom("secondFactor")
        .select("secondFactor.confirmedAt")
        .whereRef("secondFactor.userId", "=", "appUser.id")
        .as("secondFactorSince"),
    ])
    .$if(afterId !== null, (accounts) =>
      accounts.where("email", ">", (row) => row.selectFrom("appUser as last").select("last.email").where("last.id", "=", afterId)),
    )
    .orderBy("email")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ usedAt, visitedAt, ...account }) => ({ ...account, usedAt: [usedAt ?? "", visitedAt ?? ""].sort().at(-1) || null }));
}

export async function countAccounts(db: Database, search: AccountSearch): Promise<number> {
  const { count } = await found(db, search)
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function found(db: Database, { text, state }: AccountSearch) {
  const part = `%${escapeLike(text.toLowerCase())}%`;
  const accounts = db
    .selectFrom("appUser")
    .where((row) => row.or([sql<boolean>`lower(name) like ${part} escape '\\'`, sql<boolean>`email like ${part} escape '\\'`]));
  switch (state) {
    case "open":
      return accounts.where("disabledAt", "is", null);
    case "closed":
      return accounts.where("disabledAt", "is not", null);
    case "administrators":
      return accounts.where("isAdministrator", "=", 1);
    case null:
      return accounts;
  }
}
