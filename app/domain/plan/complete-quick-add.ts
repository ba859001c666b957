import { findNamed, folded, type Nameable, type QuickAddContext } from "./quick-add.ts";

export interface QuickAddCompletion {
  /** Where the name begins, after its sign. */
  readonly from: number;
  readonly named: readonly Nameable[];
  /** Whether what is typed already stands for one of them. */
  readonly isClear: boolean;
}

const mostNamed = 8;

/**
 * Who or what may be meant by the name that is being typed before the caret of a line, after `@` or `#`: whatever is called so by its
 * beginning, by a word of it or in another way of writing it, everybody after the sign alone. Null where no name is typed, none fits, or
 * the name is done.
 */
export function completeQuickAdd(
  line: string,
  caret: number,
  { people, phases }: Pick<QuickAddContext, "people" | "phases">,
): QuickAddCompletion | null {
  const [, sign, typed] = /(?:^|\s)([@＠#＃])([^@＠#＃!！]*)$/u.exec(line.slice(0, caret)) ?? [];
  if (sign === undefined || typed === undefined || /^\s|\s{2}/.test(typed)) return null;
  const all = sign === "@" || sign === "＠" ? people : phases;
  const asked = folded(typed);
  const named = all.filter(({ name, keys, code }) => {
    return code === asked || [name, ...keys, ...name.split(/\s+/)].some((text) => folded(text).startsWith(asked));
  });
  if (named.length === 0) return null;
  const isClear = typeof findNamed([typed], all) !== "string";
  if (isClear && /\s$/.test(typed)) return null;
  return { from: caret - typed.length, named: named.slice(0, mostNamed), isClear };
}
