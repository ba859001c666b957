import { inflateRawSync } from "node:zlib";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Refuses a packed file with too many parts, or that unpacks to more than the limit: every part is unpacked and counted, whatever size it
 * declares. Returns the names of the parts. Throws an ImportRefusal, `import.malformed` for what is no zip file.
 */
export function checkZip(bytes: Uint8Array): readonly string[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.readUInt16LE(end + 10);
  if (count > sheetLimits.entries) throw new ImportRefusal("import.tooLarge", { what: "entries", limit: sheetLimits.entries });
  const names: string[] = [];
  let at = view.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== entrySignature) throw malformed();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset));
    names.push(view.toString("utf8", at + 46, at + 46 + nameLength!));
    unpacked += unpackedSize(view, at, sheetLimits.unpackedBytes - unpacked);
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return names;
}

function unpackedSize(view: Buffer, entry: number, left: number): number {
  const method = view.readUInt16LE(entry + 10);
  const packed = view.readUInt32LE(entry + 20);
  const local = view.readUInt32LE(entry + 42);
  if (local + 30 > view.length || view.readUInt32LE(local) !== localSignature) throw malformed();
  const from = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  if (from + packed > view.length) throw malformed();
  if (method === 0) return packed;
  if (method !== 8) throw malformed();
  try {
    return inflateRawSync(view.subarray(from, from + packed), { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    if (error instanceof RangeError) throw new ImportRefusal("import.tooLarge", { what: "unpacked", limit: sheetLimits.unpackedBytes });
    throw malformed();
  }
}

/** The record at the end, which a comment of up to 65,535 bytes may follow. */
function findEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 65_535); at--) if (view.readUInt32LE(at) === endSignature) return at;
  throw malformed();
}

function malformed(): ImportRefusal {
  return new ImportRefusal("import.malformed", { reason: "zip" });
}
