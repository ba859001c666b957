/** The methodology: what each area is for. */
export const en = {
  area: {
    tasks: "Tasks of this area in your plan",
    none: "Your plan has no tasks in this area.",
    task: "Task",
    owner: "Owner",
    finish: "Finish",
    progress: "Done",
    toPlan: "Open the plan",
  },
} as const;
