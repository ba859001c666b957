import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ImportedPlan, ImportedTask } from "#app/domain/interchange/imported-plan.ts";
import { planOf, mspdiText, taskText } from "./mspdi-text.ts";

const fixture = path.resolve(import.meta.dirname, "../fixtures/mspdi/crm-rollout.xml");

describe("readMspdi reads a plan of Microsoft Project", () => {
  let plan: ImportedPlan;
  const task = (uid: string): ImportedTask => plan.tasks.find((candidate) => candidate.uid === uid)!;
  const notes = (code: string) => plan.notes.filter((note) => note.code === code);

  beforeAll(() => {
    plan = planOf(readFileSync(fixture, "utf8"));
  });

  it("takes name, start and calendar of the project", () => {
    expect(plan.name).toBe("CRM 上线");
    expect(plan.start).toBe("2026-01-05T08:00");
    const calendar = plan.calendars[plan.calendar]!;
    expect(calendar.name).toBe("Standard");
    expect(calendar.week.map((day) => day.reduce((sum, { from, to }) => sum + to - from, 0))).toEqual([480, 480, 480, 480, 480, 0, 0]);
    expect(calendar.exceptions).toEqual([
      { from: "2026-01-15", to: "2026-01-15", intervals: [], name: "Stocktaking" },
      {
        from: "2026-01-17",
        to: "2026-01-17",
        intervals: [
          { from: 480, to: 720 },
          { from: 780, to: 1020 },
        ],
        name: "Make-up day",
      },
    ]);
  });

  it("rebuilds the outline and leaves out the row of the project and blank rows", () => {
    expect(plan.tasks.map(({ uid, parentId, kind }) => [uid, parentId, kind])).toEqual([
      ["10", null, "phase"],
      ["11", "10", "task"],
      ["12", "10", "task"],
      ["20", null, "phase"],
      ["21", "20", "task"],
      ["22", "20", "task"],
      ["23", "20", "milestone"],
      ["24", null, "task"],
    ]);
  });

  it("resolves character references in names", () => {
    expect(task("11").name).toBe("R&D interviews 调研");
  });

  it("keeps durations, progress, constraints, deadlines, actual and manual dates", () => {
    expect(task("11")).toMatchObject({ durationMinutes: 2400, elapsed: false, progress: 40, actualStart: "2026-01-05T08:00" });
    expect(task("12")).toMatchObject({ constraint: "SNET", constraintAt: "2026-01-12T08:00", deadline: "2026-01-20T17:00" });
    expect(task("21")).toMatchObject({ durationMinutes: 1440, elapsed: true });
    expect(task("22")).toMatchObject({ manualStart: "2026-01-21T08:00", manualFinish: "2026-01-22T17:00" });
    expect(task("21").manualStart).toBeNull();
  });

  it("reads the four link types with lags in working time, clock time and per cent", () => {
    expect(
      plan.links.map(({ predecessorId, successorId, type, lag, lagUnit }) => [predecessorId, successorId, type, lag, lagUnit]),
    ).toEqual([
      ["11", "12", "FS", 0, "working"],
      ["12", "21", "FS", 480, "working"],
      ["21", "22", "SS", 50, "percent"],
      ["22", "23", "FS", 4320, "elapsed"],
    ]);
  });

  it("takes people and makes the first assigned one the owner", () => {
    expect(plan.people.map(({ uid, name, calendar }) => [uid, name, calendar])).toEqual([
      ["1", "Li Na", "3"],
      ["2", "王伟", null],
    ]);
    expect(task("11").ownerId).toBe("2");
    expect(task("12").ownerId).toBeNull();
    expect(plan.assignments).toEqual([
      { taskId: "11", personId: "2", units: 1, workMinutes: null },
      { taskId: "11", personId: "1", units: 0.5, workMinutes: null },
    ]);
  });

  it("says by task and by count what it does not keep", () => {
    expect(notes("import.note.externalLink")).toMatchObject([{ taskName: "Go-live", uid: "23", parameters: { project: "erp.mpp\\4" } }]);
    expect(task("23").lostLink).toBe(true);
    expect(task("24").levellingDelayMinutes).toBe(60);
    expect(notes("import.note.materials")).toMatchObject([{ parameters: { count: 1 } }]);
    expect(notes("import.note.assignmentUnknown")).toMatchObject([{ parameters: { count: 1 } }]);
    expect(notes("import.note.baselines")).toMatchObject([{ parameters: { count: 1 } }]);
  });

  it("reads a calendar of the task's own, with times up to midnight and standard hours on the days it leaves open", () => {
    const night = plan.calendars[task("24").calendar!]!;

    expect(night.week[0]).toEqual([{ from: 1200, to: 1440 }]);
    expect(night.week[1]).toHaveLength(2);
  });
});

