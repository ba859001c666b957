import { describe, expect, it } from "vitest";

import { change } from "#app/http/change.server.ts";
import { formRequestKey } from "#app/http/form-key.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { findBrokenChain, readEvents } from "#db/queries/events.ts";
import type { OpenDatabase } from "#db/open.ts";
import { addUser, callerOf, openContext } from "#test/support/context.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

async function openCaller(open: OpenDatabase): Promise<Caller> {
  const context = await openContext(open);
  return callerOf(context, await addUser(context, "li.na@example.com"));
}

/** Work with one effect that can be counted. */
function addSetting(caller: Caller, formKey: RequestKey | undefined, value: string): Promise<string> {
  return change({ ...caller, formKey }, async ({ transaction, record }) => {
    await transaction.insertInto("instanceSetting").values({ key: caller.context.newId(), value }).execute();
    await record({ stream: "instance", command: "test.add", subjectId: null, data: { value } });
    return value;
  });
}

async function settings({ context }: Caller): Promise<string[]> {
  return (await context.db.selectFrom("instanceSetting").select("value").execute()).map((row) => row.value);
}

forEachDatabase((_dialect, openTest) => {
  it("does the work of a form once when it arrives three times at once", async () => {
    const caller = await openCaller(await openTest());
    const formKey = { userId: caller.user.id, key: "0123456789abcdef", requestHash: "same" };

    const answers = await Promise.all([1, 2, 3].map(() => addSetting(caller, formKey, "once")));

    expect(answers).toEqual(["once", "once", "once"]);
    expect(await settings(caller)).toEqual(["once"]);
    expect(await readEvents(caller.context.db, "instance", 10)).toHaveLength(1);
  });

  it("refuses a key that comes again with other content", async () => {
    const caller = await openCaller(await openTest());
    const formKey = { userId: caller.user.id, key: "0123456789abcdef", requestHash: "first" };
    await addSetting(caller, formKey, "first");

    await expect(addSetting(caller, { ...formKey, requestHash: "second" }, "second")).rejects.toMatchObject({ code: "form.keyReused" });

    expect(await settings(caller)).toEqual(["first"]);
  });

  it("does work without a key every time", async () => {
    const caller = await openCaller(await openTest());

    await Promise.all([addSetting(caller, undefined, "a"), addSetting(caller, undefined, "a")]);

    expect(await settings(caller)).toEqual(["a", "a"]);
  });

  it("leaves neither effect nor entry nor key when the work fails, so that it can be tried again", async () => {
    const caller = await openCaller(await openTest());
    const formKey = { userId: caller.user.id, key: "0123456789abcdef", requestHash: "same" };
    const failing = change({ ...caller, formKey }, async ({ transaction, record }) => {
      await transaction.insertInto("instanceSetting").values({ key: "k", value: "half" }).execute();
      await record({ stream: "instance", command: "test.add", subjectId: null, data: {} });
      throw new Refusal("plan.notAllowed");
    });

    await expect(failing).rejects.toBeInstanceOf(Refusal);

    expect(await settings(caller)).toEqual([]);
    expect(await readEvents(caller.context.db, "instance", 10)).toEqual([]);
    expect(await addSetting(caller, formKey, "again")).toBe("again");
  });

  it("writes who did what in which request into the log", async () => {
    const caller = await openCaller(await openTest());

    await addSetting(caller, undefined, "a");

    const [entry] = await readEvents(caller.context.db, "instance", 1);
    expect(entry).toMatchObject({
      actorId: caller.user.id,
      command: "test.add",
      data: '{"value":"a"}',
      requestId: caller.context.requestId,
    });
  });

  it("gives every one of eight writers its entry in the log of one project", async () => {
    const caller = await openCaller(await openTest());

    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let count = 0; count < 5; count++) await addSetting(caller, undefined, `${writer}`);
      }),
    );

    expect(await readEvents(caller.context.db, "instance", 100)).toHaveLength(40);
    expect(await findBrokenChain(caller.context.db)).toBeNull();
  });
});

describe("a full disk", () => {
  const openTest = testDatabases("sqlite");

  it("is refused with what was typed kept, reads go on, and work goes on once there is room", async () => {
    const open = await openTest();
    const caller = await openCaller(open);
    const pages = Number(open.sqlite?.pragma("page_count", { simple: true }));
    open.sqlite?.pragma(`max_page_count = ${pages + 2}`);

    const refused = await addSetting(caller, undefined, "x".repeat(1_000_000)).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: "storage.full", status: 507 });
    expect(await settings(caller)).toEqual([]);
    expect(open.sqlite?.pragma("quick_check", { simple: true })).toBe("ok");
    open.sqlite?.pragma(`max_page_count = ${pages + 2000}`);
    expect(await addSetting(caller, undefined, "x".repeat(1_000_000))).toHaveLength(1_000_000);
  });
});

describe("formRequestKey", () => {
  function form(fields: Readonly<Record<string, string>>): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  }

  const keyOf = (fields: Readonly<Record<string, string>>, path = "/projects/new") =>
    formRequestKey("u", new Request(`http://localhost${path}`), form(fields));

  it("tells forms with one key apart by where they go and what they say", async () => {
    const key = "0123456789abcdef";
    const first = await keyOf({ formKey: key, name: "a" });

    expect(await keyOf({ formKey: key, name: "a" })).toEqual(first);
    expect(await keyOf({ formKey: key, name: "a" }, "/projects/new.data")).toEqual(first);
    expect(await keyOf({ formKey: key, name: "b" })).not.toEqual(first);
    expect(await keyOf({ formKey: key, other: "a" })).not.toEqual(first);
    expect(await keyOf({ formKey: key, name: "a" }, "/projects/import")).not.toEqual(first);
  });

  it("tells files of one name and size apart", async () => {
    const withFile = (content: string) => {
      const data = form({ formKey: "0123456789abcdef" });
      data.set("file", new File([content], "plan.xml"));
      return formRequestKey("u", new Request("http://localhost/projects/import"), data);
    };
    expect(await withFile("one")).not.toEqual(await withFile("two"));
  });

  it.each([[{}], [{ formKey: "short" }], [{ formKey: "x".repeat(65) }], [{ formKey: "with space 0123456789" }]])(
    "is absent for %j",
    async (fields) => {
      expect(await keyOf(fields)).toBeUndefined();
    },
  );
});
