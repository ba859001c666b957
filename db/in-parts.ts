/** How many rows one statement writes or asks for: it takes a limited number of values. */
const rowsPerStatement = 200;

/** Items by as many as one statement takes. */
export function* parts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += rowsPerStatement) yield items.slice(from, from + rowsPerStatement);
}

/** Lets other requests read between two parts: SQLite answers at once, so a large plan would hold everybody up. */
export function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
