/** The most rows of one week of one person. */
export const mostSheetRows = 100;
