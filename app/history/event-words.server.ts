import type { z } from "zod";
import { isProjectRole } from "#app/domain/access/permissions.ts";
import { writeHours } from "#app/domain/cost/hours.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import { weekdays } from "#app/domain/time/weekdays.ts";
import { formatWorkingTimes } from "#app/domain/time/working-times.ts";
import { formatDay, formatList, inLanguage, joinSentences } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/money.ts";
import { eventData } from "./event-data.server.ts";
import type { en } from "./messages.en.ts";
import { evaluationWords } from "./evaluation-words.server.ts";
import { requirementWords } from "./requirement-words.server.ts";
import { scorecardWords } from "./scorecard-words.server.ts";
import { vendorWords } from "./vendor-words.server.ts";
import { fieldChanges, type FieldChange, type Wording } from "#app/http/field-words.server.ts";

export interface EventWords {
  readonly text: string;
  readonly changes: readonly FieldChange[];
  /** How many tasks have other dates since. */
  readonly moved: number;
}

interface LoggedEvent {
  readonly command: string;
  readonly subjectId: string | null;
  /** JSON. */
  readonly data: string;
}

/** An entry of a project's log in the reader's words: what was done, with the names of things, and what each changed field was and is. */
export function eventWords(event: LoggedEvent, wording: Wording): EventWords {
  const data: unknown = JSON.parse(event.data);
  const { t } = wording;
  const [area = "", verb = ""] = event.command.split(".");
  const words =
    area === "plan"
      ? planWords(verb, event.subjectId, data, wording)
      : area === "scorecard"
        ? scorecardWords(verb, data, wording)
        : area === "requirement"
          ? requirementWords(verb, data, wording)
          : otherWords(event.command, event.subjectId, data, wording);
  return { moved: 0, changes: [], ...(words ?? { text: t("history:event.other", { command: event.command }) }) };
}

type Words = Partial<EventWords> & { readonly text: string };

function planWords(verb: string, subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  const { t } = wording;
  if (verb !== "undo" && verb !== "redo" && verb !== "revert") return commandWords(verb, subjectId, data, wording);
  const kind = read(eventData.command, data)?.after.kind ?? "updateTask";
  const turned = verb === "redo" ? commandWords(kind, subjectId, data, wording) : takenBackWords(kind, subjectId, data, wording);
  return turned && { ...turned, text: t(`history:event.${verb}`, { what: turned.text }) };
}

/** The opposite of each command that has one: what was done when this takes it back. */
const opposites: Readonly<Record<string, string>> = {
  removeTask: "addTask",
  restoreTasks: "removeTask",
  addLink: "removeLink",
  removeLink: "addLink",
};

/** What was taken back, by the command that took it back. */
function takenBackWords(kind: string, subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  if (kind !== "moveTask") return commandWords(opposites[kind] ?? kind, subjectId, data, wording);
  const moved = read(eventData.movedTask, data);
  return commandWords(kind, subjectId, moved ? { ...moved, after: moved.before } : data, wording);
}

