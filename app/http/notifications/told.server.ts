import type { Database } from "#db/tables/index.ts";

// A transaction that fails is forgotten with all that it would have told.
const toldIn = new WeakMap<Database, Set<string>>();

/** Notes whom a transaction tells something. */
export function noteTold(transaction: Database, userIds: readonly string[]): void {
  const told = toldIn.get(transaction) ?? new Set();
  for (const userId of userIds) told.add(userId);
  toldIn.set(transaction, told);
}

/** The accounts that a transaction has told something, once it is committed. */
export function takeTold(transaction: Database): readonly string[] {
  const told = [...(toldIn.get(transaction) ?? [])];
  toldIn.delete(transaction);
  return told;
}
