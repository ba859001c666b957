import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { signIn } from "#app/account/sign-in.server.ts";
import type { ImportProblem, ImportProblemCode } from "#app/domain/interchange/import-problem.ts";
import { Refusal } from "#app/http/refusal.ts";
import { en as errorsEnglish } from "#app/http/messages.en.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { admitUpload, fileRefusal, importFromForm } from "#app/imports/import-form.server.ts";
import { listMemberships } from "#db/queries/projects.ts";
import { addUser, callerOf, cookieOf, formPost, openContext } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";
import { jsonFile } from "./plan-files.ts";

const openTest = testDatabases("sqlite");
const password = "we sell chairs and desks";
const english = { headers: { "Accept-Language": "en" } };

async function form() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const send = (file: File | undefined, name = "") => {
    const request = new Request("http://localhost:3000/projects/import", english);
    const value = { file, name, timeZone: "Asia/Shanghai", currency: "EUR" };
    return importFromForm({ ...callerOf(context, user), request, params: {}, value, formKey: undefined });
  };
  return { context, user, send };
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (!(outcome instanceof Refusal)) throw new Error("nothing was refused");
  return outcome;
}

describe("the import form", () => {
  it("makes the project and names its page", async () => {
    const { context, user, send } = await form();

    const url = await send(jsonFile([{ uid: 1 }]), "Our plan");

    const [project] = await listMemberships(context.db, user.id);
    expect(project).toMatchObject({ name: "Our plan", currency: "EUR" });
    expect(url).toBe(`/projects/${project?.id}/import`);
  });

  it("keeps a sheet and goes on to how it is read, making no project yet", async () => {
    const { context, user, send } = await form();

    const url = await send(new File(["Task,Duration\nKick-off,1d"], "计划.csv"), "Our plan");

    expect(url).toMatch(/^\/projects\/import\/sheet\?draft=[\w-]{36}$/);
    expect(await listMemberships(context.db, user.id)).toEqual([]);
  });

  it("asks for a file at the field", async () => {
    const { send } = await form();

    expect(await refusalOf(send(undefined))).toMatchObject({ code: "importFile.missing", field: "file" });
  });

  it("tells at the field where the file cannot be read", async () => {
    const { context, user, send } = await form();
    const file = new File(["<?xml version='1.0'?>\n<Project>\n<Tasks></Project>"], "plan.xml");

    const refusal = await refusalOf(send(file));

    expect(refusal).toMatchObject({ code: "import.malformed", field: "file", status: 422, parameters: { at: " (line 3)" } });
    expect(await listMemberships(context.db, user.id)).toEqual([]);
  });

  it.each(["en", "zh"] as const)("says of a damaged workbook, in %s, that it is none, and what the page takes", async (locale) => {
    const { send } = await form();

    const { code, parameters } = await refusalOf(send(new File(["no workbook"], "fake.xlsx")));

    const words = String(serverI18n(locale).t(`errors:${code}` as "errors:import.empty", { ...parameters }));
    for (const told of ["fake.xlsx", ".xlsx", ".csv", ".xml", ".json"]) expect(words).toContain(told);
    expect(words).toContain(locale === "en" ? "is damaged or is no workbook, although its name ends in .xlsx" : "已损坏或不是工作簿");
  });

  it("takes a file of 50 MB and not one byte more", async () => {
    const { send } = await form();
    const spaces = (size: number) => new File([new Uint8Array(size).fill(0x20)], "plan.json");

    expect(await refusalOf(send(spaces(50_000_001)))).toMatchObject({ code: "import.tooLarge", status: 413, parameters: { limit: "50" } });
    expect(await refusalOf(send(spaces(50_000_000)))).toMatchObject({ code: "import.malformed" });
  });
});

describe("an upload", () => {
  async function upload() {
    const context = await openContext(await openTest());
    const user = await addUser(context, "li.na@example.com", password);
    const cookie = cookieOf((await signIn(formPost(context, "/sign-in", {}), "li.na@example.com", password)).headers);
    return { user, post: (sent = cookie) => formPost(context, "/projects/import", { name: "Plan" }, { cookie: sent }) };
  }
  const refuseToReceive = () => Promise.reject(new Error("it was received"));

  it("is turned away with words at the field while several files are being seen to, and its body is taken off the connection", async () => {
    const { user, post } = await upload();
    const args = post();
    const { imports, limits } = args.context;
    const seen = Array.from({ length: 5 }, (_, person) => imports.admit(`person ${person}`, () => new Promise<string>(() => undefined)));
    for (let count = 0; count < 29; count++) await limits.use("importFile", user.id);

    const answer = await admitUpload(args, refuseToReceive);

    expect(seen).toHaveLength(5);
    expect(answer.init).toEqual({ status: 503 });
    expect(answer.data).toMatchObject({ intent: "import", outcome: "refused", errors: { file: { code: "importFile.busy" } } });
    expect(args.request.bodyUsed).toBe(true);
    expect(await limits.use("importFile", user.id)).toBeUndefined();
  });

  it("is turned away before it is received when one account sends too many", async () => {
    const { user, post } = await upload();
    const args = post();
    while ((await args.context.limits.use("importFile", user.id)) === undefined);

    const answer = await admitUpload(args, refuseToReceive);

    expect(answer.init).toEqual({ status: 429 });
    expect(answer.data).toMatchObject({
      outcome: "refused",
      errors: { file: { code: "importFile.tooMany", parameters: { count: 60 } } },
    });
    expect(args.request.bodyUsed).toBe(true);
  });

  it("of somebody who is not signed in is not received", async () => {
    const { post } = await upload();

    expect(await admitUpload(post(""), refuseToReceive).catch((thrown: unknown) => thrown)).toMatchObject({ status: 302 });
  });

  it("takes its turn: a file is read when the one before it is stored", async () => {
    const { context, user, send } = await form();
    let end: (value: string) => void = () => undefined;
    const before = context.imports.inTurn(() => new Promise<string>((resolve) => (end = resolve)));
    const sent = send(jsonFile([{ uid: 1 }]));

    expect(await Promise.race([sent, sleep(300, "waiting")])).toBe("waiting");
    expect(await listMemberships(context.db, user.id)).toEqual([]);
    end("stored");
    await before;

    expect(await sent).toEqual(expect.any(String));
  });
});

