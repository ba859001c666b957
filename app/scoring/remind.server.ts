import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { readRoundCard } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import { listSeatStates } from "./rounds.server.ts";
import type { remindForm } from "./scoring.forms.server.ts";

export interface RemindedSeat {
  readonly seatId: string;
  /** False when it had finished meanwhile, or nobody has the account any more. */
  readonly isSent: boolean;
}

/** Reminds whoever scores in a seat that has not finished, and says whom. It leaves no entry in the log, which would tell others who has. */
export async function remindSeat(args: IntentArgs<"vendors.chair", z.output<typeof remindForm>>): Promise<RemindedSeat> {
  const { context, project, value } = args;
  return change(args, async ({ transaction }) => {
    const round = await requireRound(transaction, project.id, "open");
    const states = await listSeatStates(transaction, round, await readRoundCard(transaction, round.id));
    const state = states.find(({ seatId, isRemoved }) => seatId === value.seatId && !isRemoved);
    const seat = (await listSeats(transaction, project.id)).find(({ id }) => id === value.seatId);
    if (!state || !seat) throw errorResponse(404, context);
    const recipient = seat.delegateId ?? seat.userId;
    if (recipient === null || state.isFinished) return { seatId: seat.id, isSent: false };
    await notify(args, transaction, { kind: "scoringReminder", projectId: project.id, recipients: [recipient], data: { page: "scoring" } });
    return { seatId: seat.id, isSent: true };
  });
}
