/** The method that a plan came from, and another one that it is brought to. */
export const en = {
  title: "Method of the plan",
  lead: "A plan is made from a template and then becomes your own. Here you bring it to a newer edition of its template, or to another one, without losing anything of yours.",
  unknown: "The plan came from no template that is known here.",
  current: "The plan came from “{{name}}”, edition {{edition}}",
  newer: "There is a newer edition: {{edition}}.",
  choice: "{{name}}, edition {{edition}}",
  none: "The plan is as this method has it: there is nothing to bring over.",
  done: "The plan is brought to the method.",
  choose: { label: "Compare the plan with", button: "Compare" },
  column: { task: "Task", base: "The method then", live: "The plan now", branch: "The method now" },
  proposal: {
    heading: "“{{name}}”, edition {{edition}}",
    goLive: "Go-live would move from {{before}} to {{after}}.",
    goLiveSame: "Go-live would stay at {{end}}.",
    finish: "The end of the plan would move from {{before}} to {{after}}.",
    finishSame: "The plan would still end on {{end}}.",
    own_zero: "Nobody has changed the plan since it was made.",
    own_one: "{{count}} change of your own stays.",
    own_other: "{{count}} changes of your own stay.",
    loop: "All of it together would close a loop of links: leave out what is in the way.",
  },
  changes: { heading: "What the method brings" },
  conflict: {
    heading_one: "{{count}} thing was changed by you and by the method",
    heading_other: "{{count}} things were changed by you and by the method",
    help: "Yours stands unless you choose otherwise.",
    live: "Keep yours: {{name}}, {{label}}:",
    branch: "Take the method’s: {{name}}, {{label}}:",
  },
  left: {
    heading: "No longer in the method",
    help: "These tasks came from the method and it lacks them now. They are kept as they are, with their links.",
  },
  leaving: {
    heading_one: "{{count}} task is no longer in the method and is kept",
    heading_other: "{{count}} tasks are no longer in the method and are kept",
  },
  apply: {
    help: "What is ticked comes into the plan as one step, which undo takes back. Nothing is removed, and what is done is not touched.",
    button: "Bring the plan to this method",
  },
} as const;