function commandWords(kind: string, subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  const { t, locale } = wording;
  const name = taskName(subjectId, wording);
  const moved = read(eventData.command.pick({ moved: true }), data)?.moved ?? 0;
  switch (kind) {
    case "updateTask": {
      const edit = read(eventData.edit, data);
      return edit && { text: t("history:event.plan.updateTask", { name }), changes: fieldChanges(edit.before, edit.after, wording), moved };
    }
    case "addTask":
      return { text: t("history:event.plan.addTask", { name: read(eventData.addTask, data)?.after.name ?? name }), moved };
    case "removeTask":
      return { text: t("history:event.plan.removeTask", { name }), moved };
    case "restoreTasks": {
      const first = read(eventData.restoreTasks, data)?.after.tasks[0];
      return { text: t("history:event.plan.restoreTasks", { name: first ? inLanguage(first.name, locale) : name }), moved };
    }
    case "level":
    case "unlevel":
    case "batch":
    case "replan":
    case "branch":
    case "method":
    case "mergeTasks": {
      const merge = read(eventData.mergeTasks, data);
      const { tasks: count, about = "mergeTasks" } = merge?.after ?? { tasks: 0 };
      if (merge?.branch) return { text: t("history:event.plan.branchNamed", { count, name: merge.branch.name }), moved };
      return { text: t(`history:event.plan.${about}`, { count }), moved };
    }
    case "addTasks": {
      const count = read(eventData.mergeTasks, data)?.after.tasks ?? 0;
      return { text: t("history:event.plan.addTasks", { count }), moved };
    }
    case "importSheet": {
      const sheet = read(eventData.importSheet, data);
      if (!sheet) return undefined;
      const parts = [
        ...(sheet.added > 0 ? [t("history:event.plan.importAdded", { count: sheet.added })] : []),
        ...(sheet.changed > 0 ? [t("history:event.plan.importChanged", { count: sheet.changed })] : []),
      ];
      return { text: t("history:event.plan.importSheet", { file: sheet.file, parts: formatList(parts, locale, "bare") }), moved };
    }
    case "moveTask": {
      const parentId = read(eventData.moveTask, data)?.after.parentId ?? null;
      if (parentId === null) return { text: t("history:event.plan.moveTaskToTop", { name }), moved };
      return { text: t("history:event.plan.moveTask", { name, parent: taskName(parentId, wording) }), moved };
    }
    case "addLink": {
      const link = linkOf(data);
      return link && { text: t("history:event.plan.addLink", { ...linkEnds(link, wording), type: link.type }), moved };
    }
    case "updateLink": {
      const update = read(eventData.updateLink, data);
      const changes = update ? fieldChanges(update.before, { ...update.before, ...update.after.changes }, wording) : [];
      return update && { text: t("history:event.plan.updateLink", linkEnds(update.before, wording)), changes, moved };
    }
    case "removeLink": {
      const link = linkOf(data);
      return link && { text: t("history:event.plan.removeLink", linkEnds(link, wording)), moved };
    }
    default:
      return undefined;
  }
}

/** The link that was added or removed. */
function linkOf(data: unknown) {
  return read(eventData.addLink, data)?.after.link ?? read(eventData.removeLink, data)?.before;
}

