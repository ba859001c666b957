/** What a task is about, in words. */
export const en = {
  heading: "Description",
  empty: "Nobody has described this task yet.",
  add: "Describe it",
  edit: "Edit",
  body: "Description",
  help: "Markdown: **bold**, lists with -, links. @ names a member. What you type is saved as you go.",
  done: "Done",
  write: "Write",
  preview: "Preview",
  edited: "{{by}}, {{at}}",
  state: {
    saved: "Saved",
    saving: "Saving…",
    unsaved: "Not saved yet",
    unreachable: "Not saved: no connection. It is kept in this browser and saved later.",
    refused: "Not saved. See the message above.",
  },
  restored: "What you had typed here before was not saved; it is back in the field.",
} as const;
