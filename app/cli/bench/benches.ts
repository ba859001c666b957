import type { CommandSurroundings } from "../command.ts";
import { benchApi } from "./api.ts";
import { benchBackup } from "./backup.ts";
import { benchChain } from "./chain.ts";
import { benchChart } from "./chart.ts";
import { benchClientSize } from "./client-size.ts";
import { benchEvidence } from "./evidence.ts";
import { benchForecast } from "./forecast.ts";
import { benchLevelling } from "./levelling.ts";
import { benchLive } from "./live.ts";
import type { BenchResult } from "./measure.ts";
import { benchGantt } from "./gantt.ts";
import { benchPlanFile } from "./plan-file.ts";
import { benchPlanPage } from "./plan-page.ts";
import { benchPortfolio } from "./portfolio.ts";
import { benchProcess } from "./process.ts";
import { benchPsplib } from "./psplib.ts";
import { benchReplan } from "./replan.ts";
import { benchSchedule } from "./schedule.ts";
import { benchScorers } from "./scorers.ts";
import { benchScoring } from "./scoring.ts";
import { benchSearch } from "./search.ts";
import { benchSheet } from "./sheet.ts";
import { benchTaskList } from "./task-list.ts";
import { benchWriters } from "./writers.ts";

type Bench = (env: CommandSurroundings["env"]) => AsyncGenerator<BenchResult> | Generator<BenchResult>;

/** Every benchmark by name, in the order in which they run. */
export const benches: Readonly<Record<string, Bench>> = {
  schedule: benchSchedule,
  replan: benchReplan,
  psplib: benchPsplib,
  levelling: benchLevelling,
  forecast: benchForecast,
  scoring: async function* (env) {
    yield* benchScoring();
    yield* benchEvidence();
    yield* benchScorers(env);
  },
  process: benchProcess,
  "task-list": benchTaskList,
  portfolio: benchPortfolio,
  "plan-page": benchPlanPage,
  search: benchSearch,
  chain: benchChain,
  writers: benchWriters,
  api: benchApi,
  backup: benchBackup,
  sheet: benchSheet,
  "plan-file": benchPlanFile,
  chart: benchChart,
  live: benchLive,
  gantt: benchGantt,
  "client-size": benchClientSize,
};
