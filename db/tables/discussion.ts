import type { InstantText } from "./accounts.ts";

export interface CommentRow {
  id: string;
  projectId: string;
  taskId: string;
  authorId: string;
  /** Markdown, as typed. */
  body: string;
  createdAt: InstantText;
  editedAt: InstantText | null;
  /** When it was taken away; it can be put back. */
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}
