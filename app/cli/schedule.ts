import { stat } from "node:fs/promises";
import path from "node:path";

import { success } from "#app/domain/result.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { isDay } from "#app/domain/time/day.ts";

import type { Command, CommandSurroundings } from "./command.ts";
import { UsageError } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { readSchedulablePlans } from "./schedulable-plan.ts";
import type { SchedulablePlan } from "./schedulable-plan.ts";
import { scheduleDocument, scheduleProblemText, scheduleTable } from "./schedule-document.ts";
import { dateByGoLive } from "./schedule-backward.ts";

const endings = [".xml", ".yaml", ".yml", ".json", ".jsonl", ".jsonl.gz"];

export const scheduleCommand: Command = {
  summary: "Calculates the dates of a plan file: Microsoft Project XML, a template or JSON.",
  usage: "FILE [--start YYYY-MM-DD | --go-live YYYY-MM-DD] [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      start: { type: "string" },
      "go-live": { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("One plan file is needed.");
    const ending = endings.find((candidate) => name.toLowerCase().endsWith(candidate));
    if (ending === undefined) throw new UsageError(`A plan file ends in ${endings.join(", ")}.`);
    const goLive = dayArgument("--go-live", values["go-live"]);
    const start = dayArgument("--start", values.start);
    const isTemplate = ending === ".yaml" || ending === ".yml";
    if (isTemplate && (start === null) === (goLive === null))
      throw new UsageError("A template needs --start or --go-live, one of the two.");
    if (!isTemplate && (start !== null || goLive !== null)) throw new UsageError("--start and --go-live are for templates.");
    const file = path.resolve(surroundings.workingDirectory, name);
    if (!(await isFile(file))) throw new UsageError(`There is no file ${name}.`);
    let status = 0;
    for await (const reading of readSchedulablePlans(file, ending, start)) {
      if (reading.ok) status = Math.max(status, scheduleOne(reading.value, goLive, values.json, surroundings));
      else {
        surroundings.explain(reading.problem);
        status = 1;
      }
    }
    return status;
  },
};

function scheduleOne(plan: SchedulablePlan, goLive: string | null, asJson: boolean, { print, explain }: CommandSurroundings): number {
  const dated = goLive === null ? success({ network: plan.network, message: null }) : dateByGoLive(plan, goLive, today());
  if (!dated.ok) {
    explain(dated.problem);
    return 1;
  }
  const { network, message } = dated.value;
  const schedule = scheduleNetwork(network);
  if (!schedule.ok) {
    explain(`${plan.name}: ${scheduleProblemText(plan, schedule.problem)}`);
    return 1;
  }
  if (message !== null) explain(message);
  print(asJson ? JSON.stringify(scheduleDocument(plan, schedule.value)) : scheduleTable(plan, schedule.value));
  return 0;
}

function dayArgument(option: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!isDay(value)) throw new UsageError(`${option} is a day written YYYY-MM-DD, not "${value}".`);
  return value;
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
