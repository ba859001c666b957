/** What j and k go through: the rows of a list by the link that opens each. */
const rowLinks = "[data-result], .task-table .task-name a, main .table td:first-child > a";

/** Gives the focus to the next or the former row of the list on the page; to its first one when none has it. */
export function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(rowLinks)].filter((link) => link.getClientRects().length > 0);
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at < 0 ? 0 : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Opens the row that has the focus; on a page with a form goes to its first field. */
export function editHere(): void {
  if (document.activeElement instanceof HTMLAnchorElement && document.activeElement.matches(rowLinks))
    return document.activeElement.click();
  const field = document.querySelector<HTMLElement>("main form[method=post] :is(input:not([type=hidden]), textarea, select)");
  field?.focus();
}
