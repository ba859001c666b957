import type { InstantText } from "./accounts.ts";

export interface TaskDescriptionRow {
  taskId: string;
  projectId: string;
  /** Markdown, as typed; people are named in it as `@[name](user:id)`. */
  body: string;
  editedBy: string;
  editedAt: InstantText;
  version: number;
}

export interface ChecklistItemRow {
  id: string;
  projectId: string;
  taskId: string;
  position: number;
  text: string;
  /** A person of the project. */
  assigneeId: string | null;
  doneAt: InstantText | null;
  doneBy: string | null;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

export interface AttachmentRow {
  id: string;
  projectId: string;
  taskId: string;
  /** The comment it came with; null when it hangs on the task itself. */
  commentId: string | null;
  name: string;
  byteSize: number;
  /** Found from its bytes, whatever its sender called it. */
  contentType: string;
  /** In pixels; null for everything that is not shown as a picture. */
  imageWidth: number | null;
  imageHeight: number | null;
  sha256: string;
  uploadedBy: string;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

export interface AttachmentPartRow {
  attachmentId: string;
  /** From 0. */
  position: number;
  content: Uint8Array;
}

/** How a change, the entry `sequence` of the project's log, moved a task; civil times. */
export interface TaskMoveRow {
  projectId: string;
  sequence: number;
  taskId: string;
  startBefore: string;
  finishBefore: string;
  startAfter: string;
  finishAfter: string;
}

/** When somebody last looked at a task or a project, as an entry of its log. */
export interface VisitRow {
  userId: string;
  /** A task's id, or the project's. */
  subjectId: string;
  projectId: string;
  at: InstantText;
  /** The newest entry that they saw. */
  seen: number;
  /** The same at the end of the visit before this one. */
  seenBefore: number;
}
