/** What people say to each other about a task. */
export const en = {
  heading: "Discussion",
  empty: "Nobody has written anything yet. Ask, answer, or note what was agreed.",
  none: "Nobody has written anything yet.",
  add: "Write a comment",
  body: "Comment",
  help: "Markdown: **bold**, lists with -, links. Ctrl+Enter sends it.",
  submit: "Comment",
  edit: "Edit",
  edited: "edited",
  remove: "Delete",
  ofAuthor: "the comment of {{author}}, {{written}}",
  removedDone: "Comment deleted.",
  removed: "You deleted a comment of {{author}}.",
  restore: "Restore",
} as const;
