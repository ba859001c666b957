import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { SharedWork, type SharedTask, type WorkWatch } from "#app/http/shared-work.server.ts";
import { findSharedWork, stopSharedWork } from "#db/queries/shared-work.ts";
import type { OpenDatabase } from "#db/open.ts";
import { addProject, addUser, openContext } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

/** Work that ends when it is told to, and says how far it is when it is told to. */
function heldWork(isKept = true) {
  const begun: WorkWatch[] = [];
  const endings: ((value: string) => void)[] = [];
  const task: SharedTask<string> = {
    isKept: () => isKept,
    run: (watch) => {
      begun.push(watch);
      return new Promise((resolve) => {
        endings.push(resolve);
        watch.signal.addEventListener("abort", () => resolve("cut"), { once: true });
      });
    },
  };
  return { task, begun, end: (value: string) => endings.forEach((ending) => ending(value)) };
}

function withResolvers() {
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => (resolve = settle));
  return { promise, resolve };
}

async function world(open: OpenDatabase) {
  const context = await openContext(open);
  const projectId = await addProject(context, await addUser(context, "owner@example.com"));
  const server = (lateMilliseconds = 0, build = "") =>
    new SharedWork({
      build,
      db: open.db,
      dialect: open.dialect,
      newId: randomUUID,
      now: () => new Date(Date.now() - lateMilliseconds).toISOString(),
      beatMilliseconds: 20,
    });
  return { context, place: { projectId, kind: "test", wish: "[1]" }, server };
}

describe.each(["sqlite", "postgres"] as const)("one server on %s", (dialect) => {
  const openTest = testDatabases(dialect);

  it("does a computation once for all that ask, and again where nothing is kept of it", async () => {
    const { server, place } = await world(await openTest());
    const [one, kept] = [server(), heldWork()];
    const [first, second] = [one.follow(place, kept.task), one.follow(place, kept.task)];
    await expect.poll(() => kept.begun.length).toBe(1);
    kept.begun[0]?.onProgress(0.4);
    expect(second.progress()).toBe(0.4);
    kept.end("made");
    expect([await first.outcome, await second.outcome, await one.follow(place, kept.task).outcome]).toEqual(["made", "made", "made"]);
    expect(kept.begun).toHaveLength(1);

    const [other, lost] = [{ ...place, wish: "[2]" }, heldWork(false)];
    for (const time of [1, 2]) {
      const work = one.follow(other, lost.task);
      await expect.poll(() => lost.begun.length).toBe(time);
      lost.end("tried");
      expect(await work.outcome).toBe("tried");
    }
  });

  it("stops a computation, and begins it anew for who asks again", async () => {
    const { server, place } = await world(await openTest());
    const [one, held] = [server(), heldWork()];
    const work = one.follow(place, held.task);
    await expect.poll(() => held.begun.length).toBe(1);
    await one.stop(place);
    expect(await work.outcome).toBeNull();
    expect(held.begun[0]?.signal.aborted).toBe(true);
    const again = one.follow(place, held.task);
    await expect.poll(() => held.begun.length).toBe(2);
    held.end("made");
    expect(await again.outcome).toBe("made");
  });
});

describe("two servers on one database", () => {
  const openTest = testDatabases("postgres");

  it("follow the same computation: how far it is, and what comes of it", async () => {
    const { server, place, context } = await world(await openTest());
    const [here, there, held, none] = [server(), server(), heldWork(), heldWork()];
    const begun = here.follow(place, held.task);
    await expect.poll(() => held.begun.length).toBe(1);
    const followed = there.follow(place, none.task);
    held.begun[0]?.onProgress(0.6);
    await expect.poll(() => followed.progress()).toBe(0.6);
    held.end("made");
    expect([await begun.outcome, await followed.outcome]).toEqual(["made", "made"]);
    // Who comes later, too, after the first server is gone.
    expect(await server().follow(place, none.task).outcome).toBe("made");
    expect(none.begun).toEqual([]);
    expect((await findSharedWork(context.db, place))?.outcome).toBe('"made"');
  });

  it("read nothing that other code has computed", async () => {
    const { server, place } = await world(await openTest());
    const [former, again] = [heldWork(), heldWork()];
    const begun = server(0, "former").follow(place, former.task);
    await expect.poll(() => former.begun.length).toBe(1);
    former.end("as it was reckoned then");
    expect(await begun.outcome).toBe("as it was reckoned then");

    const upgraded = server(0, "newer").follow(place, again.task);
    await expect.poll(() => again.begun.length).toBe(1);
    again.end("made anew");
    expect(await upgraded.outcome).toBe("made anew");
    expect(await server(0, "former").follow(place, again.task).outcome).toBe("as it was reckoned then");
  });

  it("tell what came of a computation whose outcome is not kept, however long it takes to drop it", async () => {
    const { server, place, context } = await world(await openTest());
    const [here, held] = [server(), heldWork(false)];
    const work = here.follow(place, held.task);
    await expect.poll(() => held.begun.length).toBe(1);
    await context.db.transaction().execute(async (transaction) => {
      // Whoever stops it now comes too late, and holds its row for some beats.
      await stopSharedWork(transaction, place);
      held.end("tried");
      await sleep(200);
    });
    expect(await work.outcome).toBe("tried");
  });

  it("stop what was begun on the other", async () => {
    const { server, place, context } = await world(await openTest());
    const [here, there, held] = [server(), server(), heldWork()];
    const begun = here.follow(place, held.task);
    await expect.poll(() => held.begun.length).toBe(1);
    await there.stop(place);
    expect(await begun.outcome).toBeNull();
    await expect.poll(() => findSharedWork(context.db, place)).toBeUndefined();
  });

  it("begin anew what was being stopped when somebody asked for it again", async () => {
    const { server, place, context } = await world(await openTest());
    const [here, there, again] = [server(), server(), heldWork()];
    const { promise: ended, resolve: end } = withResolvers();
    const stopped: AbortSignal[] = [];
    // It takes a while to end once it has heard that it is to stop.
    const slow = ({ signal }: WorkWatch) => {
      stopped.push(signal);
      return ended;
    };
    here.follow(place, { isKept: () => true, run: slow });
    await expect.poll(async () => (await findSharedWork(context.db, place))?.stopWanted).toBe(0);
    await stopSharedWork(context.db, place);
    await expect.poll(() => stopped[0]?.aborted).toBe(true);
    const work = there.follow(place, again.task);
    end("too late");
    await expect.poll(() => again.begun.length).toBe(1);
    again.end("made");
    expect(await work.outcome).toBe("made");
  });

  it("take over what a server left behind that is gone", async () => {
    const { server, place } = await world(await openTest());
    const [left, taken] = [heldWork(), heldWork()];
    // What it says is an hour old.
    server(3_600_000).follow(place, left.task);
    await expect.poll(() => left.begun.length).toBe(1);
    const work = server().follow(place, taken.task);
    await expect.poll(() => taken.begun.length).toBe(1);
    // The one that was away hears that it is another's now.
    await expect.poll(() => left.begun[0]?.signal.aborted).toBe(true);
    taken.end("made");
    expect(await work.outcome).toBe("made");
  });
});
