/** The tour of the demo. */
export const en = {
  label: "Tour of the demo",
  offer: "This is a demo project with a real plan. Take a tour of about three minutes, and leave it whenever you like.",
  start: "Start the tour",
  decline: "Not now",
  place: "{{number}} of {{stops}}",
  toStop: "To this stop",
  back: "Back",
  next: "Next stop",
  leave: "Leave the tour",
  finish: "Finish",
  create: "Create a project of your own",
  remove: "Delete the demo",
  again: "Tour of the demo",
  againHelp: "A walk through the demo project: home, plan, critical path, reasons, people, calendar, history and method.",
  stop: {
    home: {
      title: "Where are we?",
      text: "The home of a project answers four questions: when go-live is forecast and against what, what is next for you, what is late, and which tasks decide the end date. The strip above leads through the phases of the method with their gates.",
    },
    plan: {
      title: "The plan",
      text: "The grid and the chart are one. Drag a bar and every task that would move shows itself before you let go; nothing is saved until then, and Escape gives it back. The keyboard can do everything the pointer can.",
    },
    critical: {
      title: "What decides the end",
      text: "This list holds the critical tasks only: when one of them takes a day longer, go-live comes a day later. Start here when time is short.",
    },
    task: {
      title: "Why these dates?",
      text: "Every date has a reason. “Why these dates?” follows it back, link by link and holiday by holiday, to what fixes it. What people say, attach and tick off about the task stands on the same page.",
    },
    people: {
      title: "People and roles",
      text: "Roles hold tasks, people hold roles: change who is the analyst, and all their tasks follow. People need no account to be named; who has access, and as what, stands below.",
    },
    calendar: {
      title: "The working calendar",
      text: "Public holidays and the make-up working days around them are part of every duration. Change a day here and you are told at once what it does to go-live.",
    },
    history: {
      title: "Everything is kept",
      text: "Who changed what and when, in words. Entries cannot be changed or deleted, and each is chained to the one before, so that tampering shows.",
    },
    method: {
      title: "The method",
      text: "Each area of the method explains what it is for, what usually goes wrong and what good work leaves behind, with the tasks of your plan that do it.",
    },
    end: {
      title: "That was the tour",
      text: "You can take it again at any time from “Tour of the demo” on the page of your account. What comes next is a project of your own, from a template or from a file of yours. The demo can stay for trying things out; once deleted, it can be restored from the trash for 30 days.",
    },
  },
} as const;
