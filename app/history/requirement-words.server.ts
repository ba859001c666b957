import { z } from "zod";
import { capBases, type ExtensionCap } from "#app/domain/requirement/extension-cap.ts";
import { dispositions, priorities, requirementKinds, requirementStatuses } from "#app/domain/requirement/requirement.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import type { FieldChange, Wording } from "#app/http/field-words.server.ts";
import { formatList, formatNumber, inLanguage } from "#app/i18n/format.ts";

const state = z.record(z.string(), z.unknown());
const cap = z.object({ basis: z.enum(capBases), cap: z.number() });
const named = z.object({ code: z.string(), name: z.object({ text: z.string(), zh: z.string().nullable() }) });

const shapes = {
  named,
  edit: named.extend({ before: state, after: state }),
  makeTask: named.extend({ task: z.string() }),
  addMany: z.object({ count: z.number(), from: z.string(), to: z.string() }),
  editMany: z.object({
    count: z.number(),
    codes: z.array(z.string()),
    items: z.array(z.object({ id: z.string(), before: state })).default([]),
    after: state,
  }),
  takeBaseline: z.object({ number: z.number(), count: z.number() }),
  setCap: z.object({ before: cap, after: cap }),
};

interface Words {
  readonly text: string;
  readonly changes?: readonly FieldChange[];
}

const mostCodes = 20;

/** What was done about the requirements of a project, in the reader's words; undefined for an entry of another release. */
export function requirementWords(verb: string, data: unknown, wording: Wording): Words | undefined {
  const { t, locale } = wording;
  const nameOf = ({ code, name }: z.output<typeof named>) => ({ code, name: plainExcerpt(inLanguage(name, locale), 120) });
  switch (verb) {
    case "add":
    case "remove":
    case "restore": {
      const known = shapes.named.safeParse(data).data;
      return known && { text: t(`history:event.requirement.${verb}`, nameOf(known)) };
    }
    case "makeTask": {
      const made = shapes.makeTask.safeParse(data).data;
      return made && { text: t("history:event.requirement.makeTask", { ...nameOf(made), task: made.task }) };
    }
    case "edit": {
      const edited = shapes.edit.safeParse(data).data;
      if (!edited) return undefined;
      return { text: t("history:event.requirement.edit", nameOf(edited)), changes: changesOf(edited.before, edited.after, wording) };
    }
    case "addMany": {
      const added = shapes.addMany.safeParse(data).data;
      return added && { text: t("history:event.requirement.addMany", added) };
    }
    case "editMany": {
      const edited = shapes.editMany.safeParse(data).data;
      if (!edited) return undefined;
      const { count, codes, after } = edited;
      const shown = [...codes.slice(0, mostCodes), ...(codes.length > mostCodes ? ["…"] : [])];
      const text = t("history:event.requirement.editMany", { count, codes: formatList(shown, locale, "bare") });
      const only = edited.items.length === 1 ? edited.items[0]?.before : undefined;
      return { text, changes: changesOf(only ?? {}, after, wording) };
    }
    case "takeBaseline": {
      const taken = shapes.takeBaseline.safeParse(data).data;
      return taken && { text: t("history:event.requirement.takeBaseline", taken) };
    }
    case "setCap": {
      const set = shapes.setCap.safeParse(data).data;
      if (!set) return undefined;
      const change = { label: t("requirements:cap.field"), before: capText(set.before, wording), after: capText(set.after, wording) };
      return { text: t("history:event.requirement.setCap"), changes: [change] };
    }
    default:
      return undefined;
  }
}

function capText({ basis, cap: most }: ExtensionCap, { t, locale }: Wording): string {
  if (basis === "share") return formatNumber(most, locale, { style: "percent", maximumFractionDigits: 2 });
  return `${formatNumber(most, locale)} ${t("requirements:cap.basisDays")}`;
}

const shownFields = [
  ["statement", "requirements:field.statement"],
  ["statementZh", "requirements:field.statementZh"],
  ["kind", "requirements:column.kind"],
  ["priority", "requirements:column.priority"],
  ["disposition", "requirements:column.disposition"],
  ["effortDays", "requirements:field.effort"],
  ["status", "requirements:column.status"],
  ["source", "requirements:column.source"],
  ["ownerId", "requirements:column.owner"],
  ["taskId", "requirements:column.task"],
] as const;

type Shown = (typeof shownFields)[number][0];

const many = z.looseObject({ codes: z.array(z.string()), items: z.array(z.looseObject({ id: z.string() })) });

/** What an entry of the log tells of one requirement: of several that were changed together, that one. */
export function aboutRequirement(data: string, requirementId: string): string {
  const known = many.safeParse(JSON.parse(data)).data;
  const at = known?.items.findIndex(({ id }) => id === requirementId) ?? -1;
  if (!known || at < 0) return data;
  return JSON.stringify({ ...known, count: 1, codes: known.codes.slice(at, at + 1), items: known.items.slice(at, at + 1) });
}

/** The fields of which two states differ; those that the former state does not know were several. */
function changesOf(before: z.output<typeof state>, after: z.output<typeof state>, wording: Wording): FieldChange[] {
  return shownFields.flatMap(([field, label]) => {
    if (!(field in after) || JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null)) return [];
    const former = field in before ? fieldText(field, before[field], wording) : "";
    return [{ label: wording.t(label), before: former, after: fieldText(field, after[field], wording) }];
  });
}

function fieldText(field: Shown, value: unknown, { t, locale, personNames, taskName }: Wording): string {
  if (value === null || value === undefined || value === "") return t("history:nothing");
  const text = String(value);
  const wordOf = <Name extends string>(names: readonly Name[], word: (name: Name) => string) => {
    const name = names.find((each) => each === text);
    return name === undefined ? text : word(name);
  };
  switch (field) {
    case "kind":
      return wordOf(requirementKinds, (name) => t(`requirements:kind.${name}`));
    case "priority":
      return wordOf(priorities, (name) => t(`requirements:priority.${name}`));
    case "disposition":
      return wordOf(dispositions, (name) => t(`requirements:disposition.${name}`));
    case "status":
      return wordOf(requirementStatuses, (name) => t(`requirements:status.${name}`));
    case "effortDays":
      return formatNumber(Number(value), locale);
    case "ownerId":
      return personNames.get(text) ?? t("history:nothing");
    case "taskId": {
      const task = taskName(text);
      return task ? inLanguage(task, locale) : t("requirements:taskGone");
    }
    default:
      return plainExcerpt(text, 200);
  }
}
