/** What the grid and the chart share, in pixels. */
export const rowHeight = 32;
export const headerHeight = 54;
/** Rows drawn above and below what is in sight. */
export const rowsAround = 8;

export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** No screen shows more, so no more is ever drawn at once. */
const tallestSight = 3000;

/** The rows to draw for a scroll place. An element that has no height yet counts as a screen of 800 pixels. */
export function rowWindow(scrollTop: number, height: number, count: number): RowWindow {
  const room = Math.min(height || 800, tallestSight) - headerHeight;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - rowsAround);
  const last = Math.min(count - 1, Math.ceil((scrollTop + room) / rowHeight) + rowsAround);
  return { first, last };
}

/** The row in the middle of what is in sight; the first when nothing is laid out yet. */
export function rowInMiddle(scroller: Pick<HTMLElement, "scrollTop" | "clientHeight"> | null): number {
  if (!scroller) return 0;
  return Math.floor((scroller.scrollTop + Math.max(scroller.clientHeight - headerHeight, 0) / 2) / rowHeight);
}

/** Scrolls just far enough for a row to stand clear of the header and the lower edge. */
export function scrollTopShowing(row: number, scrollTop: number, height: number): number {
  const top = row * rowHeight;
  const room = height - headerHeight - rowHeight;
  if (top < scrollTop) return top;
  return top > scrollTop + room ? top - room : scrollTop;
}
