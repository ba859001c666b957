import { agendaQuery, readAgendaView } from "./agenda-view.ts";

/** The calendar as a page whose state can be kept under a name: which tasks, by month or by week, and always today's. */
export const viewedAgenda = {
  name: "agenda",
  builtIn: [
    { id: "all", query: "" },
    { id: "mine", query: "show=open&owner=me" },
    { id: "critical", query: "show=critical" },
    { id: "week", query: "week=now" },
  ],
  clean: (query: string) => agendaQuery({ ...readAgendaView(new URLSearchParams(query)), at: null, day: null }),
} as const;
