import { z } from "zod";
import { sheetFields } from "#app/domain/sheet/columns.ts";
import { dateOrders } from "#app/domain/sheet/dates.ts";
import { hierarchySources } from "#app/domain/sheet/hierarchy.ts";
import { matchKeys } from "#app/domain/sheet/match-tasks.ts";
import { linkTargets } from "#app/domain/sheet/predecessors.ts";
import { isOwnColumn } from "#app/domain/sheet/own-fields.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { isDay } from "#app/domain/time/day.ts";

const day = z.string().refine(isDay, "field.day");
/** What a column says: a field of every task, or one of the project's own by its key. */
export const columnTarget = z.union([z.enum(sheetFields), z.templateLiteral(["f", z.int()]).refine(isOwnColumn)]);
const automatic = z.literal("auto").transform(() => undefined);

/** What a person decided on a sheet; what is absent is found out. */
const choiceSchema = z.object({
  sheet: z.number().optional(),
  headerLine: z.number().optional(),
  columns: z.array(columnTarget.nullable()).optional(),
  hierarchy: z.enum(hierarchySources).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  linkTarget: z.enum(linkTargets).optional(),
  emptiesCells: z.boolean().optional(),
  match: z.enum(matchKeys).optional(),
  /** Of a new project. */
  start: day.optional(),
  project: z.object({ name: z.string(), timeZone: z.string(), currency: z.string() }).optional(),
});

export type KeptChoice = z.infer<typeof choiceSchema>;

export function readChoice(json: string): KeptChoice {
  return choiceSchema.parse(JSON.parse(json));
}

const index = z.coerce.number().int().min(0);

/** The form of the second step. A column named `none` is left out; `auto` is found out. */
export const choiceForm = z.object({
  draft: z.uuid(),
  sheet: index.max(sheetLimits.sheets).optional(),
  seenSheet: index.optional(),
  headerLine: index.max(10_000_000).optional(),
  seenHeaderLine: index.optional(),
  columns: z
    .array(z.union([columnTarget, z.literal("none").transform(() => null)]))
    .max(sheetLimits.columns + 1)
    .optional(),
  hierarchy: z.union([automatic, z.enum(hierarchySources)]).optional(),
  dateOrder: z.union([automatic, z.enum(dateOrders)]).optional(),
  linkTarget: z.union([automatic, z.enum(linkTargets)]).optional(),
  match: z.union([automatic, z.enum(matchKeys)]).optional(),
  emptiesCells: z.literal("on").optional(),
  start: day.optional(),
  next: z.enum(["understand", "changes"]).optional(),
});

/** What the form says, kept: columns of another sheet or header are found out anew. */
export function choiceOf(value: z.output<typeof choiceForm>, before: KeptChoice): KeptChoice {
  const { sheet, headerLine, columns, hierarchy, dateOrder, linkTarget, match, start } = value;
  const isOther = sheet !== value.seenSheet || headerLine !== value.seenHeaderLine;
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerLine === undefined || sheet !== value.seenSheet ? {} : { headerLine }),
    ...(columns === undefined || isOther ? {} : { columns }),
    ...(hierarchy === undefined ? {} : { hierarchy }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(linkTarget === undefined ? {} : { linkTarget }),
    ...(match === undefined ? {} : { match }),
    ...(start === undefined ? {} : { start }),
    emptiesCells: value.emptiesCells === "on",
    ...(before.project ? { project: before.project } : {}),
  };
}

export const commitForm = z.object({
  draft: z.uuid(),
  /** The plan's version that the preview was made with. */
  version: z.coerce.number().int().min(0),
  /** Take the rest over although some cells cannot be read. */
  leavesProblems: z.literal("on").optional(),
});

export const sheetFileForm = z.object({ file: z.file().optional() });