function otherWords(command: string, subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  switch (command) {
    case "note.add":
      return noteWords(subjectId, data, wording);
    case "project.create":
    case "project.import": {
      const project = read(eventData.project, data);
      const verb = project?.file === undefined ? "create" : "import";
      return project && { text: wording.t(`history:event.project.${verb}`, { name: project.name, file: project.file ?? "" }) };
    }
    case "project.changeSettings": {
      const edit = read(eventData.edit, data);
      return edit && { text: wording.t("history:event.project.changeSettings"), changes: fieldChanges(edit.before, edit.after, wording) };
    }
    case "project.setGoLive": {
      const after = read(eventData.goLive, data)?.after;
      if (after === undefined) return undefined;
      if (after === null) return { text: wording.t("history:event.project.dropGoLive") };
      return { text: wording.t("history:event.project.setGoLive", { name: inLanguage(after, wording.locale) }) };
    }
    case "project.setCriticality": {
      const after = read(eventData.criticality, data)?.after;
      const key = after?.severalEnds ? "setCriticalityEnds" : "setCriticality";
      return after && { text: wording.t(`history:event.project.${key}`, { slack: after.slackDays, near: after.nearDays }) };
    }
    case "project.copy": {
      const copy = read(eventData.copy, data);
      const source = copy ? inLanguage({ text: copy.source, zh: copy.sourceZh }, wording.locale) : "";
      return copy && { text: wording.t("history:event.project.copy", { name: copy.name, source }) };
    }
    case "project.saveTemplate": {
      const saved = read(eventData.template, data);
      return saved && { text: wording.t("history:event.project.saveTemplate", saved) };
    }
    case "project.archive":
    case "project.unarchive":
    case "project.trash":
    case "project.restore":
      return { text: wording.t(`history:event.${command}`) };
    case "customField.add":
    case "customField.edit":
    case "customField.move":
    case "customField.remove":
    case "customField.restore": {
      const field = read(eventData.customField, data);
      if (!field) return undefined;
      const changes = field.before && field.after ? fieldChanges(field.before, field.after, wording) : [];
      return { text: wording.t(`history:event.${command}`, { name: inLanguage(field.name, wording.locale) }), changes };
    }
    case "calendar.add":
    case "calendar.rename":
    case "calendar.remove":
    case "calendar.putBack": {
      const calendar = otherCalendar(data, wording);
      const edit = command === "calendar.rename" ? read(eventData.edit, data) : undefined;
      const changes = edit ? fieldChanges(edit.before, edit.after, wording) : [];
      return calendar === null ? undefined : { text: wording.t(`history:event.${command}`, { calendar }), changes };
    }
    case "calendar.changeWeek":
      return ofCalendar(weekWords(data, wording), data, wording);
    case "calendar.replace": {
      const replaced = read(eventData.calendar, data);
      const nameOf = (calendar: { readonly name: string; readonly nameZh: string | null }) =>
        inLanguage({ text: calendar.name, zh: calendar.nameZh }, wording.locale);
      const names = replaced && { before: nameOf(replaced.before), after: nameOf(replaced.after) };
      return names && { text: wording.t("history:event.calendar.replace", names), moved: replaced.moved };
    }
    case "calendar.addException":
    case "calendar.removeException":
      return ofCalendar(exceptionWords(data, wording), data, wording);
    case "calendar.changeYear": {
      const change = read(eventData.year, data);
      return change && { text: wording.t(`history:event.calendar.year.${change.after}`, { year: change.year }) };
    }
    case "role.assign":
      return roleWords(data, wording);
    case "person.add":
    case "person.edit":
      return personWords(data, wording);
    case "person.remove":
    case "person.restore": {
      const entry = read(eventData.personGone, data);
      const name = (entry?.before ?? entry?.after)?.name;
      return name === undefined ? undefined : { text: wording.t(`history:event.${command}`, { name }) };
    }
    case "person.changeWorkingTime": {
      const entry = read(eventData.workingTime, data);
      if (!entry) return undefined;
      const changes = fieldChanges(entry.before, entry.after, wording);
      const verb = changes.length === 0 && entry.hasNewRate ? "newRate" : "changeWorkingTime";
      return { text: wording.t(`history:event.person.${verb}`, { name: entry.name }), changes, moved: entry.moved };
    }
    case "person.addAbsence":
    case "person.editAbsence":
    case "person.removeAbsence": {
      const entry = read(eventData.absence, data);
      const days = entry?.after ?? entry?.before;
      if (!entry || !days) return undefined;
      return { text: wording.t(`history:event.${command}`, { name: entry.name, days: daysText(days, wording) }), moved: entry.moved };
    }
    case "member.leave": {
      const member = read(eventData.member, data);
      return member && { text: wording.t("history:event.member.leave", { name: member.name }) };
    }
    case "comment.add":
    case "comment.edit":
    case "comment.remove":
    case "comment.restore": {
      const comment = read(eventData.comment, data);
      const verb = command.slice("comment.".length) as "add" | "edit" | "remove" | "restore";
      const name = taskName(subjectId, wording);
      const body = excerpt((comment?.after ?? comment?.before)?.body ?? "");
      return comment && { text: wording.t(`history:event.comment.${verb}`, { name, body }) };
    }
    case "description.edit": {
      const edit = read(eventData.textChange, data)?.change;
      const name = taskName(subjectId, wording);
      return edit && { text: wording.t("history:event.description", { name }), changes: textChanges(edit, wording) };
    }
    case "checklist.add": {
      const added = read(eventData.steps, data)?.after.texts;
      return (
        added && {
          text: wording.t("history:event.checklist.add", { name: taskName(subjectId, wording), text: excerpt(added.join(" · ")) }),
        }
      );
    }
    case "checklist.tick":
    case "checklist.open":
    case "checklist.edit":
    case "checklist.move":
    case "checklist.remove":
    case "checklist.restore": {
      const step = read(eventData.step, data);
      const verb = command.slice("checklist.".length) as "tick" | "open" | "edit" | "move" | "remove" | "restore";
      const text = excerpt(String(step?.before?.["text"] ?? step?.after.text ?? ""));
      const told = { name: taskName(subjectId, wording), text };
      if (!step) return undefined;
      return {
        text: wording.t(`history:event.checklist.${verb}`, told),
        changes: verb === "edit" ? fieldChanges(step.before ?? {}, step.after, wording) : [],
      };
    }
    case "gate.decide": {
      const decided = read(eventData.gateDecision, data);
      if (!decided) return undefined;
      const told = { name: taskName(subjectId, wording), reason: excerpt(decided.reason) };
      return { text: wording.t(`history:event.gate.decide.${decided.outcome}`, told), moved: decided.moved };
    }
    case "gate.sign":
    case "gate.withdrawSignature":
    case "gate.waive":
    case "gate.endWaiver":
    case "gate.withdraw":
    case "gate.meetCondition":
    case "gate.openCondition":
    case "gate.addCriterion":
    case "gate.editCriterion":
    case "gate.removeCriterion":
    case "gate.restoreCriterion":
    case "gate.setLimits":
      return gateWords(command, subjectId, data, wording);
    case "file.add":
    case "file.remove":
    case "file.restore": {
      const names = read(eventData.files, data)?.after.names;
      const verb = command.slice("file.".length) as "add" | "remove" | "restore";
      return (
        names && { text: wording.t(`history:event.file.${verb}`, { name: taskName(subjectId, wording), file: excerpt(names.join(" · ")) }) }
      );
    }
    case "view.save":
    case "view.unshare":
    case "view.rename":
    case "view.remove":
    case "view.restore": {
      const view = read(eventData.view, data);
      const verb = command.slice("view.".length) as "save" | "unshare" | "rename" | "remove" | "restore";
      return view && { text: wording.t(`history:event.view.${verb}`, { name: view.name }) };
    }
    case "report.draft":
    case "report.correct":
    case "report.refresh":
    case "report.edit":
    case "report.send":
    case "report.remove":
    case "report.restore":
      return reportWords(command.slice("report.".length) as ReportVerb, data, wording);
    case "report.rhythm": {
      const rhythm = read(eventData.reportRhythm, data);
      return rhythm && { text: wording.t(rhythm.every === "never" ? "history:event.report.noRhythm" : "history:event.report.rhythm") };
    }
    case "branch.make":
    case "branch.edit":
    case "branch.discard":
    case "branch.restore": {
      const branch = read(eventData.branch, data);
      const verb = command.slice("branch.".length) as "make" | "edit" | "discard" | "restore";
      return branch && { text: wording.t(`history:event.branch.${verb}`, { name: branch.name }) };
    }
    case "baseline.take":
    case "baseline.edit":
    case "baseline.approve":
    case "baseline.withdraw":
    case "baseline.remove":
    case "baseline.restore":
      return baselineWords(command.slice("baseline.".length) as BaselineVerb, data, wording);
    case "baseline.chooseReference": {
      const chosen = read(eventData.referenceBaseline, data);
      if (!chosen) return undefined;
      if (chosen.name === null) return { text: wording.t("history:event.baseline.dropReference") };
      return { text: wording.t("history:event.baseline.chooseReference", { name: chosen.name }) };
    }
    case "budgetLine.add":
    case "budgetLine.edit":
    case "budgetLine.remove":
    case "budgetLine.restore":
    case "taskCost.add":
    case "taskCost.edit":
    case "taskCost.remove":
    case "taskCost.restore":
    case "cost.add":
    case "cost.edit":
    case "cost.remove":
    case "cost.restore":
      return costWords(command as CostCommand, data, wording);
    case "cost.import": {
      const brought = read(eventData.costImport, data);
      if (!brought) return undefined;
      const amount = formatMoney(brought.amountMinor, brought.currency, wording.locale);
      return { text: wording.t("history:event.costImport", { count: brought.count, amount }) };
    }
    case "time.record":
      return timeWords(data, wording);
    case "progress.set": {
      const chosen = read(eventData.progress, data)?.after;
      if (!chosen) return undefined;
      const method = wording.t(`history:event.progress.method.${chosen.method}`);
      if (chosen.statusDay === null) return { text: wording.t("history:event.progress.today", { method }) };
      return { text: wording.t("history:event.progress.day", { day: formatDay(chosen.statusDay, wording.locale), method }) };
    }
    case "webhook.add":
    case "webhook.remove":
    case "webhook.pause":
    case "webhook.resume": {
      const webhook = read(eventData.webhook, data);
      const verb = command.slice("webhook.".length) as "add" | "remove" | "pause" | "resume";
      return webhook && { text: wording.t(`history:event.webhook.${verb}`, { host: webhook.host }) };
    }
    case "invitation.send":
    case "invitation.withdraw": {
      const invitation = read(eventData.invitation, data);
      if (!invitation) return undefined;
      const { email, after } = invitation;
      return {
        text: after
          ? wording.t("history:event.invitation.send", { email, role: roleName(after.role, wording) })
          : wording.t("history:event.invitation.withdraw", { email }),
      };
    }
    case "invitation.accept": {
      const member = read(eventData.member, data);
      return (
        member?.after && {
          text: wording.t("history:event.invitation.accept", { name: member.name, role: roleName(member.after.role, wording) }),
        }
      );
    }
    case "member.add":
    case "member.changeRole":
    case "member.remove":
      return memberWords(data, wording);
    default:
      return evaluationWords(command, data, wording) ?? vendorWords(command, data, wording);
  }
}

