/** What a project is called and reckons in, and its end. */
export const en = {
  title: "Settings",
  general: {
    heading: "Project",
    name: "Name",
    nameZh: "Name in Chinese",
    nameZhHelp: "What Chinese readers see instead. Empty: the same name for everybody.",
    timeZone: "Time zone",
    timeZoneHelp: "Decides which day is today for this project, and so what is late.",
    currency: "Currency",
    currencyHelp: "For every amount of this project. Amounts are not converted.",
    language: "Language",
    languageHelp: "The language of mails to people who have no account yet. Everybody with an account reads the project in their own.",
    languageOfSender: "That of whoever invites",
  },
  goLive: {
    heading: "Go-live",
    help: "The milestone by which health, forecasts and the days to go are told.",
    noPoints: "The plan has no milestone or gate yet. Add one on the plan page to make it the go-live.",
    milestone: "Milestone",
    none: "None",
  },
  calendar: {
    heading: "Working calendar",
    help: "Which days and hours the plan counts: the week, holidays, make-up days, or another calendar altogether.",
    open: "Open the calendar",
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
