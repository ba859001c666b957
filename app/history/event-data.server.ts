import { z } from "zod";

const text = z.object({ text: z.string(), zh: z.string().nullable().default(null) });
const fields = z.record(z.string(), z.unknown());
const moved = z.number().int().default(0);
const intervals = z.array(z.object({ from: z.number(), to: z.number() }));
const exception = z.object({ from: z.string(), to: z.string(), intervals, name: text });
const calendarName = z.object({ name: z.string(), nameZh: z.string().nullable() });
const person = z.object({ name: z.string() });
const days = z.object({ from: z.string(), to: z.string() });
const link = z.object({ predecessorId: z.string(), successorId: z.string(), type: z.string(), lag: z.number(), lagUnit: z.string() });

/** What the log keeps of each kind of entry, as far as its words need it. Entries of other releases that do not fit are told by name only. */
export const eventData = {
  edit: z.object({ before: fields.default({}), after: fields, moved }),
  renaming: z.object({ before: z.object({ name: text }), after: z.object({ name: text }) }),
  command: z.object({
    after: z.looseObject({ kind: z.string() }),
    moved,
  }),
  addTask: z.object({ after: z.object({ name: z.string() }) }),
  moveTask: z.object({ after: z.object({ parentId: z.string().nullable() }) }),
  movedTask: z.looseObject({ before: z.object({ parentId: z.string().nullable() }) }),
  restoreTasks: z.object({ after: z.object({ tasks: z.array(z.object({ name: text })) }) }),
  mergeTasks: z.object({
    after: z.object({ tasks: z.number(), about: z.enum(["level", "unlevel", "replan", "branch", "method"]).optional() }),
    branch: z.object({ name: z.string() }).optional(),
  }),
  importSheet: z.object({ file: z.string(), added: z.number(), changed: z.number(), moved }),
  addLink: z.object({ after: z.object({ link }) }),
  updateLink: z.object({ before: link, after: z.object({ changes: fields }) }),
  removeLink: z.object({ before: link }),
  note: z.object({ text: z.union([z.string(), z.object({ en: z.string(), zh: z.string() })]) }),
  project: z.object({ name: z.string(), file: z.string().optional() }),
  goLive: z.object({ after: text.nullable() }),
  criticality: z.object({ after: z.object({ slackDays: z.number(), nearDays: z.number(), severalEnds: z.boolean() }) }),
  copy: z.object({ name: z.string(), source: z.string(), sourceZh: z.string().nullable() }),
  template: z.object({ name: z.string(), edition: z.number() }),
  calendar: z.object({ before: calendarName, after: calendarName, moved }),
  customField: z.object({ name: text, before: fields.optional(), after: fields.optional() }),
  otherCalendar: z.object({ calendar: text }),
  week: z.object({ before: z.array(intervals).length(7), after: z.array(intervals).length(7), moved }),
  addException: z.object({ before: z.array(exception), after: exception, moved }),
  year: z.object({ year: z.number(), after: z.enum(["official", "provisional"]) }),
  removeException: z.object({ before: exception, moved }),
  role: z.object({ role: text, before: person.nullable(), after: person.nullable() }),
  person: z.object({ before: fields.optional(), after: fields }),
  personGone: z.object({ before: person.optional(), after: person.optional() }),
  workingTime: z.object({ name: z.string(), before: fields, after: fields, hasNewRate: z.boolean(), moved }),
  absence: z.object({ name: z.string(), before: days.optional(), after: days.optional(), moved }),
  comment: z.object({ before: z.object({ body: z.string() }).optional(), after: z.object({ body: z.string() }).optional() }),
  textChange: z.object({ change: z.object({ removed: z.string(), added: z.string() }) }),
  steps: z.object({ after: z.object({ texts: z.array(z.string()) }) }),
  step: z.object({ before: fields.optional(), after: z.looseObject({ text: z.string() }) }),
  gate: z.object({
    criterion: text.optional(),
    text: z.string().optional(),
    signer: z.string().optional(),
    reason: z.string().optional(),
    until: z.string().optional(),
    moved,
  }),
  gateDecision: z.object({ outcome: z.enum(["go", "conditional", "noGo"]), reason: z.string(), moved }),
  files: z.object({ after: z.object({ names: z.array(z.string()) }) }),
  view: z.object({ name: z.string() }),
  report: z.object({
    number: z.number(),
    from: z.string().default(""),
    to: z.string().default(""),
    section: z.string().default(""),
    members: z.number().default(0),
    addresses: z.number().default(0),
  }),
  reportRhythm: z.object({ every: z.string(), nextDay: z.string().nullable().default(null) }),
  branch: z.object({ name: z.string() }),
  baseline: z.object({ name: z.string(), reason: z.string().default(""), phases: z.number().nullable().default(null) }),
  referenceBaseline: z.object({ name: z.string().nullable() }),
  cost: z.object({ name: z.string(), amountMinor: z.number(), currency: z.string(), before: z.number().nullable().default(null) }),
  costImport: z.object({ count: z.number(), amountMinor: z.number(), currency: z.string() }),
  time: z.object({ person: z.string(), from: z.string(), to: z.string(), before: z.number(), after: z.number() }),
  progress: z.object({ after: z.object({ statusDay: z.string().nullable(), method: z.enum(["percent", "half", "whole"]) }) }),
  webhook: z.object({ host: z.string() }),
  invitation: z.object({ email: z.string(), after: z.object({ role: z.string() }).optional() }),
  member: z.object({
    name: z.string(),
    before: z.object({ role: z.string() }).optional(),
    after: z.object({ role: z.string() }).optional(),
  }),
} as const;
