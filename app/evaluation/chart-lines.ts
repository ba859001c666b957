/**
 * A name on at most so many lines of a drawing, each with room for so many Latin letters; a Chinese character takes the room of two. Lines end between words where they can, and what
 * does not fit at all ends in "…". "Northwind Customer Relations" in room for 18: "Northwind Customer", "Relations".
 */
export function chartLines(name: string, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = name.trim();
  while (rest !== "" && lines.length < most) {
    const end = endOfLine(rest, room);
    if (end < rest.length && lines.length === most - 1) return [...lines, `${rest.slice(0, endOfLine(rest, room - 1, false)).trimEnd()}…`];
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

function endOfLine(text: string, room: number, betweenWords = true): number {
  let left = room;
  let end = 0;
  let lastSpace = 0;
  for (const sign of text) {
    if (sign === " ") lastSpace = end;
    left -= /[\u2e80-\uffef]/.test(sign) ? 2 : 1;
    if (left < 0) return betweenWords && lastSpace > 0 ? lastSpace : Math.max(end, 1);
    end += sign.length;
  }
  return text.length;
}
