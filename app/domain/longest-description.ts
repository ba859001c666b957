/** In characters. */
export const longestDescription = 20_000;
