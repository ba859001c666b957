import { parseNumber, parseSpread } from "../file/parse-spread.ts";
import { timed } from "../file/read-step-table.ts";
import { repetitions, valueClasses, type ProcessFlow, type ProcessStep, type Role } from "../model.ts";
import { formatSpread } from "../spread.ts";

/** Attributes of an extension element, by their names without a prefix. */
export type DataAttributes = Readonly<Record<string, string>>;

export type StepData = Omit<ProcessStep, "id" | "name" | "type" | "next">;

/** Data of a step as attributes; those that say nothing are left out. */
export function stepAttributes(step: StepData & Pick<ProcessStep, "name">, isLaneKnown: boolean): DataAttributes {
  return brief({
    nameZh: step.name.zh,
    role: isLaneKnown ? null : step.role,
    workMinutes: step.work === null ? numberText(step.workMinutes) : formatSpread(step.work),
    waitMinutes: step.wait === null ? numberText(step.waitMinutes) : formatSpread(step.wait),
    costPerHour: step.costPerHour === null ? null : String(step.costPerHour),
    system: step.system,
    volumePerMonth: step.volumePerMonth === null ? null : String(step.volumePerMonth),
    valueClass: step.valueClass,
    pains: step.pains.join("\n"),
    captures: step.captures.join("\n"),
    inspection: step.isInspection ? "true" : null,
    paper: step.isPaper ? "true" : null,
    asIs: step.asIs.join("\n"),
  });
}

/** The same read back; what makes no sense says nothing. */
export function readStepData(attributes: DataAttributes, laneRole: string | null): StepData {
  const list = (name: string) => (attributes[name] ?? "").split("\n").filter((each) => each !== "");
  const number = (name: string) => parseNumber(attributes[name] ?? "");
  return {
    role: attributes["role"] === "" ? null : (attributes["role"] ?? laneRole),
    ...timed(parseSpread(attributes["workMinutes"] ?? ""), parseSpread(attributes["waitMinutes"] ?? "")),
    costPerHour: number("costPerHour"),
    system: attributes["system"] ?? null,
    volumePerMonth: number("volumePerMonth"),
    valueClass: valueClasses.find((each) => each === attributes["valueClass"]) ?? null,
    pains: list("pains"),
    captures: list("captures"),
    isInspection: attributes["inspection"] === "true",
    isPaper: attributes["paper"] === "true",
    asIs: list("asIs"),
  };
}

export function flowAttributes({ probability, repetition, name }: ProcessFlow): DataAttributes {
  return brief({
    nameZh: name?.zh ?? null,
    probability: probability === null ? null : String(probability),
    repeats: repetition === "always" ? null : repetition,
  });
}

export function readFlowData(attributes: DataAttributes): Pick<ProcessFlow, "probability" | "repetition"> {
  return {
    probability: parseNumber(attributes["probability"] ?? ""),
    repetition: repetitions.find((each) => each === attributes["repeats"]) ?? "always",
  };
}

export function roleAttributes({ name, people, costPerHour }: Role): DataAttributes {
  return brief({
    nameZh: name.zh,
    people: people === null ? null : String(people),
    costPerHour: costPerHour === null ? null : String(costPerHour),
  });
}

export function readRoleData(attributes: DataAttributes): Pick<Role, "people" | "costPerHour"> {
  return { people: parseNumber(attributes["people"] ?? ""), costPerHour: parseNumber(attributes["costPerHour"] ?? "") };
}

function numberText(value: number): string | null {
  return value === 0 ? null : String(value);
}

function brief(attributes: Readonly<Record<string, string | null>>): DataAttributes {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value]])));
}
