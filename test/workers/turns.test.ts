import { expect, it } from "vitest";
import { Turns } from "#app/workers/turns.ts";

it("does so many pieces of work at a time, in the order in which they came, whatever becomes of them", async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends = new Map<number, { readonly resolve: (number: number) => void; readonly reject: (error: Error) => void }>();
  const asked = [1, 2, 3, 4].map((number) =>
    turns.take(() => {
      begun.push(number);
      return new Promise<number>((resolve, reject) => void ends.set(number, { resolve, reject }));
    }),
  );
  await settled();
  expect(begun).toEqual([1, 2]);

  ends.get(2)?.reject(new Error("It broke"));
  await expect(asked[1]).rejects.toThrow("It broke");
  await settled();
  expect(begun).toEqual([1, 2, 3]);

  ends.get(1)?.resolve(1);
  await settled();
  for (const number of [3, 4]) ends.get(number)?.resolve(number);
  expect(await Promise.all([asked[0], asked[2], asked[3]])).toEqual([1, 3, 4]);
});

/** Everything that waits for nothing else has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