/** What the readers put into a problem of each kind; more than one where the words differ. */
const problems: Readonly<Record<ImportProblemCode, readonly ImportProblem["detail"][]>> = {
  "import.binary": [{ reason: "compound" }, { reason: "zip" }],
  "import.calendar.exhausted": [{ calendar: "C", task: "T" }],
  "import.calendar.loop": [{ calendar: "C" }],
  "import.calendar.noWorkingTime": [{ calendar: "C" }],
  "import.crashed": [{ reason: "R" }],
  "import.cycle": [{ loop: "A → B", tasks: 2 }],
  "import.date": [{ field: "Start", text: "X" }],
  "import.depth": [{ limit: 32 }],
  "import.doctype": [{ text: "<!X" }],
  "import.duplicateTask": [{ uid: "7", name: "N" }],
  "import.duration": [{ field: "Duration", text: "X", limit: 10_000_000 }],
  "import.empty": [{}],
  "import.encoding": [
    { encoding: "E", reason: "unknown" },
    { encoding: "E", found: "F", reason: "contradiction" },
    { encoding: "E", reason: "invalidBytes" },
  ],
  "import.fileType": [{ fileName: "a.mpp" }, { fileName: "a.pdf", reason: "sheet" }],
  "import.malformed": [{ reason: "R" }],
  "import.memory": [{ megabytes: 1024 }],
  "import.noWorkbook": ["", "plan"].map((reason) => ({ fileName: "a.xlsx", ending: ".xlsx", reason })),
  "import.notMspdi": [{ root: "html" }],
  "import.notPlan": ["missing", "text", "number", "list", "object", "flag", "value"].map((reason) => ({ place: "tasks.0", reason })),
  "import.number": [{ field: "Type", text: "X" }],
  "import.oldExcel": [{}],
  "import.outline": [{ name: "N", limit: 50 }],
  "import.parentUnknown": [{ name: "N", parent: 9 }],
  "import.password": [{}],
  "import.selfLink": [{ uid: "7", name: "N" }],
  "import.taskWithoutUid": [{ name: "N" }],
  "import.tooLarge": [
    ...["bytes", "tasks", "Task", "links", "PredecessorLink", "people", "assignments", "calendars", "calendarExceptions"],
    ...["sheetBytes", "unpacked", "entries", "sheets", "rows", "columns", "cells"],
  ].map((what) => ({ what, limit: 5, calendar: "C" })),
  "import.tooSlow": [{ seconds: 120 }],
  "import.unschedulable": [{ reason: "R", task: "T" }],
};
const cases = Object.entries(problems).flatMap(([code, details]) => details.map((detail) => ({ code: code as ImportProblemCode, detail })));

function wordsFor(problem: ImportProblem, locale: Locale): string {
  const i18n = serverI18n(locale);
  const { code, parameters } = fileRefusal(problem, { t: i18n.t, locale });
  return i18n.exists(code, { ns: "errors" }) ? String(i18n.t(`errors:${code}` as "errors:import.empty", { ...parameters })) : "";
}

describe("what is wrong with a file", () => {
  describe.each(["en", "zh"] as const)("in %s", (locale) => {
    it.each(cases)("has words for $code $detail.what$detail.reason", ({ code, detail }) => {
      const words = wordsFor({ code, detail }, locale);

      expect(words).toMatch(locale === "en" ? /^.{12,}$/ : /\p{Script=Han}{2}/u);
      expect(words).not.toMatch(/\{\{|undefined/);
      // Every name and text of the file that is told stands in the sentence; limits and the kind of loss do not as they are.
      const told = Object.entries(detail).filter(
        ([name, value]) => typeof value === "string" && !["what", "reason", "calendar"].includes(name),
      );
      for (const [, value] of told) expect(words).toContain(value);
    });
  });

  it("names the line where it is known", () => {
    const problem: ImportProblem = { code: "import.selfLink", line: 12_345, detail: { uid: "7", name: "Build" } };

    expect(wordsFor(problem, "en")).toBe("The task “Build” (number 7) is linked to itself (line 12345).");
    expect(wordsFor(problem, "zh")).toContain("（第 12345 行）");
  });

  it("tells limits as people write them, whatever the reader counted", () => {
    expect(wordsFor({ code: "import.tooLarge", detail: { what: "Task", limit: 100_001 } }, "en")).toBe(
      "The file has more than 100,000 tasks.",
    );
    expect(wordsFor({ code: "import.tooLarge", detail: { what: "bytes", limit: 52_428_800 } }, "zh")).toBe("文件超过 50 MB。");
  });

  it("has no words for codes that do not exist", () => {
    const flat = (entry: object, path: string): string[] =>
      Object.entries(entry).flatMap(([key, value]) =>
        typeof value === "string" ? [`${path}.${key.split("_")[0]}`] : flat(value as object, `${path}.${key}`),
      );

    expect([...new Set(flat(errorsEnglish.import, "import"))].sort()).toEqual(Object.keys(problems).sort());
  });
});
