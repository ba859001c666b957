/** What was deleted in a project. */
export const en = {
  title: "Trash",
  lead: "What was deleted in this project in the last 30 days. It comes back with everything that belongs to it.",
  restored: "It is back.",
  restore: "Put back",
  when: "Deleted on {{when}}.",
  whenBy: "Deleted by {{name}} on {{when}}.",
  until: "Gone for good on {{when}}.",
  tasks: {
    heading: "Tasks",
    empty: "No task was deleted.",
    below_one: "and {{count}} task below it",
    below_other: "and {{count}} tasks below it",
  },
  comments: {
    heading: "Comments",
    empty: "No comment that you may put back was deleted.",
    of: "Comment of {{author}}",
  },
  reports: { heading: "Status reports" },
  baselines: { heading: "Baselines", empty: "No baseline was deleted." },
  files: {
    heading: "Files",
    empty: "No file was deleted.",
    theirs: "A file is put back by who deleted it.",
    of: "Added by {{sender}}",
  },
} as const;
