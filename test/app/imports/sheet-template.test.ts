import { describe, expect, it } from "vitest";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { templateText, templateWorkbook } from "#app/imports/sheet-template.server.ts";
import { runSheetJob } from "#app/workers/run-sheet-job.ts";
import { sheetJob } from "#test/workers/sheet-files.ts";

const now = "2026-03-04T10:00:00.000Z";

describe("the example of a sheet", () => {
  it.each([
    ["xlsx", "en"],
    ["xlsx", "zh"],
    ["csv", "en"],
    ["csv", "zh"],
  ] as const)("as %s in %s is understood in full, without any help", async (format, locale) => {
    const words = { locale, t: serverI18n(locale).t };
    const bytes = format === "xlsx" ? await templateWorkbook(words, now) : new TextEncoder().encode(templateText(words, now));

    const answer = await runSheetJob(sheetJob(bytes, { fileName: `example.${format}` }));

    if (!answer.ok) throw new Error(answer.problem.code);
    const { plan, reading, problems, newPeople } = answer.value;
    expect(problems).toEqual([]);
    expect(reading.columns.filter((column) => column.field === null)).toEqual([]);
    expect([reading.sheet, reading.hierarchy]).toEqual([0, "code"]);
    const [phase, first, second, end] = plan?.tasks ?? [];
    expect([phase, first, second, end].map((task) => [task?.kind, task?.parentId ?? null])).toEqual([
      ["phase", null],
      ["task", phase?.id],
      ["task", phase?.id],
      ["milestone", phase?.id],
    ]);
    expect(plan?.start).toBe("2026-03-09");
    expect(plan?.links).toMatchObject([
      { predecessorId: first?.id, successorId: second?.id, type: "FS", lag: 480, lagUnit: "working" },
      { predecessorId: second?.id, successorId: end?.id, type: "FS", lag: 0 },
    ]);
    expect(newPeople.map((person) => person.id)).toEqual([first?.ownerId, second?.ownerId]);
  });
});
