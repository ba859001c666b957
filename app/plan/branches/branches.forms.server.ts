import { z } from "zod";
import type { Side } from "#app/domain/branch/conflicts.ts";
import { carriedSeparator } from "./carried-choices.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(100);
/** Longest note of a branch, in characters. */
export const longestBranchNote = 2000;
const note = z.string().trim().max(longestBranchNote).default("");

export const makeBranchForm = z.object({ name, note });
export const branchForm = z.object({ branchId: id, version });
export const editBranchForm = z.object({ branchId: id, version, name, note });
export const takeBackForm = z.object({ step: id });

const mostRows = 20_000;
/** In characters. */
const mostShown = 200_000;
const mostCarried = 600_000;
const list = z
  .array(z.string().max(400).optional())
  .max(mostRows)
  .default([])
  .transform((entries) => entries.filter((entry) => entry !== undefined));

/** A form that takes a merge over: of conflicts the side that is chosen, for each or for all others, and of the changes that were shown those that are ticked. With `turn` it only turns to another page of conflicts, and takes along what was chosen. */
export function mergeChoices<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .object({
      ...shape,
      choice: list,
      rest: z.string().max(40).default(""),
      carried: z.string().max(mostCarried).default(""),
      turn: z.string().max(10).default(""),
      shown: z.string().max(mostShown).default(""),
      take: list,
    })
    .transform((value) => {
      // Zod does not follow the fields of a shape that it does not know.
      const { choice, rest, carried, turn, shown, take, ...others } = value as Merging & z.output<z.ZodObject<Shape>>;
      // What the page shows stands before what it carries.
      const chosen = [...carried.split(carriedSeparator), ...choice].flatMap(chosenSide);
      const taken = new Set(take);
      const [side, mark = ""] = rest.split(" ");
      return {
        ...(others as Omit<z.output<z.ZodObject<Shape>>, keyof Merging>),
        choices: new Map(chosen.map(({ key, side: own }) => [key, own] as const)),
        seen: new Map(chosen.map(({ key, seen }) => [key, seen] as const)),
        rest: side === "live" || side === "branch" ? ({ side, mark } as const) : undefined,
        turned: turn === "" ? undefined : turnedFields({ chosen, rest, shown, take }),
        leftOut: new Set(shown.split(" ").filter((taskId) => taskId !== "" && !taken.has(taskId))),
      };
    });
}

/** The fields of a form that goes on on another page of conflicts. */
function turnedFields({
  chosen,
  rest,
  shown,
  take,
}: Pick<Merging, "rest" | "shown" | "take"> & { readonly chosen: readonly SentChoice[] }) {
  const lines = new Map(chosen.map(({ key, side, seen }) => [key, `${side} ${seen} ${key}`]));
  const ticks = Object.fromEntries(take.map((id, index) => [`take[${index}]`, id]));
  return { carried: [...lines.values()].join(carriedSeparator), rest, shown, ...ticks };
}

interface Merging {
  readonly choice: readonly string[];
  /** Choices of other pages, in one field. */
  readonly carried: string;
  /** The page of conflicts to turn to; empty to carry the merge out. */
  readonly turn: string;
  /** A side and the mark of all conflicts, parted by a blank; empty when each is chosen. */
  readonly rest: string;
  /** Ids parted by blanks: a field for each would come near the number that a form may have. */
  readonly shown: string;
  readonly take: readonly string[];
}

export const mergeBranchForm = mergeChoices({ branchId: id, changes: z.coerce.number().int().min(0) });

interface SentChoice {
  readonly key: string;
  readonly side: Side;
  readonly seen: string;
}

/** A choice as the form sends it: the side, what was seen of the plan, then the key of the conflict. */
function chosenSide(text: string): readonly SentChoice[] {
  const [name = "", seen = "", ...key] = text.split(" ");
  const side = (["live", "branch"] as const).find((known) => known === name);
  return side && key.length > 0 ? [{ key: key.join(" "), side, seen }] : [];
}
