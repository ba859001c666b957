import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { excerpt } from "#app/domain/interchange/import-problem.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { PreparedImport } from "#app/domain/interchange/prepare-import.ts";
import { failure } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";
import { fromListParts } from "./list-parts.ts";
import { runWorker } from "./run-worker.ts";
import type { WorkerLimits } from "./run-worker.ts";

/** What the densest of well-formed files need, and half as much again. */
function usualLimits(bytes: number): WorkerLimits {
  return { milliseconds: 120_000, heapMegabytes: Math.min(1024, Math.ceil(256 + 20 * (bytes / 1_000_000))) };
}

/**
 * Reads a plan file (`.xml` of Microsoft Project, `.json`), schedules it and compares its dates, in a worker of its own, so that the server
 * keeps answering. Its content is handed over: the caller's buffer is empty afterwards. A file that takes more time or memory than the
 * limits, or breaks the reader, is refused like any other unreadable one.
 */
export async function readPlanFile(
  { fileName, content }: { readonly fileName: string; readonly content: ArrayBuffer },
  limits: WorkerLimits = usualLimits(content.byteLength),
): Promise<Result<PreparedImport, ImportProblem>> {
  if (content.byteLength > importLimits.bytes) {
    return failure({ code: "import.tooLarge", detail: { what: "bytes", limit: importLimits.bytes } });
  }
  const outcome = await runWorker("read-plan", { fileName, bytes: new Uint8Array(content) }, limits, [content]);
  switch (outcome.kind) {
    case "done":
      return fromListParts<Result<PreparedImport, ImportProblem>>(outcome.message as string[]);
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
