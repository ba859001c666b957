import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import type { CustomField, FieldKind } from "#app/domain/plan/custom-field.ts";
import { workTypes } from "#app/domain/plan/model.ts";
import type { Plan, PlanCalendarException, PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import type { ConstraintType, Pause } from "#app/domain/schedule/network.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import type { TextsOfTasks } from "#app/domain/sheet/task-texts.ts";
import { planFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import { readPlan } from "#app/workers/read-plan-bytes.ts";
import { runSheetJob } from "#app/workers/run-sheet-job.ts";
import { writePlanBytes, type ExportFormat } from "#app/workers/write-plan-bytes.ts";
import { writePlanFile } from "#app/workers/write-plan-file.ts";
import { planOf, sheetJob } from "./sheet-files.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

const field = (key: string, kind: FieldKind, name: string, options: readonly string[] = []): CustomField => ({
  key,
  kind,
  name: { text: name, zh: null },
  description: { text: "", zh: null },
  isExpected: false,
  options: options.map((text, index) => ({ key: `o${index + 1}`, name: { text, zh: null }, isRemoved: false })),
});
const ownFields = [
  field("f1", "text", "供应商联系人"),
  field("f2", "number", "Vendor days"),
  field("f3", "date", "Signed"),
  field("f4", "choice", "Department", ["Sales", "客服"]),
];

/** A plan with whatever a sheet can hold, and names that other programs would take for formulas. */
const plan = planOf(
  [
    { id: "phase", kind: "phase", name: { text: "Prepare", zh: "准备" }, durationMinutes: 0 },
    { id: "a", parentId: "phase", name: { text: "=HYPERLINK(1)", zh: null }, ownerId: "li", progress: 40, actualStart: "2026-01-05T08:00" },
    {
      id: "b",
      parentId: "phase",
      name: { text: "'-1 kept", zh: null },
      durationMinutes: 2880,
      elapsed: true,
      deadline: "2026-02-01T17:00",
    },
    {
      id: "c",
      name: { text: '@all, "quoted"; 换行', zh: null },
      durationMinutes: 720,
      constraint: "SNET",
      constraintAt: "2026-01-20T00:00",
    },
    { id: "f", name: { text: "Rests", zh: null }, durationMinutes: 960, pauses: [{ afterMinutes: 480, minutes: 480 }] },
    { id: "d", name: { text: "By hand", zh: null }, manualStart: "2026-02-02T08:00", manualFinish: "2026-02-06T17:00", roleCode: "PM" },
    { id: "e", kind: "milestone", name: { text: "Go-live", zh: "上线" }, durationMinutes: 0, deliverable: { text: "+1 signed", zh: null } },
    { id: "g", name: { text: "Own", zh: null }, custom: { f1: "=周敏", f2: 2.5, f3: "2026-03-01", f4: "o2", f5: "li" } },
  ],
  {
    fields: [...ownFields, field("f5", "person", "Buyer")],
    people: [{ id: "li", name: "李娜" }],
    roles: [{ code: "PM", name: { text: "Project manager", zh: "项目经理" }, personId: "li" }],
    links: [
      { id: "l1", predecessorId: "a", successorId: "b", type: "SS", lag: 960, lagUnit: "working" },
      { id: "l2", predecessorId: "b", successorId: "c", type: "FS", lag: 50, lagUnit: "percent" },
      { id: "l3", predecessorId: "c", successorId: "e", type: "FS", lag: -480, lagUnit: "working" },
      { id: "l4", predecessorId: "d", successorId: "e", type: "FF", lag: 1440, lagUnit: "elapsed" },
    ],
  },
);

const clock = fc.integer({ min: 0, max: 200 }).map((days) => `${new Date(Date.UTC(2026, 0, 5 + days)).toISOString().slice(0, 10)}T13:30`);
const constraint = fc.oneof(
  fc.constantFrom("ASAP", "ALAP").map((kind) => ({ constraint: kind as ConstraintType, constraintAt: null })),
  fc
    .tuple(fc.constantFrom("SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"), clock)
    .map(([kind, constraintAt]) => ({ constraint: kind as ConstraintType, constraintAt })),
);
const words = (first: string) =>
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => `${first}${text.replace(/[\p{Cc}\p{Cs}\s]/gu, "")}`);
const ownValues = fc.record(
  {
    f1: words("V"),
    f2: fc.integer({ min: -400, max: 400 }).map((quarters) => quarters / 4),
    f3: clock.map((at) => at.slice(0, 10)),
    f4: fc.constantFrom("o1", "o2"),
  },
  { requiredKeys: [] },
);
const anyTask = fc.record({
  custom: ownValues,
  name: words("T").map((text) => ({ text, zh: null })),
  deliverable: fc.oneof(fc.constant(""), words("D")).map((text) => ({ text, zh: null })),
  texts: fc.option(
    fc.record({
      description: fc.array(words("- D"), { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n\n")),
      checklist: fc.array(fc.record({ text: words("C"), isDone: fc.boolean() }), { maxLength: 3 }),
    }),
  ),
  durationMinutes: fc.integer({ min: 1, max: 20_000 }),
  elapsed: fc.boolean(),
  active: fc.boolean(),
  workType: fc.constantFrom(...workTypes),
  effortDriven: fc.boolean(),
  ignoresPeople: fc.boolean(),
  priority: fc.integer({ min: 0, max: 1000 }),
  levellingDelayMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 })),
  calendarId: fc.option(fc.constant("night")),
  rests: fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 })), { maxLength: 2 }),
  assignments: fc.uniqueArray(
    fc.record({
      personId: fc.constantFrom("p1", "p2", "p3"),
      units: fc.constantFrom(0.25, 0.5, 2),
      workMinutes: fc.integer({ min: 0, max: 9000 }),
    }),
    { maxLength: 3, selector: ({ personId }) => personId },
  ),
  deadline: fc.option(clock),
  ownerId: fc.option(fc.constantFrom("p1", "p2")),
  isPoint: fc.boolean(),
  above: fc.nat(),
  dates: constraint,
  manual: fc.option(fc.tuple(clock, clock)),
  done: fc.option(fc.tuple(fc.integer({ min: 1, max: 99 }), clock)),
  links: fc.array(
    fc.record({
      back: fc.integer({ min: 1, max: 8 }),
      type: fc.constantFrom("FS", "SS", "FF", "SF"),
      lag: fc.integer({ min: -300, max: 3000 }),
      lagUnit: fc.constantFrom("working", "elapsed", "percent"),
    }),
    { maxLength: 2 },
  ),
});

