import { parentPort, workerData } from "node:worker_threads";
import { forecastInSteps } from "#app/domain/forecast/forecast-plan.ts";
import type { ForecastRequest } from "#app/domain/forecast/request.ts";
import { runSteps } from "./run-steps.ts";

/** Entry of the worker that forecasts one plan: the request, which this program's own thread made, comes with the start; the forecast is the last message. */
parentPort?.postMessage(runSteps(forecastInSteps(workerData as ForecastRequest), (progress) => parentPort?.postMessage(progress)));
