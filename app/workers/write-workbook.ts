import { parentPort, workerData } from "node:worker_threads";
import type { Workbook } from "#app/domain/sheet/workbook.ts";
import { writeWorkbookBytes } from "./write-workbook-bytes.ts";

/** Entry of the worker that writes one workbook as a file, which is the only message. */
parentPort?.postMessage(await writeWorkbookBytes(workerData as Workbook));