type GateCommand = Exclude<`gate.${keyof (typeof en)["event"]["gate"]}`, "gate.decide">;

function gateWords(command: GateCommand, subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  const entry = read(eventData.gate, data);
  if (!entry) return undefined;
  const told = {
    name: taskName(subjectId, wording),
    criterion: entry.criterion ? inLanguage(entry.criterion, wording.locale) : "",
    text: excerpt(entry.text ?? ""),
    signer: entry.signer ?? "",
    reason: excerpt(entry.reason ?? ""),
    day: entry.until === undefined ? "" : formatDay(entry.until, wording.locale),
  };
  return { text: wording.t(`history:event.${command}`, told), moved: entry.moved };
}

function noteWords(subjectId: string | null, data: unknown, wording: Wording): Words | undefined {
  const note = read(eventData.note, data)?.text;
  if (note === undefined) return undefined;
  const text = typeof note === "string" ? note : note[wording.locale];
  if (subjectId === null) return { text: wording.t("history:event.projectNote", { text }) };
  return { text: wording.t("history:event.note", { name: taskName(subjectId, wording), text }) };
}

type CostCommand = `${"budgetLine" | "taskCost" | "cost"}.${"add" | "edit" | "remove" | "restore"}`;

function costWords(command: CostCommand, data: unknown, { t, locale }: Wording): Words | undefined {
  const cost = read(eventData.cost, data);
  if (!cost) return undefined;
  const { name, amountMinor, currency, before } = cost;
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const text = t(`history:event.${command}`, { name, amount: money(amountMinor) });
  const isChanged = before !== null && before !== amountMinor;
  return { text: isChanged ? joinSentences([text, t("history:event.costBefore", { amount: money(before) })], locale) : text };
}

