import { z } from "zod";

const id = z.string().min(1).max(60);

export const attachForm = z.object({ files: z.array(z.instanceof(File)).min(1) });
export const fileForm = z.object({ fileId: id, version: z.coerce.number().int().min(1) });

/** From the trash, where no task is around it. */
export const restoreTrashedFileForm = fileForm.extend({ taskId: id });