const nights = Array.from({ length: 7 }, () => [
  { from: 0, to: 240 },
  { from: 1200, to: 1440 },
]);

/** Phases of the top level with tasks in them, links from earlier tasks to later ones, and a calendar with a holiday, a worked Sunday and a night shift. */
const anyPlan = fc.array(anyTask, { minLength: 1, maxLength: 12 }).map((rows): { readonly plan: Plan; readonly texts: TextsOfTasks } => {
  const phases = [0, 1].map((index) => ({ id: `phase${index}`, kind: "phase" as const, durationMinutes: 0 }));
  const tasks = rows.map(({ isPoint, above, dates, manual, done, rests, links: _links, texts: _texts, ...row }, index) => ({
    ...row,
    // Who is the first on a task that nobody owns owns it from then on.
    ownerId: row.ownerId ?? (isPoint ? null : (row.assignments[0]?.personId ?? null)),
    ...(isPoint ? { kind: "milestone" as const, durationMinutes: 0, elapsed: false, assignments: [] } : {}),
    ...(isPoint || manual || row.elapsed || row.assignments.length > 0 ? {} : { pauses: pausesWithin(row.durationMinutes, rests) }),
    ...dates,
    id: `t${index}`,
    parentId: index === 0 ? "phase0" : index === 1 ? "phase1" : above % 3 === 0 ? null : `phase${(above % 3) - 1}`,
    ...(manual && !isPoint ? { manualStart: manual.toSorted()[0]!, manualFinish: manual.toSorted()[1]! } : {}),
    ...(done ? { progress: done[0], actualStart: done[1] } : {}),
  }));
  const links = rows.flatMap((row, index) =>
    row.links.flatMap(({ back, ...link }, place) =>
      index - back >= 0 && row.links.findIndex((other) => other.back === back) === place
        ? [{ id: `l${index}-${back}`, predecessorId: `t${index - back}`, successorId: `t${index}`, ...link } as PlanLink]
        : [],
    ),
  );
  const plan = planOf(
    [
      phases[0]!,
      ...tasks.filter((task) => task.parentId === "phase0"),
      ...(rows.length > 1 ? [phases[1]!] : []),
      ...tasks.filter((task) => task.parentId === "phase1"),
      ...tasks.filter((task) => task.parentId === null),
    ],
    {
      links,
      fields: ownFields,
      people: [
        { id: "p1", name: "Li Na" },
        { id: "p2", name: "王 & 伟" },
        { id: "p3", name: "Wu Qiang" },
      ],
      calendars: { night: { name: { text: "Night", zh: "夜班" }, week: nights, exceptions: [], provisionalYears: [] } },
      workingTimes: {
        p1: { calendarId: null, maxUnits: 0.5, absences: [{ from: "2026-01-12", to: "2026-01-14" }] },
        p2: { calendarId: "night", maxUnits: 1, absences: [] },
      },
    },
  );
  const week = [
    [
      { from: 0, to: 300 },
      { from: 1200, to: 1440 },
    ],
    ...plan.calendar.week.slice(1),
  ];
  const named = { text: "Holiday", zh: "假日" };
  const exceptions = [
    { from: "2026-01-07", to: "2026-01-09", intervals: [], name: named },
    { from: "2026-01-11", to: "2026-01-11", intervals: [{ from: 540, to: 720 }], name: named },
  ];
  const texts = Object.fromEntries(rows.flatMap((row, index) => (row.texts ? [[`t${index}`, row.texts]] : [])));
  return { plan: { ...plan, calendar: { week, exceptions, provisionalYears: [] } }, texts };
});

