import type { ImportProblem, ImportProblemCode } from "#app/domain/interchange/import-problem.ts";

/** Why a plan file was refused, as one English sentence with the line where it is known. */
export function importProblemText({ code, line, detail }: ImportProblem): string {
  const sentence = texts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ""));
  return `${line === undefined ? "" : `line ${line}: `}${sentence.replace(/\s+/g, " ").trim()} (${code})`;
}

const texts: Readonly<Record<ImportProblemCode, string>> = {
  "import.binary": "Whatever its ending, the file is no text but one of MS Project (.mpp), of another Office program or packed ({reason}).",
  "import.calendar.exhausted": 'The calendar "{calendar}" has too little working time before the year 2200 for the task "{task}".',
  "import.calendar.loop": 'The calendar "{calendar}" is, through its base calendars, based on itself.',
  "import.calendar.noWorkingTime": 'The calendar "{calendar}" has no working time.',
  "import.crashed": "The reader stopped: {reason}",
  "import.cycle": "These tasks wait for each other in a loop: {loop}",
  "import.date": '{field} is no date of the years 1900 to 2199: "{text}".',
  "import.depth": "Elements are nested more than {limit} deep.",
  "import.doctype": "The file declares a document type or entities, which are not accepted: {text}",
  "import.duplicateTask": 'The uid {uid} is given to two tasks, one of them "{name}".',
  "import.duration": '{field} is no duration that can be planned: "{text}".',
  "import.empty": "The file is empty.",
  "import.encoding": 'The text encoding "{encoding}" does not fit or is not read. {found} {reason}',
  "import.fileType": 'The file "{fileName}" is none of .xml, .json, .xlsx and .csv.',
  "import.malformed": "The file is not well formed: {reason}",
  "import.memory": "Reading the file takes more than {megabytes} MB of memory.",
  "import.noWorkbook": 'The file "{fileName}" is damaged or no workbook, although its name ends in {ending}.',
  "import.notMspdi": 'The file is not Microsoft Project XML: its root element is "{root}".',
  "import.notPlan": "The JSON is not a plan: {place} ({reason})",
  "import.number": '{field} cannot be read: "{text}".',
  "import.oldExcel": "The file is in the format of Excel 97 to 2003 (.xls). Save it as .xlsx.",
  "import.outline": 'The task "{name}" lies more than {limit} levels deep in the outline.',
  "import.parentUnknown": 'The task "{name}" lies under a task that the file does not have: {parent}.',
  "import.password": "The file is protected by a password. Save it without one.",
  "import.selfLink": 'The task "{name}" ({uid}) is linked to itself.',
  "import.taskWithoutUid": 'A task has no valid UID: "{name}".',
  "import.tooLarge": "The file has more {what} than the limit of {limit}.",
  "import.tooSlow": "Reading the file takes more than {seconds} seconds.",
  "import.unschedulable": "The plan cannot be calculated: {reason} {task}",
};
