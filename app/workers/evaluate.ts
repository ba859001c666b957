import { parentPort, workerData } from "node:worker_threads";
import { analyseModel } from "#app/domain/scoring/analyse-model.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import type { SimulationRequest } from "#app/domain/scoring/simulate-ranks.ts";

/** Entry of the worker that analyses one evaluation of vendors: the model, which this program's own thread made, comes with the start; the analysis is the only message. */
const { model, request } = workerData as { readonly model: ScoringModel; readonly request: SimulationRequest };
parentPort?.postMessage(analyseModel(model, request));
