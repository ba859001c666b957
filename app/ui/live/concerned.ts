/** Changes that only some pages show, by the first word of their name. What is not listed concerns every page of the project. */
const shownOn: Readonly<Record<string, RegExp>> = {
  comment: /^(tasks\/.+|history|)$/,
  checklist: /^(tasks\/.+|history|)$/,
  description: /^(tasks\/.+|history|)$/,
  file: /^(tasks\/.+|history|)$/,
  note: /^(history|)$/,
  invitation: /^(people|history|)$/,
  member: /^(people|history|)$/,
};

/**
 * Whether a page shows what a change is about.
 *
 * @param page the path within the project, such as `plan`; empty for its start page
 * @param type what changed; null when that is not known
 */
export function isConcerned(page: string, type: string | null): boolean {
  const area = type?.split(".")[0] ?? "";
  const pages = Object.hasOwn(shownOn, area) ? shownOn[area] : undefined;
  return pages?.test(page) ?? true;
}
