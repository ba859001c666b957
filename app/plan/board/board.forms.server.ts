import { z } from "zod";
import { isBoardGrouping, type BoardGrouping } from "./board-view.ts";

const id = z.string().min(1).max(60);

/** A card that goes to another column; `was` is the one that the person saw it in, `kept` answers the question about a big change. */
export const moveForm = z.object({ taskId: id, by: z.custom<BoardGrouping>(isBoardGrouping), was: id, to: id, kept: id.optional() });
/** The step of a move that is taken back. */
export const undoMoveForm = z.object({ stepId: z.uuid() });
