import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { toParts } from "./plan-parts.ts";
import { readPlan } from "./read-plan-bytes.ts";

/** Entry of the worker that reads one plan file: the file comes with the start, the result in parts is the only message. */
const { fileName, bytes } = z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).parse(workerData);

parentPort?.postMessage(toParts(readPlan(fileName, bytes)));
