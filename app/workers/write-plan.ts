import { parentPort, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import type { Plan } from "#app/domain/plan/model.ts";
import { writePlanBytes, type ExportWishes } from "./write-plan-bytes.ts";

/** Entry of the worker that writes one plan file: the plan comes as gzipped JSON with the start, the file is the only message. */
const { plan, wishes } = workerData as { readonly plan: Uint8Array; readonly wishes: ExportWishes };

parentPort?.postMessage(await writePlanBytes(JSON.parse(gunzipSync(plan).toString("utf8")) as Plan, wishes));
