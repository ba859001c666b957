import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";

import { ImportQueue } from "#app/http/import-queue.server.ts";

/** Work that ends when it is told to. */
function openEnded() {
  let end: (value: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => (end = resolve));
  return { promise, end };
}

describe("ImportQueue", () => {
  it("admits five at once, turns the sixth away without receiving it, and admits again when one is done", async () => {
    const queue = new ImportQueue();
    const { promise, end } = openEnded();
    const first = Array.from({ length: 5 }, (_, person) => queue.admit(`person ${person}`, () => promise));
    let received = 0;
    const receive = async () => ++received;

    expect(await queue.admit("another", receive)).toBeUndefined();
    expect(received).toBe(0);
    end("read");

    expect(await Promise.all(first)).toEqual(Array(5).fill("read"));
    expect(await queue.admit("another", receive)).toBe(1);
  });

  it("admits two files of one person, so that nobody takes the places of others", async () => {
    const queue = new ImportQueue();
    const { promise, end } = openEnded();
    const admitted = [queue.admit("li.na", () => promise), queue.admit("li.na", () => promise)];

    expect(await queue.admit("li.na", async () => "third")).toBeUndefined();
    expect(await queue.admit("wu.qiang", async () => "first")).toBe("first");
    end("read");
    await Promise.all(admitted);

    expect(await queue.admit("li.na", async () => "third")).toBe("third");
  });

  it("gives the place back when the work fails", async () => {
    const queue = new ImportQueue();
    const failing = () => queue.admit("li.na", () => Promise.reject(new Error("no disk")));

    for (let count = 0; count < 6; count++) await expect(failing()).rejects.toThrow("no disk");
  });

  it("does one piece of work at a time, in the order they came, past those that fail", async () => {
    const queue = new ImportQueue();
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const work = (number: number) => async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running--;
      done.push(number);
      if (number === 2) throw new Error("unreadable");
      return number;
    };

    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((number) => queue.inTurn(work(number))));

    expect(most).toBe(1);
    expect(done).toEqual([1, 2, 3, 4]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  });
});