function timeWords(data: unknown, { t, locale }: Wording): Words | undefined {
  const time = read(eventData.time, data);
  if (!time) return undefined;
  const { person, from, to, before, after } = time;
  const days = { from: formatDay(from, locale), to: formatDay(to, locale) };
  return { text: t("history:event.time", { person, ...days, before: writeHours(before) || "0:00", after: writeHours(after) || "0:00" }) };
}

type BaselineVerb = "take" | "edit" | "approve" | "withdraw" | "remove" | "restore";

type ReportVerb = "draft" | "correct" | "refresh" | "edit" | "send" | "remove" | "restore";

function reportWords(verb: ReportVerb, data: unknown, { t }: Wording): Words | undefined {
  const report = read(eventData.report, data);
  if (!report) return undefined;
  const { number, members, addresses } = report;
  return { text: t(`history:event.report.${verb}`, { number, count: members + addresses }) };
}

function baselineWords(verb: BaselineVerb, data: unknown, wording: Wording): Words | undefined {
  const { t } = wording;
  const baseline = read(eventData.baseline, data);
  if (!baseline) return undefined;
  const { name, reason, phases } = baseline;
  if (verb === "take" && phases !== null) return { text: t("history:event.baseline.takePhases", { name, count: phases }) };
  const edit = verb === "edit" ? read(eventData.edit, data) : undefined;
  return {
    text: t(`history:event.baseline.${verb}`, { name, reason }),
    changes: edit ? fieldChanges(edit.before, edit.after, wording) : [],
  };
}

/** What a calendar beside the project's own is called; null for that one. */
function otherCalendar(data: unknown, { locale }: Wording): string | null {
  const named = read(eventData.otherCalendar, data);
  return named ? inLanguage(named.calendar, locale) : null;
}

function ofCalendar(words: Words | undefined, data: unknown, wording: Wording): Words | undefined {
  const calendar = otherCalendar(data, wording);
  if (!words || calendar === null) return words;
  return { ...words, text: wording.t("history:event.calendar.of", { calendar, text: words.text }) };
}

