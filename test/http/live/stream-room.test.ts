import { expect, it } from "vitest";
import { roomFor } from "#app/http/live/stream-room.ts";
import type { Subscription } from "#app/http/live/subscriber.ts";

function stream(userId: string, projectId: string | null): Subscription {
  return { projectId, userId, sessionId: userId, role: projectId === null ? null : "viewer", tab: `tab-of-${userId}` };
}

it("lets pages outside of projects turn no page of a project away when the server has as many streams as it can serve", () => {
  const outside = stream("outside", null);
  const inside = Array.from({ length: 999 }, (_, index) => stream(`inside-${index}`, "project"));

  expect(roomFor(stream("late", "project"), [...inside, outside])).toEqual({ former: [], leaver: outside });
  expect(roomFor(stream("late", null), [...inside, outside])).toBeUndefined();
  expect(roomFor(outside, [...inside, outside])).toEqual({ former: [outside], leaver: undefined });
  expect(roomFor(stream("late", "project"), [...inside, stream("last", "project")])).toBeUndefined();
});
