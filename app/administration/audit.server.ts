import { writeCsv } from "hucre/csv";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listAuditedProjects, readAudit, type AuditCursor, type AuditRow, type AuditSearch } from "#db/queries/audit.ts";
import { checkEveryChain, type ChainsCheck } from "#db/queries/events.ts";
import { auditAreas, auditWords } from "./audit-words.server.ts";

const entriesOnPage = 50;
const rowsOfExport = 50_000;

/** What the URL asks of the log. Days are those of UTC, as the log keeps time. */
export interface AuditQuery {
  readonly actor: string;
  readonly area: string;
  readonly stream: string;
  readonly from: string;
  readonly to: string;
}

/** A page of the log of the whole instance: what was done, by whom, when, and where. */
export async function readAuditPage({ context, request }: Caller & { request: Request }, reader: Reader) {
  const url = new URL(request.url);
  const query = readQuery(url.searchParams);
  const before = readCursor(url.searchParams.get("before"));
  const rows = await readAudit(context.db, searchOf(query), before, entriesOnPage + 1);
  const shown = rows.slice(0, entriesOnPage);
  const last = rows.length > entriesOnPage ? shown.at(-1) : undefined;
  const projects = await listAuditedProjects(context.db);
  return {
    query,
    entries: shown.map((row) => entryOf(row, reader)),
    older: last ? `${last.at}~${last.stream}~${last.sequence}` : null,
    isNewest: before === null,
    projects: projects.map(({ id, name, nameZh }) => ({ id, name: inLanguage({ text: name, zh: nameZh }, reader.locale) })),
    areas: auditAreas,
  };
}

function entryOf(row: AuditRow, { t, locale, timeZone }: Reader) {
  const where = row.stream === "instance" ? null : { id: row.stream, name: projectName(row, locale) };
  return {
    key: `${row.stream} ${row.sequence}`,
    at: row.at,
    when: formatInstant(row.at, locale, timeZone),
    actor: actorOf(row, t),
    actorEmail: row.actorEmail,
    text: auditWords(row, t),
    command: row.command,
    where: where === null ? null : (where.name ?? t("administration:audit.goneProject")),
  };
}

/** Who did it; of a sign-in that failed, nobody knows. */
function actorOf({ actorName, command }: AuditRow, t: Reader["t"]): string {
  return actorName ?? t(command.startsWith("session.") ? "administration:audit.unknown" : "administration:audit.product");
}

function projectName({ projectName: name, projectNameZh: nameZh }: AuditRow, locale: Reader["locale"]): string | null {
  return name === null ? null : inLanguage({ text: name, zh: nameZh }, locale);
}

/** The entries that the URL asks for as a table for a spreadsheet. Cells that a spreadsheet would compute are marked as text. */
export async function exportAudit({ context, request }: Caller & { request: Request }, reader: Reader): Promise<string> {
  const rows = await readAudit(context.db, searchOf(readQuery(new URL(request.url).searchParams)), null, rowsOfExport);
  const { t, locale } = reader;
  const column = (name: "when" | "who" | "email" | "what" | "command" | "where" | "number" | "request" | "hash") =>
    t(`administration:audit.column.${name}`);
  const head = (["when", "who", "email", "what", "command", "where", "number", "request", "hash"] as const).map(column);
  const lines = rows.map((row) => [
    row.at,
    actorOf(row, t),
    row.actorEmail ?? "",
    auditWords(row, t),
    row.command,
    row.stream === "instance" ? t("administration:audit.instance") : (projectName(row, locale) ?? row.stream),
    row.sequence,
    row.requestId,
    row.hash,
  ]);
  return writeCsv([head, ...lines], { bom: true, escapeFormulae: true });
}

/** Re-computes every hash of every log. */
export async function verifyChains(args: IntentArgs<"instance.administer", unknown>): Promise<ChainsCheck> {
  const check = await checkEveryChain(args.context.db);
  await change(args, ({ record }) =>
    record({
      stream: "instance",
      command: "instance.verifyLog",
      subjectId: null,
      data: { entries: check.entries, broken: check.broken.length },
    }),
  );
  return check;
}

function readQuery(query: URLSearchParams): AuditQuery {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 100);
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) && !Number.isNaN(Date.parse(text(name))) ? text(name) : "");
  const area = auditAreas.find((entry) => entry === text("area")) ?? "";
  return { actor: text("actor"), area, stream: text("project"), from: day("from"), to: day("to") };
}

/** What the log is asked for; days are those of UTC. */
export function searchOf({ from, to, ...query }: AuditQuery): AuditSearch {
  const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString();
  return { ...query, from: from === "" ? null : `${from}T00:00:00.000Z`, until: to === "" ? null : dayAfter(to) };
}

function readCursor(text: string | null): AuditCursor | null {
  const [at = "", stream = "", number = ""] = (text ?? "").split("~");
  return /^[\d:.TZ-]{20,30}$/.test(at) && stream.length <= 100 && /^[1-9]\d{0,8}$/.test(number)
    ? { at, stream, sequence: Number(number) }
    : null;
}
