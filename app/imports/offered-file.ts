/** A file as a browser sends it or a disk holds it; what is in it is read only when its size is within the limit. */
export interface OfferedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const longestFileName = 255;

/** The name of a file without its folders, on one line. */
export function cleanFileName(name: string): string {
  return cleanName(name.replace(/^.*[\\/]/s, ""), longestFileName);
}

/** On one line, without half characters, within a length. */
export function cleanName(name: string, longest: number): string {
  const line = name.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim();
  return line
    .slice(0, longest)
    .replace(/\p{Cs}$/u, "")
    .trim();
}

/** Whether a file is a sheet rather than a plan of another program, by its name. */
export function isSheetName(name: string): boolean {
  return /\.(?:xlsx|xlsm|csv|tsv|txt|xls|et)$/i.test(name);
}
