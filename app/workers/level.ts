import { parentPort, workerData } from "node:worker_threads";
import { proposeInSteps } from "#app/domain/levelling/propose-levelling.ts";
import type { LevellingOptions, StaffedPlan } from "#app/domain/levelling/request.ts";
import { runSteps } from "./run-steps.ts";

/** Entry of the worker that levels one plan: the plan, which this program's own thread made, comes with the start; the proposal is the last message. */
const { plan, options } = workerData as { readonly plan: StaffedPlan; readonly options: LevellingOptions };

parentPort?.postMessage(runSteps(proposeInSteps(plan, options), (progress) => parentPort?.postMessage(progress)));
