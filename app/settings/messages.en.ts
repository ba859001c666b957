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
  reuse: {
    heading: "Use it again",
    help: "A copy is a project of its own. A template offers the plan to everybody who makes a project here.",
    copy: "Copy the project",
    template: "Save as template",
  },
  archive: {
    heading: "Archive the project",
    help: "Nobody can change anything in an archived project. It can be read and copied, and taken out of the archive at any time.",
    submit: "Archive",
    done: "The project is archived.",
  },
  unarchive: {
    heading: "Take it out of the archive",
    help: "People can work in the project again, each in their role.",
    submit: "Take out of the archive",
  },
  trash: {
    heading: "Delete the project",
    help: "Nobody sees the project any more. Owners find it in the trash for 30 days and can put it back; then it is gone for good.",
    submit: "Move to the trash",
  },
} as const;
