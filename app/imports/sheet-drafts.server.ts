import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { refuseContainer } from "#app/domain/sheet/sheet-container.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { refusalOfFullDisk } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { findSheetDraft, insertSheetDraft, readSheetContent, updateSheetChoice } from "#db/queries/sheet-drafts.ts";
import { cleanFileName, type OfferedFile } from "./offered-file.ts";
import { readChoice, type KeptChoice } from "./sheet-choice.server.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const keptHours = 24;

export interface SheetDraft {
  readonly id: string;
  readonly projectId: string | null;
  readonly fileName: string;
  readonly byteSize: number;
  readonly choice: KeptChoice;
}

/** Keeps a sheet for a day, while its owner looks at what it will do; returns its id. */
export async function keepDraft(
  { context, user }: Caller,
  file: OfferedFile,
  projectId: string | null,
  choice: KeptChoice,
): Promise<Result<string, ImportProblem>> {
  if (file.size > sheetLimits.bytes) return failure({ code: "import.tooLarge", detail: { what: "sheetBytes", limit: sheetLimits.bytes } });
  const content = new Uint8Array(await file.arrayBuffer());
  if (content.byteLength === 0) return failure({ code: "import.empty", detail: {} });
  const refused = refuseContainer(file.name, content);
  if (refused) return failure(refused);
  const id = context.newId();
  const now = context.now();
  const draft = {
    id,
    projectId,
    userId: user.id,
    fileName: cleanFileName(file.name),
    byteSize: content.byteLength,
    content: await compress(content),
    choice: JSON.stringify(choice),
    createdAt: now,
  };
  const oldest = new Date(Date.parse(now) - keptHours * 3_600_000).toISOString();
  try {
    await insertSheetDraft(context.db, draft, oldest);
  } catch (error) {
    throw refusalOfFullDisk(error);
  }
  return success(id);
}

/** The caller's own draft that the id names; undefined for any other and for one that is gone. */
export async function findDraft({ context, user }: Caller, id: string | null, projectId: string | null): Promise<SheetDraft | undefined> {
  const row = id === null ? undefined : await findSheetDraft(context.db, id, user.id, projectId);
  if (!row) return undefined;
  const { fileName, byteSize, choice } = row;
  return { id: row.id, projectId, fileName, byteSize, choice: readChoice(choice) };
}

export async function changeChoice({ context }: Caller, draft: SheetDraft, choice: KeptChoice): Promise<void> {
  try {
    await updateSheetChoice(context.db, draft.id, JSON.stringify(choice));
  } catch (error) {
    throw refusalOfFullDisk(error);
  }
}

export interface DraftContent {
  /** Compressed with gzip. */
  readonly kept: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The file of a draft, up to 20 MB: read it when it is its turn. Undefined when the draft is gone. */
export async function readDraftContent({ context }: Caller, draft: SheetDraft): Promise<DraftContent | undefined> {
  const kept = await readSheetContent(context.db, draft.id);
  return kept && { kept, bytes: new Uint8Array(await decompress(kept)) };
}
