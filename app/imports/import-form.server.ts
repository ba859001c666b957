import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Permission } from "#app/domain/access/permissions.ts";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { FieldError } from "#app/http/field-errors.ts";
import { authorize, type Caller, type FormReply, type IntentArgs } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { currencyChoices, timeZoneChoices } from "#app/i18n/regional.server.ts";
import type { importForm } from "./imports.forms.server.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { importProject } from "./imports.server.ts";
import { isSheetName } from "./offered-file.ts";
import { keepDraft } from "./sheet-drafts.server.ts";

/** What the form asks beside the file, with the reader's own time zone. */
export function readImportPage({ context }: Caller, { locale, timeZone }: Reader) {
  return {
    timeZone: timeZone === "UTC" && locale === "zh" ? "Asia/Shanghai" : timeZone,
    timeZones: timeZoneChoices(timeZone),
    currencies: currencyChoices(locale),
    formKey: context.newId(),
  };
}

/**
 * Receives the form of somebody who may import, unless they have sent many files of late or too many are being seen to. The attempt counts
 * before anything is received, so that nobody keeps others out by sending slowly.
 */
export function admitUpload<Answer>(args: ActionFunctionArgs, receive: (args: ActionFunctionArgs) => Promise<Answer>) {
  return admitUploadOf("projects.create", args, receive);
}

/** The same for what asks another permission. */
export async function admitUploadOf<Answer>(
  permission: Permission,
  args: ActionFunctionArgs,
  receive: (args: ActionFunctionArgs) => Promise<Answer>,
  intent = "import",
) {
  const { context } = args;
  const { user } = await authorize(permission, args);
  const limited = await context.limits.use("importFile", user.id);
  if (limited) {
    const count = Math.ceil(limited.retryAfterSeconds / 60);
    return turnAway(args, intent, 429, { code: "importFile.tooMany", parameters: { count } });
  }
  const answer = await context.imports.admit(user.id, () => receive(args));
  if (answer !== undefined) return answer;
  await context.limits.giveBack("importFile", user.id);
  return turnAway(args, intent, 503, { code: "importFile.busy", parameters: {} });
}

/** What is sent is thrown away as it arrives, so that browsers stay to read the answer. */
async function turnAway({ request }: ActionFunctionArgs, intent: string, status: number, problem: FieldError) {
  await request.body?.pipeTo(new WritableStream());
  return data<FormReply>({ intent, outcome: "refused", errors: { file: problem }, values: {} }, { status });
}

/**
 * Imports the file of the form; returns the page to go on with: the new project's report, or the next step of a sheet. Whatever is wrong
 * with the file is a {@link Refusal} at its field.
 */
export async function importFromForm(args: IntentArgs<"projects.create", z.output<typeof importForm>>): Promise<string> {
  const { context, request, value } = args;
  if (!value.file) {
    await context.limits.giveBack("importFile", args.user.id);
    throw new Refusal("importFile.missing", { field: "file" });
  }
  const reader = await readReader(request, context);
  const { name = "", timeZone, currency } = value;
  if (isSheetName(value.file.name)) {
    const draft = await keepDraft(args, value.file, null, { project: { name, timeZone, currency } });
    if (!draft.ok) throw fileRefusal({ ...draft.problem, detail: { ...draft.problem.detail, reason: "plan" } }, reader);
    return `/projects/import/sheet?draft=${draft.value}`;
  }
  if (value.file.size > importLimits.bytes) throw fileRefusal({ code: "import.tooLarge", detail: { what: "bytes" } }, reader);
  const { file } = value;
  const imported = await context.imports.inTurn(async () => {
    request.signal.throwIfAborted();
    return importProject(args, file, { name, timeZone, currency });
  });
  if (!imported.ok) throw fileRefusal(imported.problem, reader);
  return `/projects/${imported.value.projectId}/import`;
}

/** Why a file is refused, at its field: the words have the place in the file, and limits as people write them. */
export function fileRefusal({ code, line, detail }: ImportProblem, { t, locale }: Pick<Reader, "t" | "locale">, field = "file"): Refusal {
  const at = line === undefined ? "" : t("imports:atLine", { line });
  const numbers = Object.entries(detail).flatMap(([name, value]) =>
    typeof value === "number" ? [[name, formatNumber(value, locale)]] : [],
  );
  const parameters = { ...detail, ...Object.fromEntries(numbers), at };
  switch (code) {
    case "import.tooLarge": {
      const named = String(detail["what"]);
      const sheetLimit = sheetLimitsByName[named];
      const what = sheetLimit === undefined ? (limitNames[named] ?? "bytes") : named;
      const limit = sheetLimit ?? (what === "bytes" ? importLimits.bytes / 1_000_000 : importLimits[what as keyof typeof importLimits]);
      return new Refusal(code, {
        field,
        status: 413,
        parameters: { ...parameters, context: what, limit: formatNumber(limit, locale) },
      });
    }
    case "import.binary":
    case "import.encoding":
    case "import.fileType":
    case "import.noWorkbook":
    case "import.notPlan":
      return new Refusal(code, { field, parameters: { ...parameters, context: String(detail["reason"] ?? "") } });
    default:
      return new Refusal(code, { field, parameters });
  }
}

const sheetLimitsByName: Readonly<Record<string, number>> = {
  sheetBytes: sheetLimits.bytes / 1_000_000,
  unpacked: sheetLimits.unpackedBytes / 1_000_000,
  entries: sheetLimits.entries,
  sheets: sheetLimits.sheets,
  rows: sheetLimits.rows,
  columns: sheetLimits.columns,
  cells: sheetLimits.cells,
};

/** The reader of XML counts elements before it knows what they are. */
const limitNames: Readonly<Record<string, Exclude<keyof typeof importLimits, "depth" | "outlineLevels" | "durationMinutes">>> = {
  bytes: "bytes",
  tasks: "tasks",
  Task: "tasks",
  links: "links",
  PredecessorLink: "links",
  people: "people",
  assignments: "assignments",
  calendars: "calendars",
  calendarExceptions: "calendarExceptions",
};
