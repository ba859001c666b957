import { excerpt, type ImportProblem } from "../interchange/import-problem.ts";

const zipMark = [0x50, 0x4b];
/** Of files of MS Project and of Excel 97, and of encrypted ones. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0];
const encryptedPart = utf16("EncryptedPackage");

/**
 * Why a file is no sheet at all, by its first bytes and its name: an old or an encrypted workbook, one that only its name calls so, or a type that
 * is not read. Null for what may be one. A text counts by its name, for nothing else marks it.
 */
export function refuseContainer(fileName: string, bytes: Uint8Array): ImportProblem | null {
  if (beginsWith(bytes, compoundMark)) return { code: holds(bytes, encryptedPart) ? "import.password" : "import.oldExcel", detail: {} };
  if (beginsWith(bytes, zipMark) || /\.csv$|\.txt$|\.tsv$/i.test(fileName)) return null;
  return refuseWorkbook(fileName) ?? { code: "import.fileType", detail: { fileName: excerpt(fileName), reason: "sheet" } };
}

/** Says of a file that its name calls a workbook that it is damaged or none; null for any other. */
export function refuseWorkbook(fileName: string): ImportProblem | null {
  const ending = /\.(?:xlsx|xlsm|xls|et)$/i.exec(fileName)?.[0].toLowerCase();
  return ending === undefined ? null : { code: "import.noWorkbook", detail: { fileName: excerpt(fileName), ending } };
}

/** Which kind of file that is no text this is, by its first bytes: of an older Office program, MS Project among them, or packed. */
export function binaryKind(bytes: Uint8Array): "compound" | "zip" | null {
  return beginsWith(bytes, compoundMark) ? "compound" : isZip(bytes) ? "zip" : null;
}

export function isZip(bytes: Uint8Array): boolean {
  return beginsWith(bytes, zipMark);
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function utf16(text: string): readonly number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0), 0]);
}

function holds(bytes: Uint8Array, part: readonly number[]): boolean {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
