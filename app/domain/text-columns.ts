/** How many columns of letters of one width a text takes: Chinese characters are as wide as two others. */
export function columnsOf(text: string): number {
  return [...text].reduce(
    (width, sign) =>
      width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign) ? 2 : 1),
    0,
  );
}

/** A text with blanks behind it, so many columns wide. */
export function padBehind(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** A text with blanks before it. */
export function padBefore(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - columnsOf(text))) + text;
}
