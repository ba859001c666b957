import { expect, it } from "vitest";
import { proposeLevelling } from "#app/domain/levelling/propose-levelling.ts";
import type { StaffedPlan } from "#app/domain/levelling/request.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { levelInWorker } from "#app/workers/level-in-worker.ts";

const network = makeNetwork(120, 3);
const people = ["li", "wu", "he"].map((id) => ({ id, capacity: 1 }));
const work = network.tasks.filter(({ parent }) => parent !== null);
const assignments = work.map(({ id }, index) => ({ taskId: id, personId: people[index % 3]?.id ?? "", units: 1 }));
const plan: StaffedPlan = { network, people, assignments };

it("gives what the engine gives, and tells on the way how far it is", async () => {
  const shares: number[] = [];

  const proposal = await levelInWorker(plan, {}, { onProgress: (share) => shares.push(share) });

  expect(proposal).toEqual(proposeLevelling(plan));
  expect(shares.length).toBeGreaterThan(20);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
});

it("passes on what makes no sense, and stops when it is told to", async () => {
  const stop = new AbortController();

  const stopped = await levelInWorker(plan, { orders: 100_000 }, { signal: stop.signal, onProgress: () => stop.abort() });

  expect(stopped).toEqual({ ok: false, problem: { code: "work.stopped" } });
  expect(await levelInWorker({ ...plan, people: [] })).toEqual({
    ok: false,
    problem: { code: "levelling.person.unknown", personId: "li" },
  });
});
