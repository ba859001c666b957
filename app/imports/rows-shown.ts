/** How many rows of a long list the report's page shows; the downloaded report has them all. */
export const rowsShown = 200;
