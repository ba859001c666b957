/** In characters. */
export const longestItem = 500;
/** On one task, those that were taken away not counted. */
export const mostItems = 200;
