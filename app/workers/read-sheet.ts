import { parentPort, workerData } from "node:worker_threads";
import { toListParts } from "./list-parts.ts";
import { runSheetJob } from "./run-sheet-job.ts";
import { sheetLists, type SheetJob } from "./sheet-job.ts";

/** Entry of the worker that reads one sheet: the job, which this program's own thread wrote, comes with the start, and the answer in parts is the only message. */
const answer = await runSheetJob(workerData as SheetJob);

parentPort?.postMessage(toListParts(answer, sheetLists));
