/** What a page hears, as an event of its window, when its reader was told something. */
export const toldEvent = "rollout:told";
