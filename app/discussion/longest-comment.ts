/** In characters. */
export const longestComment = 10_000;
