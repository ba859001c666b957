import { excerpt } from "#app/domain/interchange/import-problem.ts";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { binaryKind } from "#app/domain/sheet/sheet-container.ts";
import { failure } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";
import { readMspdi } from "./read-mspdi.ts";
import { readPlanJson } from "./read-plan-json.ts";

/** Reads a plan file of either format by the ending of its name: `.xml` (Microsoft Project) or `.json`. */
export function readPlan(fileName: string, bytes: Uint8Array): Result<ImportedPlan, ImportProblem> {
  if (bytes.length > importLimits.bytes) return failure({ code: "import.tooLarge", detail: { what: "bytes", limit: importLimits.bytes } });
  const ending = /\.[^.]{1,10}$/.exec(fileName)?.[0].toLowerCase() ?? "";
  if (ending !== ".xml" && ending !== ".json") return failure({ code: "import.fileType", detail: { fileName: excerpt(fileName) } });
  const kind = binaryKind(bytes);
  if (kind) return failure({ code: "import.binary", detail: { reason: kind } });
  if (ending === ".xml") return readMspdi(bytes);
  try {
    return readPlanJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failure({ code: "import.encoding", detail: { encoding: "utf-8", reason: "invalidBytes" } });
  }
}
