/** Signs that make programs take a cell for a formula, in either width. */
const dangerous = /^['"\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

/**
 * A text for a CSV cell that no program takes for a formula: an apostrophe comes before it where it would start one, also behind blanks, marks
 * or quotes. `=1+1` becomes `'=1+1`, and `'=1+1` becomes `''=1+1`, so that {@link readSafeText} gives each back.
 */
export function writeSafeText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that {@link writeSafeText} was given. */
export function readSafeText(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
