import { z } from "zod";
import { isUnstorable } from "./json-body.server.ts";
import { Problem } from "./problem.server.ts";

const usualPage = 50;
const largestPage = 200;

/** How a list is asked for in parts. */
export const pageQuery = z.strictObject({
  limit: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text), "field.invalid")
    .transform(Number)
    .pipe(z.number().int().min(1).max(largestPage))
    .meta({ type: "integer", minimum: 1, maximum: largestPage, default: usualPage })
    .optional(),
  cursor: z.string().min(1).max(200).optional(),
});

export type PageQuery = z.output<typeof pageQuery>;

/** A part of a list, with the cursor of the next one; null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

interface Place {
  readonly index: number;
  readonly id: string;
}

/** What both databases can be asked for. */
const placeSchema = z.tuple([
  z.number().int().min(0).max(2_147_483_647),
  z
    .string()
    .max(100)
    .refine((id) => !isUnstorable(id)),
]);

/**
 * A part of a list that is at hand whole. The cursor names the last item given, so that what comes in before it shifts nothing; when that
 * item is gone, the list goes on where it stood. Throws a {@link Problem} for a cursor that we did not make.
 */
export function pageFrom<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { limit = usualPage, cursor }: PageQuery,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const known = place === undefined ? -1 : items.findIndex((item) => idOf(item) === place.id);
  const from = place === undefined ? 0 : known >= 0 ? known + 1 : place.index;
  const shown = items.slice(from, from + limit);
  const last = shown.at(-1);
  const isEnd = from + shown.length >= items.length || last === undefined;
  return { items: shown, next: isEnd ? null : makeCursor({ index: from + shown.length, id: idOf(last) }) };
}

/** The answer of a list that is at hand whole. */
export function answerPage<Item extends { readonly id: string }>(items: readonly Item[], query: PageQuery) {
  const page = pageFrom(items, (item) => item.id, query);
  return { body: { items: [...page.items], next: page.next } };
}

/**
 * The answer of a list that is read in parts: `read` gets how many to read, one more than are shown, and the cursor's place to go on from.
 */
export async function answerReadPage<Row, Item>(
  { limit = usualPage, cursor }: PageQuery,
  read: (count: number, after: Place | null) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
  shown: (row: Row) => Item,
) {
  const rows = await read(limit + 1, cursor === undefined ? null : readCursor(cursor));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { body: { items: rows.slice(0, limit).map(shown), next: last === undefined ? null : makeCursor(placeOf(last)) } };
}

function makeCursor({ index, id }: Place): string {
  return Buffer.from(JSON.stringify([index, id])).toString("base64url");
}

function readCursor(cursor: string): Place {
  try {
    const [index, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { index, id };
  } catch {
    throw unknownCursor();
  }
}

/** The problem of a cursor that no page of this list gave. */
export function unknownCursor(): Problem {
  return new Problem(422, "api.query", { places: [{ parameter: "cursor", error: { code: "field.invalid", parameters: {} } }] });
}
