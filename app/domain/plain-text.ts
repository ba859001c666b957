/** A text in Markdown as it is read out in one line: without the signs of headings, lists, quotes, emphasis and code, links by their words. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}\)/g, "$1")
    .replaceAll(/^[ \t]{0,12}(?:(?:#{1,6}|[-*+>]|\d{1,4}[.)]|\[[ xX]\])[ \t]+){1,4}/gm, "")
    .replaceAll(/\*\*|__|`+/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The beginning of such a text in plain words, of at most so many characters; an ellipsis stands where it is cut. */
export function plainExcerpt(markdown: string, most: number): string {
  const characters = [...plainText(markdown)];
  if (characters.length <= most) return characters.join("");
  return `${characters
    .slice(0, most - 1)
    .join("")
    .trimEnd()}…`;
}
