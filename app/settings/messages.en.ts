/** What a project is called and reckons in, and its end. */
export const en = {
  title: "Settings",
  general: {
    heading: "Project",
    name: "Name",
    timeZone: "Time zone",
    timeZoneHelp: "Decides which day is today for this project, and so what is late.",
    currency: "Currency",
    currencyHelp: "For every amount of this project. Amounts are not converted.",
  },
  remove: {
    heading: "Delete the project",
    help: "Deletes the plan with its baselines, calendar, people and undo steps for everybody, for good. Nobody can bring it back.",
    keeps: "The log keeps its entries, and one that says who deleted the project and when.",
    confirm: "To confirm, type the name: {{name}}",
    submit: "Delete for good",
  },
} as const;
