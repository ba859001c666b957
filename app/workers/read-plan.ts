import { randomBytes } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { uuidVersion7 } from "#app/domain/id.ts";
import { prepareImport } from "#app/domain/interchange/prepare-import.ts";
import { toListParts } from "./list-parts.ts";
import { readPlan } from "./read-plan-bytes.ts";

/** Entry of the worker that reads one plan file: the file comes with the start, what becomes of it in parts is the only message. */
const { fileName, bytes } = z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).parse(workerData);

const lists = ["plan.tasks", "plan.links", "plan.people", "dates", "texts", "report.people", "report.moved", "report.notUnderstood"];

const read = readPlan(fileName, bytes);
const prepared = read.ok ? prepareImport(read.value, () => uuidVersion7(Date.now(), randomBytes(10))) : read;
parentPort?.postMessage(
  toListParts(
    prepared,
    lists.map((list) => `value.${list}`),
  ),
);
