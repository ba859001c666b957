import { en as namesInEnglish } from "#app/http/event-names.en.ts";
import type { i18n } from "i18next";
import { z } from "zod";

/** The first words of commands, by which the log is searched. */
export const auditAreas = [
  "session",
  "user",
  "instance",
  "project",
  "member",
  "invitation",
  "plan",
  "gate",
  "calendar",
  "person",
  "role",
  "comment",
  "note",
  "description",
  "checklist",
  "file",
  "view",
  "webhook",
  "branch",
  "evaluation",
  "baseline",
  "customField",
  "scorecard",
  "budgetLine",
  "taskCost",
  "cost",
  "time",
  "progress",
  "template",
  "vendor",
  "questionnaire",
] as const;

const accountCommands = [
  "add",
  "register",
  "setUpOwner",
  "changeProfile",
  "changePassword",
  "resetPassword",
  "resetLink",
  "mailResetLink",
  "endSession",
  "endSessions",
  "disable",
  "enable",
  "makeAdministrator",
  "dropAdministrator",
  "addSecondFactor",
  "removeSecondFactor",
  "resetSecondFactor",
  "renewRecoveryCodes",
  "useRecoveryCode",
  "distrustBrowsers",
  "linkProvider",
  "unlinkProvider",
  "createToken",
  "revokeToken",
  "createCalendarFeed",
  "renewCalendarFeed",
  "removeCalendarFeed",
  "changeNotifications",
  "unsubscribe",
] as const;

const sessionCommands = ["begin", "beginLast", "end", "endLast", "fail", "failCode", "lock"] as const;

const instanceCommands = ["changeSettings", "verifyLog", "retryJob", "deleteJob", "testMail"] as const;

const signIn = z.object({ from: z.string() });
const changed = z.object({ after: z.record(z.string(), z.unknown()) });

interface AuditedEvent {
  readonly stream: string;
  readonly command: string;
  /** JSON; empty of entries of a project. */
  readonly data: string;
  readonly subjectName: string | null;
  readonly subjectEmail: string | null;
}

const eventNames: Readonly<Record<string, Readonly<Record<string, string>>>> = namesInEnglish;

/** What an entry says to an administrator: whole sentences of accounts and of the instance, and of projects only what kind of thing was done. */
export function auditWords(event: AuditedEvent, t: i18n["t"]): string {
  const [area = "", verb = ""] = event.command.split(".");
  const name = event.subjectEmail === null ? t("administration:audit.somebody") : `${event.subjectName ?? ""} (${event.subjectEmail})`;
  const ofAccount = area === "user" ? accountCommands.find((entry) => entry === verb) : undefined;
  if (ofAccount) return t(`administration:audit.user.${ofAccount}`, { name });
  const ofSession = area === "session" ? sessionCommands.find((entry) => entry === verb) : undefined;
  if (ofSession)
    return t(`administration:audit.session.${ofSession}`, { name, from: signIn.safeParse(JSON.parse(event.data)).data?.from ?? "" });
  const ofInstance = area === "instance" ? instanceCommands.find((entry) => entry === verb) : undefined;
  if (ofInstance === "changeSettings") {
    const after = changed.safeParse(JSON.parse(event.data)).data?.after ?? {};
    const fields = Object.entries(after).map(([field, value]) => `${field} = ${String(value)}`);
    return t("administration:audit.did.changeSettings", { fields: fields.join(", ") });
  }
  if (ofInstance) return t(`administration:audit.did.${ofInstance}`);
  if (eventNames[area]?.[verb] !== undefined) return t(`eventNames:${area}.${verb}` as "eventNames:plan.addTask");
  // An entry of another release.
  const known = auditAreas.find((entry) => entry === area);
  return known ? t(`administration:audit.area.${known}`) : event.command;
}