/** Estimates, which JSON alone has. */
function withEstimates(plan: Plan): Plan {
  const tasks = plan.tasks.map((task, index) =>
    task.kind === "task" && index % 3 === 0 ? { ...task, optimisticMinutes: 60, pessimisticMinutes: 9000 } : task,
  );
  return { ...plan, tasks };
}

function pausesWithin(durationMinutes: number, rests: readonly (readonly [number, number])[]): readonly Pause[] {
  const inside = new Map(rests.filter(([after]) => after < durationMinutes));
  return [...inside].sort(([one], [other]) => one - other).map(([afterMinutes, minutes]) => ({ afterMinutes, minutes }));
}

/** Milestones that need a decision, which JSON alone can tell. */
function withGates(plan: Plan): Plan {
  const tasks = plan.tasks.map((task, index) => (task.kind === "milestone" && index % 2 === 0 ? { ...task, kind: "gate" as const } : task));
  return { ...plan, tasks };
}

const numberOf = (plan: Plan, id: string | null) => plan.tasks.findIndex((task) => task.id === id);
/** What the format holds of a task. */
const inFile =
  (plan: Plan) =>
  ({
    id: _id,
    version: _version,
    number: _number,
    position: _position,
    parentId,
    ownerId,
    calendarId,
    assignments,
    ...task
  }: PlanTask) => ({
    ...task,
    parent: numberOf(plan, parentId),
    owner: personInFile(plan, ownerId),
    calendar: plan.calendars[calendarId ?? ""]?.name.text,
    assignments: assignments.map(({ personId, ...work }) => ({ ...work, person: personInFile(plan, personId) })),
  });
const personInFile = (plan: Plan, id: string | null) => plan.people.find((person) => person.id === id)?.name;
const workInFile = (plan: Plan) =>
  Object.entries(plan.workingTimes).map(([id, { calendarId, ...time }]) => [
    personInFile(plan, id),
    plan.calendars[calendarId ?? ""]?.name.text,
    time,
  ]);
const dayInFile = ({ from, to, intervals, name }: PlanCalendarException) => ({ from, to, intervals, name: name.text });
const linkInFile = (plan: Plan) => (link: PlanLink) =>
  [numberOf(plan, link.predecessorId), numberOf(plan, link.successorId), link.type, link.lag, link.lagUnit].join(" ");

/** The elements of the schema that may be written, in its order; those that came with Project 2010 where it writes them itself. */
const schemaOrder: Readonly<Record<string, readonly string[]>> = {
  Project:
    `SaveVersion Name Title ScheduleFromStart StartDate FinishDate CriticalSlackLimit CurrencyCode CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay
    MinutesPerWeek DaysPerMonth DefaultTaskType DurationFormat HonorConstraints MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated NewTasksAreManual ExtendedAttributes Calendars Tasks
    Resources Assignments`.split(/\s+/),
  Calendar: "UID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions".split(" "),
  WeekDay: "DayType DayWorking TimePeriod WorkingTimes".split(" "),
  Task: `UID ID Name Active Manual Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start Finish Duration ManualStart ManualFinish ManualDuration
    DurationFormat EffortDriven Estimated Milestone Summary ExternalTask PercentComplete ActualStart ActualFinish ActualDuration RemainingDuration ConstraintType CalendarUID ConstraintDate Deadline LevelingDelay LevelingDelayFormat
    IgnoreResourceCalendar Notes PredecessorLink ExtendedAttribute Baseline`.split(/\s+/),
  ExtendedAttribute: "FieldID FieldName Alias RestrictValues ValueList Value".split(" "),
  PredecessorLink: "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat".split(" "),
  Resource: "UID ID Name Type MaxUnits CalendarUID".split(" "),
  Assignment: "UID TaskUID ResourceUID Units Work TimephasedData".split(" "),
  TimephasedData: "Type UID Start Finish Unit Value".split(" "),
};

