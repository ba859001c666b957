import { parentPort, workerData } from "node:worker_threads";
import { writeTableBytes, type Table } from "./write-table-bytes.ts";

/** Entry of the worker that writes one table as a file, which is the only message. */
parentPort?.postMessage(await writeTableBytes(workerData as Table));
