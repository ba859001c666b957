export type Fields = Readonly<Record<string, string>>;

/** Parts choices that stand in one field: no key of a conflict has it in it. */
export const carriedSeparator = "\t";

/** The choices of a form: those of the page that it stood on, and those that it carried from others. */
export function sentChoices(fields: Fields): ReadonlySet<string> {
  const { carried = "", ...own } = fields;
  return new Set([...carried.split(carriedSeparator), ...Object.values(own)]);
}

/** The choices that a page has no rows for, in one field. */
export function carriedChoices({ carried = "" }: Fields, shown: ReadonlySet<string>): readonly string[] {
  return carried.split(carriedSeparator).filter((choice) => choice !== "" && !shown.has(choice.split(" ").slice(2).join(" ")));
}
