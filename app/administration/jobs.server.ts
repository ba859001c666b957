import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { countJobs, deleteJob, listJobs, retryJob } from "#db/queries/job-list.ts";

export const jobStates = ["failed", "waiting", "running"] as const;

/** The queue of work outside of requests: how much waits, and the jobs of one state. What a job is told stays in it. */
export async function readJobs({ context, request }: Caller & { request: Request }) {
  const asked = new URL(request.url).searchParams.get("state");
  const counts = await countJobs(context.db);
  const state = jobStates.find((entry) => entry === asked) ?? ((counts.failed ?? 0) > 0 ? "failed" : "waiting");
  return {
    state,
    counts: jobStates.map((entry) => ({ state: entry, count: counts[entry] ?? 0 })),
    jobs: await listJobs(context.db, state, 200),
  };
}

type JobArgs = IntentArgs<"instance.administer", { jobId: string }>;

/** Lets a job that was given up be done again, from its first attempt. */
export async function retryFailedJob(args: JobArgs): Promise<void> {
  await change(args, async ({ transaction, record }) => {
    const kind = await retryJob(transaction, args.value.jobId, args.context.now());
    if (kind === undefined) throw new Refusal("administration.jobGone");
    await record({ stream: "instance", command: "instance.retryJob", subjectId: null, data: { kind } });
  });
}

/** Takes a job away that no server is doing. */
export async function removeJob(args: JobArgs): Promise<void> {
  await change(args, async ({ transaction, record }) => {
    const kind = await deleteJob(transaction, args.value.jobId);
    if (kind === undefined) throw new Refusal("administration.jobGone");
    await record({ stream: "instance", command: "instance.deleteJob", subjectId: null, data: { kind } });
  });
}
