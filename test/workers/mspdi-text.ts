import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { readMspdi } from "#app/workers/read-mspdi.ts";

/** A small Microsoft Project document: `tasks` and `head` are put in as written. */
export function mspdiText(tasks: string, head = ""): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Project xmlns="http://schemas.microsoft.com/project">',
    `<Name>small.xml</Name><StartDate>2026-01-05T08:00:00</StartDate>${head}`,
    "<Tasks>",
    tasks,
    "</Tasks></Project>",
  ].join("\n");
}

export function taskText(uid: number, inner = "", duration = "PT8H0M0S"): string {
  return `<Task><UID>${uid}</UID><Name>Task ${uid}</Name><OutlineLevel>1</OutlineLevel><Duration>${duration}</Duration>${inner}</Task>`;
}

export function linkText(predecessor: number): string {
  return `<PredecessorLink><PredecessorUID>${predecessor}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`;
}

export function planOf(text: string): ImportedPlan {
  const result = readMspdi(Buffer.from(text));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export function problemOf(content: string | Uint8Array): ImportProblem {
  const result = readMspdi(typeof content === "string" ? Buffer.from(content) : content);
  if (result.ok) throw new Error("the file was read");
  return result.problem;
}
