import type { Removals } from "../workspace/lost-text.ts";

/** A branch keeps nothing in the trash: what was removed in it comes back by undo. */
export const noRemovals: Removals = { find: () => Promise.resolve(null), restore: () => Promise.resolve(null) };
