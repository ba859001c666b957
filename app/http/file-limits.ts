/** Of one file, in megabytes of a million bytes. */
export const largestFileMegabytes = 25;
/** Of one form. */
export const mostFilesAtOnce = 20;
/** Of all files of one project, those in the trash among them. */
export const projectFilesMegabytes = 2_000;
/** Of all files that come by one invitation to answer, removed ones among them. */
export const invitationFilesMegabytes = 200;
/** What must stay free on the disk beside a file. */
export const freeDiskMegabytes = 500;
