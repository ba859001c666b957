import { writeCsv } from "hucre/csv";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { sheetHeaders, type SheetField } from "#app/domain/sheet/columns.ts";
import { kindWords } from "#app/domain/sheet/values.ts";
import { attachment } from "#app/http/download.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";

const fields = [
  "code",
  "name",
  "kind",
  "duration",
  "start",
  "predecessors",
  "owner",
  "progress",
  "deadline",
  "deliverable",
] as const satisfies readonly SheetField[];
type TemplateField = (typeof fields)[number];

const widths: Partial<Record<TemplateField, number>> = { name: 36, owner: 18, deliverable: 30, predecessors: 18 };
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** An example of a sheet that imports understand, in the reader's language: as a workbook with hints, or as text. */
export async function downloadTemplate({ context, request }: Caller & { readonly request: Request }): Promise<Response> {
  const reader = await readReader(request, context);
  const format = new URL(request.url).searchParams.get("format") ?? "xlsx";
  const name = reader.t("imports:template.file");
  if (format === "xlsx") return attachment(await templateWorkbook(reader, context.now()), `${name}.xlsx`, xlsxType);
  if (format === "csv") return attachment(templateText(reader, context.now()), `${name}.csv`, "text/csv; charset=utf-8");
  throw errorResponse(404, context);
}

type Words = Pick<Reader, "t" | "locale">;

export function templateText(words: Words, now: string): string {
  const cell = (value: CellValue) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
  return writeCsv([header(words), ...examples(words, now).map((row) => row.map(cell))], { bom: true });
}

export async function templateWorkbook(words: Words, now: string): Promise<Uint8Array<ArrayBuffer>> {
  const { t, locale } = words;
  const file = await writeXlsx({
    sheets: [
      {
        name: t("imports:template.plan"),
        rows: [header(words), ...examples(words, now)],
        columns: fields.map((field) => ({
          width: widths[field] ?? 12,
          ...(field === "start" || field === "deadline" ? { numFmt: "yyyy-mm-dd" } : {}),
        })),
        freezePane: { rows: 1 },
      },
      {
        name: t("imports:template.hints"),
        rows: [
          [t("imports:template.column"), t("imports:template.hint")],
          ...fields.map((field) => [sheetHeaders[field][locale], t(`imports:template.hintOf.${field}`)]),
        ],
        columns: [{ width: 18 }, { width: 90 }],
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(file);
}

function header({ locale }: Words): CellValue[] {
  return fields.map((field) => sheetHeaders[field][locale]);
}

/** A phase with two tasks, the second after the first, and a milestone. */
function examples({ t, locale }: Words, now: string): CellValue[][] {
  const start = nextMonday(now);
  const example = (name: "phase" | "first" | "second" | "end") => t(`imports:template.example.${name}`);
  const kind = (of: "phase" | "task" | "milestone") => kindWords[of][locale];
  const rows: readonly Partial<Record<TemplateField, CellValue>>[] = [
    { code: "1", name: example("phase"), kind: kind("phase") },
    {
      code: "1.1",
      name: example("first"),
      kind: kind("task"),
      duration: "3d",
      start,
      owner: t("imports:template.person.first"),
      progress: 0,
    },
    {
      code: "1.2",
      name: example("second"),
      kind: kind("task"),
      duration: "5d",
      predecessors: "1.1FS+1d",
      owner: t("imports:template.person.second"),
      progress: 0,
      deliverable: t("imports:template.deliverable"),
    },
    { code: "1.3", name: example("end"), kind: kind("milestone"), predecessors: "1.2" },
  ];
  return rows.map((row) => fields.map((field) => row[field] ?? null));
}

function nextMonday(now: string): Date {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day;
}
