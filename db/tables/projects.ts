import type { Flag, InstantText } from "./accounts.ts";

export interface CalendarRow {
  id: string;
  /** Names a calendar of the library (`china`, `standard`); null for a project's own copy. */
  libraryKey: string | null;
  name: string;
  nameZh: string | null;
  /** JSON: seven lists of intervals, Monday first. */
  week: string;
  version: number;
}

/** A calendar that a project has beside its own, for tasks and people. */
export interface ProjectCalendarRow {
  calendarId: string;
  projectId: string;
}

export interface CalendarExceptionRow {
  id: string;
  calendarId: string;
  fromDay: string;
  toDay: string;
  /** JSON: intervals; empty for a day off. */
  intervals: string;
  name: string;
  nameZh: string | null;
}

export interface CalendarYearRow {
  calendarId: string;
  year: number;
  state: "official" | "provisional";
}

export interface ProjectRow {
  id: string;
  name: string;
  nameZh: string | null;
  templateKey: string | null;
  calendarId: string;
  startDay: string;
  /** The day go-live was planned backward from; null when planned forward. */
  goLiveDay: string | null;
  /** The milestone that is the go-live; null when the plan has none. */
  goLiveTaskId: string | null;
  /** JSON: which tasks count as critical; null for what is usual. */
  criticality: string | null;
  timeZone: string;
  currency: string;
  /** The language it writes to people in whose own is not known; null for that of whoever makes it write. */
  locale: string | null;
  isDemo: Flag;
  nextTaskNumber: number;
  planVersion: number;
  version: number;
  createdBy: string | null;
  createdAt: InstantText;
  /** Since when it can only be read; null while people work in it. */
  archivedAt: InstantText | null;
  archivedBy: string | null;
  /** When it went to the trash; from then on it is nowhere else to be found. */
  trashedAt: InstantText | null;
  trashedBy: string | null;
}

/** The plan of a project, kept for new projects of this instance. */
export interface ProjectTemplateRow {
  id: string;
  name: string;
  summary: string;
  /** JSON: tasks, links and roles without dates. */
  outline: string;
  /** Rises when a plan is saved over it. */
  edition: number;
  version: number;
  createdBy: string | null;
  createdAt: InstantText;
  savedAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
}

export interface ProjectMemberRow {
  projectId: string;
  userId: string;
  role: string;
  version: number;
  createdAt: InstantText;
}

/** A place in a project for whoever opens its link in the name of the address. */
export interface InvitationRow {
  id: string;
  projectId: string;
  email: string;
  role: string;
  invitedBy: string | null;
  createdAt: InstantText;
  expiresAt: InstantText;
  /** When it was taken back, or took the place of an earlier one. */
  withdrawnAt: InstantText | null;
  acceptedAt: InstantText | null;
  acceptedBy: string | null;
}

/** Somebody named in a plan, with or without an account. */
export interface PersonRow {
  id: string;
  projectId: string;
  name: string;
  email: string | null;
  userId: string | null;
  version: number;
}

/** How a person works, where it is not just as the project's calendar says. */
export interface PersonWorkRow {
  personId: string;
  projectId: string;
  /** The calendar the person works by; null for the project's. */
  calendarId: string | null;
  /** How much of the working time the person has for the project: 1 is all of it. */
  maxUnits: number;
  /** What an hour of theirs costs, in minor units of the project's currency; null where nobody said. */
  rateMinor: number | null;
  version: number;
}

/** Days on which a person does not work. */
export interface PersonAbsenceRow {
  id: string;
  projectId: string;
  personId: string;
  fromDay: string;
  /** Last day, inclusive. */
  toDay: string;
  name: string;
  version: number;
}

export interface ProjectRoleRow {
  projectId: string;
  code: string;
  position: number;
  name: string;
  nameZh: string | null;
  personId: string | null;
  version: number;
}
