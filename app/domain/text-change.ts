/** The one stretch in which two texts differ. */
export interface TextChange {
  /** How many characters before it are the same. */
  readonly start: number;
  readonly removed: string;
  readonly added: string;
}

/**
 * What has to be replaced in one text to get another: the stretch between what both begin and end with. Equal texts differ in an empty
 * stretch at their end. `textChange("step one", "step two")` is `{ start: 5, removed: "one", added: "two" }`.
 */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, removed: before.slice(start, before.length - same), added: after.slice(start, after.length - same) };
}
