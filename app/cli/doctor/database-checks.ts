import { existsSync } from "node:fs";
import { sql } from "kysely";
import { findDamagedPages, findOrphans } from "#db/integrity.ts";
import { pendingChanges } from "#db/migrations/migrate.ts";
import type { OpenDatabase } from "#db/open.ts";
import { verifyEvaluation } from "#db/queries/evaluation-integrity.ts";
import { findBrokenChain } from "#db/queries/events.ts";
import type { CommandSurroundings } from "../command.ts";
import { sqliteFile, withDatabase } from "../instance.ts";
import { attempt, fine, notice, wrong, type Finding } from "./finding.ts";

/** The database: whether it is there and sound, up to date, and says what was written. Nothing is changed. */
export async function checkDatabase(env: CommandSurroundings["env"]): Promise<Finding[]> {
  const file = sqliteFile(env);
  if (file !== null && !existsSync(file))
    return [wrong("database", `${file} is not there`, "Make it with `rollout migrate` or `npm start`, or restore a backup.")];
  const findings: Finding[] = [];
  const opened = await attempt("database", "Check DATABASE_URL, and that the database runs.", async () => {
    await withDatabase(env, async (open) => {
      findings.push(await (open.dialect === "sqlite" ? describeSqlite(open) : describePostgres(open)));
      findings.push(...(await checkContents(open)));
    });
    return fine("database", "answers");
  });
  return opened.state === "fine" ? findings : [...findings, opened];
}

async function checkContents(open: OpenDatabase): Promise<Finding[]> {
  const restore = "Restore a backup, and look at the disk.";
  const schema = await attempt("schema", "Use the newer release, or restore a backup of this one.", () => checkSchema(open));
  const pages = await attempt("integrity", restore, () => checkPages(open));
  if (schema.state === "wrong") return [pages, schema];
  return [
    pages,
    schema,
    await attempt("foreign keys", restore, () => checkReferences(open)),
    await attempt("log", restore, () => checkLog(open)),
    await attempt("evaluations", restore, () => checkEvaluations(open)),
    await attempt("calendars", restore, () => checkCalendars(open)),
  ];
}

function describeSqlite(open: OpenDatabase): Finding {
  const ask = (pragma: string) => open.sqlite?.pragma(pragma, { simple: true });
  const version = String(open.sqlite?.prepare("select sqlite_version()").pluck().get());
  const settings = {
    journal_mode: ask("journal_mode"),
    synchronous: ask("synchronous"),
    foreign_keys: ask("foreign_keys"),
    trusted_schema: ask("trusted_schema"),
  };
  const detail = `SQLite ${version}, ${open.file ?? "in memory"}, ${Object.entries(settings)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ")}`;
  const isDurable = settings.journal_mode === "wal" && settings.synchronous === 2 && settings.foreign_keys === 1;
  return isDurable
    ? fine("database", detail)
    : wrong("database", detail, "Put the file on a local disk: SQLite cannot be durable where it is.");
}

async function describePostgres(open: OpenDatabase): Promise<Finding> {
  const ask = async (name: string) => {
    const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(open.db);
    return rows[0]?.value ?? "";
  };
  const encoding = await ask("server_encoding");
  const commit = await ask("synchronous_commit");
  const detail = `PostgreSQL ${await ask("server_version")}, encoding ${encoding}, synchronous_commit=${commit}`;
  if (encoding !== "UTF8") return wrong("database", detail, "Create the database with encoding UTF8.");
  if (commit === "off") return wrong("database", detail, "Set synchronous_commit to on: a power cut would lose work that was confirmed.");
  return fine("database", detail);
}

async function checkSchema(open: OpenDatabase): Promise<Finding> {
  const pending = await pendingChanges(open);
  if (pending.length === 0) return fine("schema", "up to date");
  return wrong("schema", `lacks ${pending.join(", ")}`, "Run `rollout migrate`; a backup is made first.");
}

function checkPages(open: OpenDatabase): Finding {
  if (open.dialect === "postgres") return fine("integrity", "PostgreSQL checks its own pages");
  const damage = findDamagedPages(open, "thorough");
  return damage.length === 0
    ? fine("integrity", "every page is sound")
    : wrong("integrity", damage.slice(0, 3).join("; "), "Restore a backup.");
}

function checkReferences(open: OpenDatabase): Finding {
  const orphans = findOrphans(open);
  return orphans.length === 0
    ? fine("foreign keys", "every reference holds")
    : wrong("foreign keys", orphans.join("; "), "Restore a backup: rows were deleted past the application.");
}

async function checkLog(open: OpenDatabase): Promise<Finding> {
  const broken = await findBrokenChain(open.db);
  if (!broken) return fine("log", "every entry is as it was written");
  return wrong(
    "log",
    `entry ${broken.sequence} of ${broken.stream} is not what was written, or one before it is missing`,
    "Compare with a backup: somebody changed the database past the application.",
  );
}

/** The log has a check of its own. */
async function checkEvaluations(open: OpenDatabase): Promise<Finding> {
  const evaluated = await open.db.selectFrom("evaluationRound").select("projectId").distinct().orderBy("projectId").execute();
  for (const { projectId } of evaluated) {
    const { breaches } = await verifyEvaluation(open.db, projectId, { withSealed: true });
    const broken = breaches.find(({ table }) => table !== "event");
    if (broken)
      return wrong(
        "evaluations",
        `${broken.table} ${broken.number} of the project ${projectId} is not what was written`,
        "Compare with a backup: somebody changed the database past the application.",
      );
  }
  return fine("evaluations", "every score, ruling, decision and signature is as it was written");
}

/** Predicted holidays are normal for years to come; for this year and the next they move plans people work by. */
async function checkCalendars(open: OpenDatabase): Promise<Finding> {
  const year = new Date().getUTCFullYear();
  const rows = await open.db
    .selectFrom("calendarYear")
    .innerJoin("calendar", "calendar.id", "calendarYear.calendarId")
    .select(["calendarYear.year", "calendar.name"])
    .where("calendarYear.state", "=", "provisional")
    .where("calendar.libraryKey", "is not", null)
    .where("calendarYear.year", "<=", year + 1)
    .where("calendarYear.year", ">=", year)
    .orderBy("calendarYear.year")
    .execute();
  if (rows.length === 0) return fine("calendars", "the public holidays of this year and the next are announced");
  return notice(
    "calendars",
    rows.map((row) => `${row.name}: ${row.year} is predicted`).join("; "),
    "Install the newest release once the State Council has announced the holidays.",
  );
}
