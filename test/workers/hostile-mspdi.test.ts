import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { readMspdi } from "#app/workers/read-mspdi.ts";
import { linkText, mspdiText, planOf, problemOf, taskText } from "./mspdi-text.ts";

describe("readMspdi refuses by name, without crashing", () => {
  it.each([
    ["nested entities", '<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ["a file of the system", '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
    ["parameter entities", '<!DOCTYPE Project [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>'],
    ["a bare document type", "<!DOCTYPE Project>"],
    ["a document type in small letters", "<!doctype Project>"],
  ])("a document type: %s", (_, declaration) => {
    const text = mspdiText(taskText(1, "<Notes>&b;&x;</Notes>")).replace("?>\n", `?>\n${declaration}\n`);

    expect(problemOf(text)).toMatchObject({ code: "import.doctype", line: 2 });
  });

  it("a document type hidden among the tasks", () => {
    expect(problemOf(mspdiText(`<!DOCTYPE x>${taskText(1)}`)).code).toBe("import.doctype");
  });

  it("reads the words of a document type in a comment or character data as text", () => {
    const plan = planOf(
      mspdiText("<!-- <!DOCTYPE x> --><Task><UID>1</UID><Name><![CDATA[<!DOCTYPE x>]]></Name><Duration>PT1H0M0S</Duration></Task>"),
    );

    expect(plan.tasks[0]!.name).toBe("<!DOCTYPE x>");
  });

  it("leaves an undefined entity as it is written", () => {
    expect(planOf(mspdiText("<Task><UID>1</UID><Name>&copy; &amp;lt;</Name><Duration>PT1H0M0S</Duration></Task>")).tasks[0]!.name).toBe(
      "&copy; &lt;",
    );
  });

  it("200,000 elements within each other", () => {
    const deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);

    expect(problemOf(mspdiText(deep))).toEqual({ code: "import.depth", detail: { limit: 32 } });
    expect(problemOf(mspdiText("<a>".repeat(200_000))).code).toBe("import.malformed");
  });

  it("a file cut off in the middle, with its line", () => {
    const whole = mspdiText(taskText(1) + "\n" + taskText(2));

    expect(problemOf(whole.slice(0, whole.length - 40))).toMatchObject({ code: "import.malformed" });
    expect(problemOf(mspdiText("\n<Task><UID>1</Task>"))).toMatchObject({ code: "import.malformed", line: 6 });
  });

  it("control characters, which XML does not have", () => {
    expect(problemOf(mspdiText(taskText(1, "<Notes>\u0000</Notes>")))).toMatchObject({
      code: "import.malformed",
      line: 5,
      detail: { reason: "U+0000" },
    });
  });

  it("a million links", () => {
    const links = "<PredecessorLink/>".repeat(1_000_000);

    expect(problemOf(mspdiText(taskText(1, links)))).toEqual({
      code: "import.tooLarge",
      detail: { what: "PredecessorLink", limit: 200_000 },
    });
  });

  it("more tasks than the limit", () => {
    expect(problemOf(mspdiText("<Task/>".repeat(100_002)))).toMatchObject({ code: "import.tooLarge", detail: { what: "Task" } });
  });

  it("more bytes than the limit", () => {
    expect(problemOf(new Uint8Array(importLimits.bytes + 1))).toMatchObject({ code: "import.tooLarge", detail: { what: "bytes" } });
  });

  it("an outline of more than 50 levels, naming the first task below them", () => {
    const nested = (levels: number) =>
      mspdiText(
        Array.from({ length: levels }, (_, index) => taskText(index + 1).replace("<OutlineLevel>1<", `<OutlineLevel>${index + 1}<`)).join(
          "",
        ),
      );

    expect(planOf(nested(50)).tasks).toHaveLength(50);
    expect(problemOf(nested(51))).toEqual({ code: "import.outline", detail: { name: "Task 51", limit: 50 } });
    expect(problemOf(nested(5_000))).toMatchObject({ code: "import.outline", detail: { name: "Task 51" } });
  });

  it("a uid given twice, with the line of the second task", () => {
    expect(problemOf(mspdiText(`${taskText(1)}\n${taskText(2)}\n<!-- <Task> -->\n${taskText(1)}`))).toEqual({
      code: "import.duplicateTask",
      line: 8,
      detail: { uid: "1", name: "Task 1" },
    });
  });

  it.each(["", "-1", "1.5", "12345678901", "x"])("a task with the uid %j", (uid) => {
    expect(problemOf(mspdiText(`<Task><UID>${uid}</UID></Task>`)).code).toBe("import.taskWithoutUid");
  });

  it("a task linked to itself", () => {
    expect(problemOf(mspdiText(taskText(1, linkText(1))))).toMatchObject({ code: "import.selfLink", line: 5, detail: { name: "Task 1" } });
  });

  it("a loop of links, naming its tasks", () => {
    const problem = problemOf(mspdiText(taskText(1, linkText(3)) + taskText(2, linkText(1)) + taskText(3, linkText(2)) + taskText(4)));

    expect(problem.code).toBe("import.cycle");
    expect(problem.detail.loop).toMatch(/Task [123] → Task [123] → Task [123]/);
    expect(problem.detail.loop).not.toContain("Task 4");
  });

  it("a loop of 50,000 tasks, without losing the stack", () => {
    const tasks = Array.from({ length: 50_000 }, (_, index) => taskText(index + 1, linkText(index === 0 ? 50_000 : index)));

    expect(problemOf(mspdiText(tasks.join(""))).code).toBe("import.cycle");
  });

  it("a phase that waits for a task within it", () => {
    const inner = "<Task><UID>2</UID><Name>Inner</Name><OutlineLevel>2</OutlineLevel><Duration>PT8H0M0S</Duration></Task>";

    expect(problemOf(mspdiText(taskText(1, linkText(2)) + inner)).code).toBe("import.cycle");
  });

  it.each(["PT999999999H0M0S", "PT-8H", "P1Y", "P2M", "8 hours", "PT1e9H", `PT${"9".repeat(1000)}H`])("the duration %s", (duration) => {
    expect(problemOf(mspdiText(taskText(1, "", duration)))).toMatchObject({ code: "import.duration", line: 5 });
  });

  it.each(["0000-01-01T08:00:00", "9999-12-31T08:00:00", "2026-02-30T08:00:00", "2026-01-05T24:30:00", "tomorrow"])(
    "the date %s",
    (date) => {
      expect(problemOf(mspdiText(taskText(1, `<Deadline>${date}</Deadline>`)))).toMatchObject({
        code: "import.date",
        detail: { field: "Deadline" },
      });
    },
  );

  it.each(["99999999999999999999", "NaN", "0x10", "1e3"])("the number %s", (number) => {
    expect(problemOf(mspdiText(taskText(1, `<PercentComplete>${number}</PercentComplete>`))).code).toBe("import.number");
  });

  const closedWeek = (uid: number, base: number) =>
    `<Calendar><UID>${uid}</UID><Name>Closed</Name><BaseCalendarUID>${base}</BaseCalendarUID><WeekDays>${[1, 2, 3, 4, 5, 6, 7]
      .map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`)
      .join("")}</WeekDays></Calendar>`;

  it("a calendar that never works", () => {
    const head = `<CalendarUID>1</CalendarUID><Calendars>${closedWeek(1, -1)}</Calendars>`;

    expect(problemOf(mspdiText(taskText(1), head))).toEqual({ code: "import.calendar.noWorkingTime", detail: { calendar: "Closed" } });
  });

  it("calendars based on each other", () => {
    const head = `<CalendarUID>1</CalendarUID><Calendars>${closedWeek(1, 2)}${closedWeek(2, 1)}</Calendars>`;

    expect(problemOf(mspdiText(taskText(1), head)).code).toBe("import.calendar.loop");
  });

  it("more work than there is time before the year 2200", () => {
    const tasks = Array.from({ length: 20 }, (_, index) => taskText(index + 1, index === 0 ? "" : linkText(index), "PT100000H0M0S"));

    expect(problemOf(mspdiText(tasks.join("")))).toMatchObject({ code: "import.calendar.exhausted", detail: { calendar: "standard" } });
  });

  it("daily exceptions over thousands of years are cut to the plan", () => {
    const exception =
      "<Exception><Type>7</Type><Period>1</Period><DayWorking>0</DayWorking><TimePeriod><FromDate>1900-01-01</FromDate><ToDate>2199-12-31</ToDate></TimePeriod></Exception>";
    const head = `<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Odd</Name><Exceptions>${exception.repeat(50)}</Exceptions></Calendar></Calendars>`;

    const result = readMspdi(Buffer.from(mspdiText(taskText(1), head)));

    expect(result).toMatchObject({ ok: true });
  });

  it.each([
    ["a spreadsheet", "PK\u0003\u0004", "import.malformed"],
    ["another XML", '<?xml version="1.0"?><html><body/></html>', "import.notMspdi"],
    ["a project of another kind", "<Project/>", "import.notMspdi"],
    ["blanks", "  \n ", "import.notMspdi"],
    ["nothing", "", "import.empty"],
    ["names that reach for the prototype", mspdiText("<__proto__>1</__proto__>"), "import.malformed"],
  ])("%s", (_, text, code) => {
    expect(problemOf(text).code).toBe(code);
  });

  it("whatever is written into a task, answers with a plan or a problem", () => {
    const tags = [
      "UID",
      "Duration",
      "Start",
      "Manual",
      "PercentComplete",
      "ConstraintType",
      "ConstraintDate",
      "OutlineLevel",
      "LevelingDelay",
      "PredecessorLink",
    ];
    const values = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom("1", "-1", "NA", "PT8H0M0S", "2026-01-05T08:00:00"));
    const element = fc.tuple(fc.constantFrom(...tags), values).map(([tag, value]) => `<${tag}>${value.replace(/[<&]/g, "")}</${tag}>`);

    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), (elements) => {
        const result = readMspdi(Buffer.from(mspdiText(`<Task>${elements.join("")}</Task>${taskText(7)}`)));
        expect(result.ok || result.problem.code.startsWith("import.")).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
