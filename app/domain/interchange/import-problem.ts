/** Why a plan file is refused as a whole. */
export type ImportProblemCode =
  | "import.binary"
  | "import.calendar.exhausted"
  | "import.calendar.loop"
  | "import.calendar.noWorkingTime"
  | "import.crashed"
  | "import.cycle"
  | "import.date"
  | "import.depth"
  | "import.doctype"
  | "import.duplicateTask"
  | "import.duration"
  | "import.empty"
  | "import.encoding"
  | "import.fileType"
  | "import.malformed"
  | "import.memory"
  | "import.noWorkbook"
  | "import.notMspdi"
  | "import.notPlan"
  | "import.number"
  | "import.outline"
  | "import.parentUnknown"
  | "import.password"
  | "import.selfLink"
  | "import.oldExcel"
  | "import.taskWithoutUid"
  | "import.tooLarge"
  | "import.tooSlow"
  | "import.unschedulable";

export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** Line of the file, counted from 1, where it is known. */
  readonly line?: number;
  /** Names, limits and offending text, for the sentence that people read. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** An element of the document, counted from 0 among all elements of that name. */
export interface ElementPlace {
  readonly element: string;
  readonly index: number;
}

/** Stops the reading of a file; the reader turns it into an {@link ImportProblem}. */
export class ImportRefusal extends Error {
  constructor(
    readonly code: ImportProblemCode,
    readonly detail: Readonly<Record<string, string | number>>,
    readonly place: ElementPlace | null = null,
  ) {
    super(code);
  }
}

/** Offending text as it is shown to people: one line of at most 80 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
