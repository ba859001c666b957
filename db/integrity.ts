import type { OpenDatabase } from "./open.ts";

/** Refuses a damaged SQLite database before anything is written to it; PostgreSQL looks after its own pages. */
export function checkIntegrity(open: OpenDatabase): void {
  const problems = findDamage(open);
  if (problems.length > 0) throw new Error(`The database is damaged: ${problems.slice(0, 3).join("; ")}. Restore a backup.`);
}

/** What the quick check and the foreign keys complain of; empty for a sound database. */
export function findDamage(open: OpenDatabase): string[] {
  if (!open.sqlite) return [];
  const pages = open.sqlite.prepare("pragma quick_check(10)").pluck().all().map(String);
  const orphans = open.sqlite.prepare("pragma foreign_key_check").all();
  return [...pages.filter((line) => line !== "ok"), ...(orphans.length > 0 ? [`${orphans.length} rows refer to rows that are gone`] : [])];
}
