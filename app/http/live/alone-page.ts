const alonePages = /^(scoring(\/|$)|vendors\/demonstrations\/)/;

/** Whether nobody on a page of a project sees who else is there: members score alone, and note for themselves what they saw. */
export function isAlonePage(page: string): boolean {
  return alonePages.test(page);
}
