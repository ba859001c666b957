import type { i18n } from "i18next";
import { z } from "zod";
import { isProjectRole } from "#app/domain/access/permissions.ts";
import type { CustomField, CustomValue } from "#app/domain/plan/custom-field.ts";
import { customText } from "#app/domain/plan/custom-text.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { taskKinds, workTypes } from "#app/domain/plan/model.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import type { Duration } from "#app/domain/time/duration.ts";
import { isCivilTime } from "#app/domain/time/day.ts";
import { formatDay, formatList, formatNumber, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";

/** What entries are put into words with. */
export interface Wording {
  readonly t: i18n["t"];
  readonly locale: Locale;
  readonly duration: (duration: Duration) => string;
  /** What a task was called when the entry was made. */
  readonly taskName: (id: string) => BilingualText | undefined;
  readonly personNames: ReadonlyMap<string, string>;
  readonly roleNames: ReadonlyMap<string, BilingualText>;
  readonly calendarNames: ReadonlyMap<string, BilingualText>;
  /** The project's own fields, those that were removed among them. */
  readonly fields: readonly CustomField[];
}

/** One field that an edit changed. */
export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The fields of which two states differ, in words; fields without a name of their own are left out. */
export function fieldChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  wording: Wording,
): FieldChange[] {
  const { t } = wording;
  const plain = shownFields.flatMap((field) => {
    if (!(field in after) || JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null)) return [];
    return [{ label: t(`history:field.${field}`), before: fieldText(field, before, wording), after: fieldText(field, after, wording) }];
  });
  return [...plain, ...customChanges(before["custom"], after["custom"], wording)];
}

const storedValues = z.record(z.string(), z.union([z.string(), z.number()]).nullable()).catch({});

/** Of the project's own fields, those that a change names. */
function customChanges(before: unknown, after: unknown, wording: Wording): FieldChange[] {
  const [former, latter] = [storedValues.parse(before ?? {}), storedValues.parse(after ?? {})];
  return wording.fields.flatMap((field) => {
    const [old, now] = [former[field.key] ?? null, latter[field.key] ?? null];
    if (!(field.key in latter) || old === now) return [];
    return [
      { label: inLanguage(field.name, wording.locale), before: customWords(field, old, wording), after: customWords(field, now, wording) },
    ];
  });
}

function customWords(field: CustomField, value: CustomValue | null, { t, locale, personNames }: Wording): string {
  const text = customText(field, value, {
    bilingual: (name) => inLanguage(name, locale),
    day: (day) => formatDay(day, locale),
    number: (number) => formatNumber(number, locale),
    person: (id) => personNames.get(id),
  });
  return text || t("history:nothing");
}

/** What some fields of a state say, in words; empty when none of them has anything to say. */
export function fieldsText(fields: readonly string[], state: Readonly<Record<string, unknown>>, wording: Wording): string {
  const nothing = wording.t("history:nothing");
  const saying = shownFields.filter((field) => fields.includes(field) && state[field] !== false);
  const custom = storedValues.parse(state["custom"] ?? {});
  const texts = [
    ...saying.map((field) => fieldText(field, state, wording)),
    ...wording.fields
      .filter(({ key }) => fields.includes(`custom.${key}`))
      .map((field) => customWords(field, custom[field.key] ?? null, wording)),
  ];
  return formatList(
    texts.filter((text) => text !== nothing),
    wording.locale,
    "bare",
  );
}

/** What a field of a task is called; empty for one without a name of its own. */
export function fieldName(field: string, { t, locale, fields }: Pick<Wording, "t" | "locale" | "fields">): string {
  const own = fields.find(({ key }) => field === `custom.${key}`);
  if (own) return inLanguage(own.name, locale);
  const shown = shownFields.find((candidate) => candidate === field);
  return shown === undefined ? "" : t(`history:field.${shown}`);
}

