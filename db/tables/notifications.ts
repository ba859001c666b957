import type { Flag, InstantText } from "./accounts.ts";

/** Something that happened and concerns one account. It goes with the account's access to the project. */
export interface NotificationRow {
  /** Sorts by the time it was made. */
  id: string;
  userId: string;
  projectId: string;
  /** Why the account is told: what its settings are asked by. */
  reason: string;
  /** What happened. */
  kind: string;
  taskId: string | null;
  commentId: string | null;
  /** Null when nobody did it, such as when a day came. */
  actorId: string | null;
  /** JSON: what else its words need. */
  data: string;
  /** Of notifications with the same key there is only one, for ever. */
  onlyKey: string | null;
  /** Whether it is listed in the application. */
  isListed: Flag;
  readAt: InstantText | null;
  /** When a mail is to tell of it; null when none is, or one has been made. */
  mailAt: InstantText | null;
  createdAt: InstantText;
}

/** How an account wants to be told; without a row as in the defaults. */
export interface NotificationSettingRow {
  userId: string;
  /** JSON: for each reason, whether it is listed and whether it is mailed. */
  ways: string;
  digest: string;
  /** `HH:mm` in the account's time zone; both null when there are no quiet hours. */
  quietFrom: string | null;
  quietTo: string | null;
  /** The day on which mails begin again. */
  pausedUntil: string | null;
  version: number;
}

export interface ProjectWatchRow {
  projectId: string;
  userId: string;
  createdAt: InstantText;
}

/** What an account chose for one task: to watch it, or not to, whatever else would make it. */
export interface TaskWatchRow {
  projectId: string;
  userId: string;
  taskId: string;
  isWatching: Flag;
  createdAt: InstantText;
}

/** What an account watched when its access to a project was taken away. The log, which others read, does not tell it. */
export interface KeptWatchesRow {
  projectId: string;
  userId: string;
  /** JSON: whether the project was watched, and what was chosen for which tasks. */
  watches: string;
  keptAt: InstantText;
}

/** The last day on which a project's people were reminded. */
export interface ReminderDayRow {
  projectId: string;
  day: string;
}
