import fc from "fast-check";
import { expect, it } from "vitest";
import { remainingMinutes, withRemaining } from "#app/domain/plan/remaining-work.ts";

it("keeps what is done and takes what is left for the rest", () => {
  expect(remainingMinutes({ durationMinutes: 960, progress: 75 })).toBe(240);
  expect(withRemaining({ durationMinutes: 960, progress: 50 }, 960)).toEqual({ durationMinutes: 1440, progress: 33 });
  expect(withRemaining({ durationMinutes: 960, progress: 50 }, 160)).toEqual({ durationMinutes: 640, progress: 75 });
});

it("is done when nothing is left, and as long as it was when nothing had begun", () => {
  expect(withRemaining({ durationMinutes: 960, progress: 50 }, 0)).toEqual({ durationMinutes: 480, progress: 100 });
  expect(withRemaining({ durationMinutes: 960, progress: 0 }, 0)).toEqual({ durationMinutes: 960, progress: 100 });
  expect(withRemaining({ durationMinutes: 960, progress: 0 }, 480)).toEqual({ durationMinutes: 480, progress: 0 });
});

it("leaves a task as it is that has left what it had, to the nearest per cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 100_000 }), fc.integer({ min: 0, max: 99 }), (durationMinutes, progress) => {
      const after = withRemaining({ durationMinutes, progress }, remainingMinutes({ durationMinutes, progress }));
      expect(after.durationMinutes).toBe(durationMinutes);
      expect(Math.abs(after.progress - progress)).toBeLessThanOrEqual(1);
    }),
  );
});