const shownFields = [
  "name",
  "nameZh",
  "kind",
  "durationMinutes",
  "elapsed",
  "progress",
  "constraint",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
  "manualStart",
  "manualFinish",
  "roleCode",
  "ownerId",
  "deliverable",
  "active",
  "calendarId",
  "workType",
  "effortDriven",
  "optimisticMinutes",
  "pessimisticMinutes",
  "ignoresPeople",
  "priority",
  "levellingDelayMinutes",
  "pauses",
  "assignments",
  "maxUnits",
  "text",
  "assigneeId",
  "type",
  "lag",
  "person",
  "email",
  "account",
  "role",
  "timeZone",
  "currency",
  "locale",
  "options",
] as const;

type ShownField = (typeof shownFields)[number];

function fieldText(field: ShownField, state: Readonly<Record<string, unknown>>, wording: Wording): string {
  const value = state[field];
  const { t, locale } = wording;
  if (field === "calendarId" && value === null) return t("history:projectCalendar");
  if (value === null || value === undefined || value === "") return t("history:nothing");
  if (typeof value === "boolean") return t(value ? "ui:yes" : "ui:no");
  if (typeof value === "number") return numberText(field, value, state, wording);
  if (Array.isArray(value)) return listText(field, value, wording);
  if (isBilingual(value)) return inLanguage(value, locale) || t("history:nothing");
  return typeof value === "string" ? wordText(field, value, wording) : t("history:nothing");
}

const storedName = z.object({ text: z.string(), zh: z.string().nullable() });
const storedAssignment = z.object({ personId: z.string(), units: z.number(), workMinutes: z.number() });

function listText(field: ShownField, value: readonly unknown[], { t, locale, duration, personNames }: Wording): string {
  if (value.length === 0) return t("history:nothing");
  if (field === "options")
    return formatList(
      z
        .array(storedName)
        .catch([])
        .parse(value)
        .map((name) => inLanguage(name, locale)),
      locale,
      "bare",
    );
  if (field === "pauses") return t("history:pause", { count: value.length });
  const names = z
    .array(storedAssignment)
    .catch([])
    .parse(value)
    .map(({ personId, units, workMinutes }) =>
      t("history:assignment", {
        person: personNames.get(personId) ?? t("history:nothing"),
        units: formatPercent(units * 100, locale),
        work: duration({ minutes: workMinutes, elapsed: false }),
      }),
    );
  return formatList(names, locale);
}

function numberText(field: ShownField, value: number, state: Readonly<Record<string, unknown>>, { locale, duration }: Wording): string {
  if (field === "maxUnits") return formatPercent(value * 100, locale);
  if (field === "progress" || (field === "lag" && state["lagUnit"] === "percent")) return formatPercent(value, locale);
  if (field === "levellingDelayMinutes") return duration({ minutes: value, elapsed: true });
  if (field === "optimisticMinutes" || field === "pessimisticMinutes") return duration({ minutes: value, elapsed: false });
  if (field !== "durationMinutes" && field !== "lag") return formatNumber(value, locale);
  const elapsed = state["elapsed"] === true || state["lagUnit"] === "elapsed";
  return duration({ minutes: value, elapsed });
}

function wordText(field: ShownField, value: string, { t, locale, personNames, roleNames, calendarNames }: Wording): string {
  if (field === "calendarId") {
    const calendar = calendarNames.get(value);
    return calendar ? inLanguage(calendar, locale) : t("history:nothing");
  }
  const workType = field === "workType" ? workTypes.find((entry) => entry === value) : undefined;
  if (workType) return t(`history:workType.${workType}`);
  if (field === "ownerId" || field === "assigneeId") return personNames.get(value) ?? t("history:nothing");
  if (field === "roleCode") {
    const role = roleNames.get(value);
    return role ? inLanguage(role, locale) : value;
  }
  if (field === "role" && isProjectRole(value)) return t(`ui:role.${value}`);
  if (field === "locale" && isLocale(value)) return t(`account:profile.${value === "zh" ? "chinese" : "english"}`);
  const kind = field === "kind" ? taskKinds.find((entry) => entry === value) : undefined;
  if (kind) return t(`history:kind.${kind}`);
  const constraint = field === "constraint" ? constraintTypes.find((entry) => entry === value) : undefined;
  if (constraint) return t(`plan:constraint.${constraint}`);
  if (isCivilTime(value)) return `${formatDay(value, locale)} ${value.slice(11)}`;
  return value;
}

function isBilingual(value: unknown): value is BilingualText {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string" && "zh" in value;
}
