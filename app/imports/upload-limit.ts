/** The largest file a page takes. The body around it may be a little larger, so that a file just over this is told at its field. */
export const largestUploadBytes = 50_000_000;
export const largestUploadMegabytes = 50;
