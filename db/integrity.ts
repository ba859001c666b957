import type { OpenDatabase } from "./open.ts";

/** Refuses a damaged SQLite database before anything is written to it; PostgreSQL looks after its own pages. */
export function checkIntegrity(open: OpenDatabase): void {
  const problems = findDamage(open);
  if (problems.length > 0) throw new Error(`The database is damaged: ${problems.slice(0, 3).join("; ")}. Restore a backup.`);
}

/** What the quick check and the foreign keys complain of; empty for a sound database. */
export function findDamage(open: OpenDatabase): string[] {
  return [...findDamagedPages(open, "quick"), ...findOrphans(open)];
}

/** What SQLite's check of its own pages says; the thorough one compares the indexes with their tables as well. */
export function findDamagedPages(open: OpenDatabase, depth: "quick" | "thorough"): string[] {
  if (!open.sqlite) return [];
  const check = depth === "quick" ? "pragma quick_check(10)" : "pragma integrity_check(10)";
  const lines = open.sqlite.prepare(check).pluck().all().map(String);
  return lines.filter((line) => line !== "ok");
}

/** Rows that refer to rows that are gone, counted by table. */
export function findOrphans(open: OpenDatabase): string[] {
  if (!open.sqlite) return [];
  const counts = new Map<string, number>();
  for (const table of open.sqlite.prepare('select "table" from pragma_foreign_key_check()').pluck().iterate()) {
    counts.set(String(table), (counts.get(String(table)) ?? 0) + 1);
  }
  return [...counts].map(([table, count]) => `${count} rows of ${table} refer to rows that are gone`);
}