const anyCriticality = fc.record({
  slackDays: fc.integer({ min: -3, max: 10 }),
  nearDays: fc.integer({ min: 0, max: 20 }),
  severalEnds: fc.boolean(),
});

/** Names of the elements directly in a piece of XML, each once. */
function tagsOf(xml: string): readonly string[] {
  const tags: string[] = [];
  for (let at = 0; at < xml.length;) {
    const found = /<(\w+)(\/?)>/g;
    found.lastIndex = at;
    const match = found.exec(xml);
    if (!match) break;
    const [whole, tag = "", isEmpty] = match;
    if (tags.at(-1) !== tag) tags.push(tag);
    at = isEmpty ? match.index + whole.length : xml.indexOf(`</${tag}>`, match.index) + tag.length + 3;
  }
  return tags;
}

describe("a plan that is exported", () => {
  it.each([
    ["csv", "en"],
    ["csv", "zh"],
    ["xlsx", "en"],
    ["xlsx", "zh"],
  ] as const)("as %s in %s and imported again is the same plan", async (format, language) => {
    const bytes = await writePlanBytes(plan, { format, language, name: "CRM: [上线]/计划", currency: "CNY" });

    const answer = await runSheetJob(
      sheetJob(bytes, { fileName: `plan.${format}`, plan, people: [{ id: "li", name: "李娜", email: null }] }),
    );

    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.problems).toEqual([]);
    expect(answer.value.preview?.lines.filter((line) => line.change !== "unchanged")).toEqual([]);
    expect(answer.value.preview).toMatchObject({ unchanged: 8, untouched: 0, moved: [], elsewhere: [], newPeople: [] });
    expect(answer.value.plan?.tasks).toEqual(plan.tasks);
    expect(answer.value.plan?.links.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(plan.links);
  });

  it("takes descriptions and checklists along, which come back with tasks that are new", async () => {
    const description = "=Not a formula\n\n- **bold** @[Li Na] & <b>";
    const checklist = [
      { text: "Rooms booked", isDone: true },
      { text: "- 名单", isDone: false },
    ];
    const ofB = { taskId: "3", description, checklist };
    const wishes = { language: "zh", name: "P", currency: "CNY", texts: { b: { description, checklist } } } as const;
    const texts = async (format: ExportFormat) => new TextDecoder().decode(await writePlanBytes(plan, { ...wishes, format }));

    for (const format of ["csv", "xlsx"] as const) {
      const bytes = await writePlanBytes(plan, { ...wishes, format });
      const again = await runSheetJob(sheetJob(bytes, { fileName: `plan.${format}` }));
      const known = await runSheetJob(sheetJob(bytes, { fileName: `plan.${format}`, plan }));
      if (!again.ok || !known.ok) throw new Error("not read");
      expect(again.value.texts).toEqual([{ taskId: again.value.plan?.tasks[2]?.id, description, checklist }]);
      expect(known.value.texts).toEqual([]);
    }
    for (const [format, fileName] of [
      ["json", "plan.json"],
      ["mspdi", "plan.xml"],
    ] as const) {
      const read = readPlan(fileName, await writePlanBytes(plan, { ...wishes, format }));
      if (!read.ok) throw new Error(read.problem.code);
      expect(planFromImported(read.value, "q").texts).toEqual([ofB]);
    }
    expect(await texts("mspdi")).toContain(
      "<Notes>=Not a formula\n\n- **bold** @[Li Na] &amp; &lt;b&gt;\n\n[x] Rooms booked\n[ ] - 名单</Notes>",
    );
  });

  it("holds the longest texts there are, without what XML does not allow, and says where one had to be cut", async () => {
    const description = `${"长".repeat(19_998)}\uFFFE\u0001`;
    const checklist = Array.from({ length: 200 }, (_, index) => ({ text: `${index} ${"x".repeat(490)}`, isDone: false }));
    const wishes = { language: "en", name: "P\uFFFE", currency: "CNY", texts: { b: { description, checklist } } } as const;
    const readAgain = async (format: ExportFormat) => {
      const bytes = await writePlanBytes(plan, { ...wishes, format });
      const again = await runSheetJob(sheetJob(bytes, { fileName: `plan.${format}` }));
      if (!again.ok) throw new Error(again.problem.code);
      return again.value;
    };

    const book = await readAgain("xlsx");
    expect(book.texts[0]?.description).toBe("长".repeat(19_998));
    expect(book.problems).toMatchObject([{ code: "cellCut", field: "checklist" }]);
    const text = await readAgain("csv");
    expect([text.problems, text.texts[0]?.checklist]).toEqual([[], checklist]);
  });

  it("as CSV holds no cell that a program takes for a formula", async () => {
    const text = new TextDecoder().decode(await writePlanBytes(plan, { format: "csv", language: "en", name: "P", currency: "CNY" }));

    for (const cell of parseCsv(text).flat()) expect(String(cell)).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
    expect(text).toContain("'=HYPERLINK(1)");
  });

  it.each([
    ["Microsoft Project XML", "mspdi", "plan.xml"],
    ["JSON", "json", "plan.json"],
  ] as const)("as %s is read as the plan of another project with the same dates, whatever it holds", async (_name, format, fileName) => {
    await fc.assert(
      fc.asyncProperty(anyPlan, anyCriticality, async ({ plan: drawn, texts }, criticality) => {
        // Microsoft Project knows no near-critical tasks.
        const some =
          format === "json"
            ? withEstimates(withGates({ ...drawn, criticality }))
            : { ...drawn, criticality: { ...criticality, nearDays: ordinaryCriticality.nearDays } };
        const before = schedulePlan(some);
        fc.pre(before.ok);
        const read = readPlan(fileName, await writePlanBytes(some, { format, language: "en", name: "P & <Q>", currency: "CNY", texts }));

        if (!read.ok) throw new Error(read.problem.code);
        const { plan: kept, texts: keptTexts, notes } = planFromImported(read.value, "q");
        expect(read.value.name).toBe("P & <Q>");
        expect(notes).toEqual([]);
        expect(kept.tasks.map(inFile(kept))).toEqual(some.tasks.map(inFile(some)));
        expect(kept.links.map(linkInFile(kept)).sort()).toEqual(some.links.map(linkInFile(some)).sort());
        expect(kept.criticality).toEqual(some.criticality);
        expect(kept.calendar.week).toEqual(some.calendar.week);
        expect(kept.calendar.exceptions.map(dayInFile)).toEqual(some.calendar.exceptions.map(dayInFile));
        expect(workInFile(kept)).toEqual(workInFile(some));
        expect(kept.people.map((person) => person.name)).toEqual(some.people.map((person) => person.name));
        expect(keptTexts.map(({ taskId, ...text }) => [numberOf(kept, taskId), text])).toEqual(
          some.tasks.flatMap(({ id }) => (texts[id] ? [[numberOf(some, id), texts[id]]] : [])),
        );
        const after = schedulePlan(kept);
        if (!after.ok || !before.ok) throw new Error("not scheduled");
        expect([after.value.startMinutes, after.value.finishMinutes]).toEqual([before.value.startMinutes, before.value.finishMinutes]);
        expect([after.value.critical, after.value.nearCritical]).toEqual([before.value.critical, before.value.nearCritical]);
        expect(compareImported(read.value, after.value).moved).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("as Microsoft Project XML has its elements in the order of the schema", async () => {
    const baseline = { a: ["2026-01-05T08:00", "2026-01-05T17:00"] as const };
    const whole = new TextDecoder().decode(
      await writePlanBytes({ ...plan, baseline }, { format: "mspdi", language: "en", name: "P", currency: "CNY" }),
    );
    // In a list of values, each is an element of that name in another.
    const text = whole.replace(/<ValueList>.*?<\/ValueList>/gs, "<ValueList/>");

    for (const [element, order] of Object.entries(schemaOrder)) {
      const written = [...text.matchAll(new RegExp(`<${element}(?: [^>]*)?>(.*?)</${element}>`, "gs"))].map((match) =>
        tagsOf(match[1] ?? ""),
      );
      expect(written.length).toBeGreaterThan(0);
      for (const tags of written) {
        expect(tags.filter((tag) => !order.includes(tag))).toEqual([]);
        expect(tags).toEqual(tags.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      }
    }
    expect(text).toContain("<Baseline>");
    // Without these two the schema does not take a file.
    expect(text).toMatch(/<SaveVersion>14<[^]*<CurrencyCode>CNY</);
    // given a task of a day, 40 per cent done, and one that lasts a week by hand
    expect(text).toMatch(/<ActualDuration>PT3H12M0S<\/ActualDuration>\s*<RemainingDuration>PT4H48M0S</);
    expect(text).toContain("<ManualDuration>PT40H0M0S</ManualDuration>");
  });

  it("is written in a worker", async () => {
    const bytes = await writePlanFile(gzipSync(JSON.stringify(plan)), { format: "csv", language: "zh", name: "P", currency: "CNY" });

    expect(new TextDecoder().decode(bytes)).toContain("前置任务");
  });
});