describe("readMspdi reads what other programs write", () => {
  it("accepts namespace prefixes, a byte order mark, CRLF line ends and character data", () => {
    const prefixed = mspdiText("<Task><UID>1</UID><Name><![CDATA[A <b> & c]]></Name><Duration>PT8H0M0S</Duration></Task>")
      .replace(/<(\/?)([A-Z])(?=\w)/g, "<$1p:$2")
      .replace("xmlns=", "xmlns:p=")
      .replace(/\n/g, "\r\n");

    const plan = planOf(`\ufeff${prefixed}`);

    expect(plan.tasks.map((task) => task.name)).toEqual(["A <b> & c"]);
  });

  it("falls back to the standard week for a file without calendars, and says so", () => {
    const plan = planOf(mspdiText(taskText(1)));

    expect(plan.calendars[plan.calendar]!.week[0]).toHaveLength(2);
    expect(plan.notes.map((note) => note.code)).toContain("import.note.calendarMissing");
  });

  it("reads an empty plan", () => {
    expect(planOf(mspdiText("")).tasks).toEqual([]);
  });

  it("reads holidays that older files write among the weekdays", () => {
    const calendars =
      "<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Old</Name><WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>" +
      "<TimePeriod><FromDate>2026-01-06T00:00:00</FromDate><ToDate>2026-01-07T23:59:00</ToDate></TimePeriod></WeekDay></WeekDays></Calendar></Calendars>";

    const plan = planOf(mspdiText(taskText(1), calendars));

    expect(plan.calendars["1"]!.exceptions).toEqual([{ from: "2026-01-06", to: "2026-01-07", intervals: [], name: "" }]);
  });

  it("turns a work week of its own into exceptions day by day", () => {
    const calendars =
      "<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Summer</Name><WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-01-12T00:00:00</FromDate>" +
      "<ToDate>2026-01-23T23:59:00</ToDate></TimePeriod><Name>Short Fridays</Name><WeekDays><WeekDay><DayType>6</DayType><DayWorking>1</DayWorking><WorkingTimes>" +
      "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar></Calendars>";

    const plan = planOf(mspdiText(taskText(1), calendars));

    const intervals = [{ from: 480, to: 720 }];
    expect(plan.calendars["1"]!.exceptions).toEqual([
      { from: "2026-01-16", to: "2026-01-16", intervals, name: "Short Fridays" },
      { from: "2026-01-23", to: "2026-01-23", intervals, name: "Short Fridays" },
    ]);
  });

  it("leaves out a link to a task that is not there and a second link between the same tasks, and says so", () => {
    const link = (uid: number) => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID></PredecessorLink>`;

    const plan = planOf(mspdiText(taskText(1) + taskText(2, link(1) + link(1) + link(77))));

    expect(plan.links).toHaveLength(1);
    expect(plan.notes.map((note) => note.code)).toEqual(expect.arrayContaining(["import.note.duplicateLink", "import.note.linkUnknown"]));
  });

  it("keeps the dates of external tasks and marks inactive ones", () => {
    const dates = "<Start>2026-02-02T08:00:00</Start><Finish>2026-02-03T17:00:00</Finish>";

    const plan = planOf(mspdiText(taskText(1, `<ExternalTask>1</ExternalTask>${dates}`) + taskText(2, "<Active>0</Active>")));

    expect(plan.tasks).toMatchObject([
      { external: true, manualStart: "2026-02-02T08:00", manualFinish: "2026-02-03T17:00" },
      { active: false },
    ]);
  });

  it("keeps the wall time of dates with a zone", () => {
    const plan = planOf(mspdiText(taskText(1, "<Start>2026-02-02T08:00:00+08:00</Start>")));

    expect(plan.tasks[0]!.fileStart).toBe("2026-02-02T08:00");
    expect(plan.notes.map((note) => note.code)).toContain("import.note.timeZone");
  });

  it("reads where work rests from its time-phased work, else from where it stops and resumes", () => {
    const worked = (kind: number, from: string, to: string, value = "PT8H0M0S") =>
      `<TimephasedData><Type>${kind}</Type><Start>2026-01-${from}:00</Start><Finish>2026-01-${to}:00</Finish><Unit>2</Unit><Value>${value}</Value></TimephasedData>`;
    const parts = worked(2, "05T08:00", "05T17:00") + worked(1, "06T08:00", "06T17:00", "PT0H0M0S") + worked(1, "08T08:00", "08T17:00");
    const assignments = `<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>${parts}</Assignment></Assignments>`;
    const dates = "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-08T17:00:00</Finish>";
    const stops = "<Stop>2026-01-05T17:00:00</Stop><Resume>2026-01-08T08:00:00</Resume>";
    const tasks = [taskText(1), taskText(2, dates + stops), taskText(3, dates)].map((text) =>
      text.replace(/<Duration>[^<]*/, "<Duration>PT16H0M0S"),
    );

    const plan = planOf(mspdiText(tasks.join(""), assignments));

    const rest = [{ afterMinutes: 480, minutes: 960 }];
    expect(plan.tasks.map(({ pauses }) => pauses)).toEqual([rest, rest, []]);
  });

  it("lets a task follow the people on it, unless its duration is fixed", () => {
    const night =
      "<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>20:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>";
    const calendars = `<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Day</Name></Calendar><Calendar><UID>2</UID><Name>Night</Name><BaseCalendarUID>1</BaseCalendarUID><WeekDays>${night}</WeekDays></Calendar></Calendars>`;
    const staff =
      "<Resources><Resource><UID>7</UID><Name>Li Na</Name><Type>1</Type><CalendarUID>2</CalendarUID></Resource></Resources>" +
      "<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>7</ResourceUID></Assignment><Assignment><TaskUID>2</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments>";
    const tasks = taskText(1, "<Type>0</Type>") + taskText(2, "<Type>1</Type>") + taskText(3);

    const plan = planOf(mspdiText(tasks, calendars + staff));

    expect(plan.tasks.map((task) => task.workType)).toEqual(["fixedUnits", "fixedDuration", "fixedUnits"]);
    expect(plan.people).toMatchObject([{ name: "Li Na", calendar: "2" }]);
    expect(plan.calendars["2"]!.week[0]).toEqual([{ from: 1200, to: 1440 }]);
  });
});
