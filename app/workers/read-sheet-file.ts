import { excerpt } from "#app/domain/interchange/import-problem.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { failure } from "#app/domain/result.ts";
import { fromListParts } from "./list-parts.ts";
import { runWorker, type WorkerLimits } from "./run-worker.ts";
import type { SheetAnswer, SheetJob } from "./sheet-job.ts";

const usualLimits: WorkerLimits = { milliseconds: 60_000, heapMegabytes: 768 };

/**
 * Reads a sheet (`.csv`, `.xlsx`) and works out what it makes of a plan, in a worker of its own, so that the server keeps answering. A
 * file that takes more time or memory than the limits, or breaks the reader, is refused like any other unreadable one.
 */
export async function readSheetFile(job: SheetJob, limits: WorkerLimits = usualLimits): Promise<SheetAnswer> {
  if (job.bytes.byteLength > sheetLimits.bytes)
    return failure({ code: "import.tooLarge", detail: { what: "sheetBytes", limit: sheetLimits.bytes } });
  const outcome = await runWorker("read-sheet", job, limits);
  switch (outcome.kind) {
    case "done":
      return fromListParts<SheetAnswer>(outcome.message as string[]);
    case "tooSlow":
      return failure({ code: "import.tooSlow", detail: { seconds: Math.round(limits.milliseconds / 1000) } });
    case "memory":
      return failure({ code: "import.memory", detail: { megabytes: limits.heapMegabytes } });
    case "crashed":
      return failure({ code: "import.crashed", detail: { reason: excerpt(outcome.error.message) } });
    default:
      return outcome satisfies never;
  }
}
