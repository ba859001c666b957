const taskPages = /^((plan\/)?tasks\/.+|history|)$/;
const taskPagesAndTrash = /^((plan\/)?tasks\/.+|trash|history|)$/;

/** Changes that only some pages show, by the first word of their name. What is not listed concerns every page of the project. */
const shownOn: Readonly<Record<string, RegExp>> = {
  comment: taskPagesAndTrash,
  checklist: taskPages,
  description: taskPages,
  file: taskPagesAndTrash,
  note: /^(history|)$/,
  invitation: /^(people|history|)$/,
  member: /^(people|history|)$/,
};

/**
 * Whether a page shows what a change is about.
 *
 * @param page the path within the project, such as `plan`; empty for its start page
 * @param type what changed
 */
export function isConcerned(page: string, type: string): boolean {
  const area = type.split(".")[0] ?? "";
  const pages = Object.hasOwn(shownOn, area) ? shownOn[area] : undefined;
  return pages?.test(page) ?? true;
}
