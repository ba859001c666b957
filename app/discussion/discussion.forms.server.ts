import { z } from "zod";
import { longestComment } from "./longest-comment.ts";

const body = z.string().trim().min(1).max(longestComment);
const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1);

export const addCommentForm = z.object({ body, files: z.array(z.instanceof(File)).optional() });
export const editCommentForm = z.object({ commentId: id, version, body });
export const commentForm = z.object({ commentId: id, version });

/** From the trash, where no task is around it. */
export const restoreTrashedCommentForm = commentForm.extend({ taskId: z.string().min(1).max(60) });
