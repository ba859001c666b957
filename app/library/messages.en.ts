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
  roles: {
    title: "Who may do what",
    lead: "Every account has one role in each project it is a member of. Somebody who is not a member is told that there is no such project.",
    permission: "Permission",
  },
  permission: {
    project: {
      view: "See the project",
      edit: "Change its settings",
      delete: "Delete it",
      archive: "Archive it and take it out of the archive",
      copy: "Copy it",
      saveTemplate: "Save its plan as a template",
    },
    members: { manage: "Grant and revoke access (that of owners: owners only)" },
    webhooks: { manage: "Have other systems told of what happens" },
    people: { edit: "Name people and fill roles" },
    calendar: { edit: "Change the working calendar" },
    plan: {
      view: "See the plan",
      edit: "Change the plan",
      progress: "Report progress and actual dates",
    },
    baseline: { take: "Take baselines and choose the one the plan is compared with", approve: "Approve baselines" },
    costs: { view: "See budgets, costs and what was earned for them", edit: "Plan budgets and costs, enter what was spent" },
    time: { record: "Enter one's own hours", manage: "See and enter the hours of others" },
    task: { describe: "Describe tasks and keep their checklists" },
    comment: { write: "Write comments and add files", moderate: "Delete comments and files of others" },
    view: { save: "Save views of the plan and the tasks" },
    gate: {
      sign: "Sign criteria of gates, and mark conditions as met",
      waive: "Waive criteria of gates for a while",
      decide: "Decide at gates",
      edit: "Add criteria to gates and change their limits",
    },
    history: { view: "Read the history" },
  },
} as const;