function weekWords(data: unknown, { t }: Wording): Words | undefined {
  const week = read(eventData.week, data);
  if (!week) return undefined;
  const changes = weekdays.flatMap((day, index) => {
    const before = timesText(week.before[index] ?? [], t);
    const after = timesText(week.after[index] ?? [], t);
    return before === after ? [] : [{ label: t(`calendar:weekday.${day}`), before, after }];
  });
  return { text: t("history:event.calendar.changeWeek"), changes, moved: week.moved };
}

function exceptionWords(data: unknown, wording: Wording): Words | undefined {
  const { t, locale } = wording;
  const added = read(eventData.addException, data);
  const removed = added ? undefined : read(eventData.removeException, data);
  const exception = added?.after ?? removed?.before;
  if (!exception) return undefined;
  const told = { name: inLanguage(exception.name, locale), days: daysText(exception, wording), times: timesText(exception.intervals, t) };
  const text = added ? t("history:event.calendar.addException", told) : t("history:event.calendar.removeException", told);
  const names = added?.before.map((entry) => inLanguage(entry.name, locale)).join(" · ") ?? "";
  const replaced = names === "" ? "" : t("history:event.calendar.replaced", { names });
  return { text: joinSentences([text, replaced], locale), moved: added?.moved ?? removed?.moved ?? 0 };
}

function daysText({ from, to }: { readonly from: string; readonly to: string }, { t, locale }: Wording): string {
  return from === to ? formatDay(from, locale) : t("history:days", { from: formatDay(from, locale), to: formatDay(to, locale) });
}

function roleWords(data: unknown, wording: Wording): Words | undefined {
  const { t, locale } = wording;
  const given = read(eventData.role, data);
  if (!given) return undefined;
  const role = inLanguage(given.role, locale);
  const text = given.after ? t("history:event.role.given", { role, name: given.after.name }) : t("history:event.role.taken", { role });
  return { text, changes: fieldChanges({ person: given.before?.name }, { person: given.after?.name }, wording) };
}

function personWords(data: unknown, wording: Wording): Words | undefined {
  const entry = read(eventData.person, data);
  if (!entry) return undefined;
  const { t } = wording;
  const name = String((entry.before ?? entry.after)["name"] ?? "");
  if (!entry.before) return { text: t("history:event.person.add", { name }) };
  return { text: t("history:event.person.edit", { name }), changes: fieldChanges(entry.before, entry.after, wording) };
}

function memberWords(data: unknown, wording: Wording): Words | undefined {
  const member = read(eventData.member, data);
  if (!member) return undefined;
  const { t } = wording;
  const { name, before, after } = member;
  if (!after) return { text: t("history:event.member.remove", { name }) };
  const role = roleName(after.role, wording);
  if (!before) return { text: t("history:event.member.add", { name, role }) };
  return { text: t("history:event.member.changeRole", { name }), changes: fieldChanges(before, after, wording) };
}

/** The stretch of a text that was changed, before and after. */
function textChanges({ removed, added }: { readonly removed: string; readonly added: string }, { t }: Wording): FieldChange[] {
  const shown = (text: string) => excerpt(text) || t("history:nothing");
  return [{ label: t("history:field.text"), before: shown(removed), after: shown(added) }];
}

function excerpt(text: string): string {
  return plainExcerpt(text, 120);
}

function roleName(role: string, { t }: Wording): string {
  return isProjectRole(role) ? t(`ui:role.${role}`) : role;
}

function read<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> | undefined {
  return schema.safeParse(data).data;
}

function taskName(id: string | null, { t, locale, taskName: nameOf }: Wording): string {
  const name = id === null ? undefined : nameOf(id);
  return name ? inLanguage(name, locale) : t("history:event.plan.unknownTask");
}

function linkEnds(link: { readonly predecessorId: string; readonly successorId: string }, wording: Wording) {
  return { predecessor: taskName(link.predecessorId, wording), successor: taskName(link.successorId, wording) };
}

function timesText(intervals: readonly { readonly from: number; readonly to: number }[], t: Wording["t"]): string {
  return intervals.length === 0 ? t("history:dayOff") : formatWorkingTimes(intervals);
}
