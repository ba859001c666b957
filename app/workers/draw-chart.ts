import { parentPort, workerData } from "node:worker_threads";
import { drawChartBytes, type ChartRequest } from "./draw-chart-bytes.ts";

/** Entry of the worker that draws one chart: the request comes as JSON with the start, the file is the only message. */
const file = drawChartBytes(JSON.parse(workerData as string) as ChartRequest);
// A buffer of a pool is shared: what leaves the worker is its own.
const own = new Uint8Array(file);
parentPort?.postMessage(own, [own.buffer]);
