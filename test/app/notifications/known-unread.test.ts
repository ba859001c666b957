import { expect, it } from "vitest";
import { withHeard, type KnownUnread } from "#app/notifications/known-unread.ts";

it("is news when more are unread than were known, once, however it is heard", () => {
  const heard = [2, 3, 3, 1, 2, 0];
  const known: KnownUnread[] = [];
  for (const unread of heard) known.push(withHeard(known.at(-1) ?? { unread: 2, hasNew: false }, unread));

  expect(known.map(({ unread }) => unread)).toEqual(heard);
  expect(known.map(({ hasNew }) => hasNew)).toEqual([false, true, true, false, true, false]);
  expect(known[2]).toBe(known[1]);
});
