import { afterEach, expect, it, vi } from "vitest";
import { connectLive } from "#app/ui/live/connect-live.ts";

afterEach(() => vi.unstubAllGlobals());

it("passes on the advice to look again when it comes without a place of its own", () => {
  const source = Object.assign(new EventTarget(), { close: vi.fn() });
  vi.stubGlobal(
    "EventSource",
    vi.fn(function () {
      return source;
    }),
  );
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("window", new EventTarget());
  const events = {
    onChanged: vi.fn(),
    onAgain: vi.fn(),
    onCompanions: vi.fn(),
    onBranch: vi.fn(),
    onTold: vi.fn(),
    onRoleChanged: vi.fn(),
    onEnded: vi.fn(),
    onConnection: vi.fn(),
  };
  const disconnect = connectLive((since) => `/events?since=${since}`, 7, events);

  source.dispatchEvent(new MessageEvent("changed", { data: '{"type":"plan.addTask"}', lastEventId: "8" }));
  source.dispatchEvent(new MessageEvent("changed", { data: '{"type":"comment.add","isOwn":true}', lastEventId: "9" }));
  source.dispatchEvent(new MessageEvent("again", { data: "null", lastEventId: "8" }));
  source.dispatchEvent(new MessageEvent("branch", { data: '{"id":"what-if"}' }));
  source.dispatchEvent(new MessageEvent("told", { data: "null" }));
  disconnect();

  expect(events.onChanged.mock.calls).toEqual([
    [8, { type: "plan.addTask", isOwn: false }],
    [9, { type: "comment.add", isOwn: true }],
  ]);
  expect(events.onBranch.mock.calls).toEqual([["what-if"]]);
  expect(events.onTold).toHaveBeenCalledTimes(1);
  expect(events.onAgain).toHaveBeenCalledTimes(1);
});
