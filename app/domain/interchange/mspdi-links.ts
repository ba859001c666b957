import { importLimits } from "./import-limits.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ImportedLink, ImportNote } from "./imported-plan.ts";
import type { TaskReading } from "./mspdi-tasks.ts";
import { isElapsedPercentFormat, lagUnitOf, linkTypeOf, readFlag, readNumber, readTenths } from "./mspdi-values.ts";
import { children, text } from "./xml-element.ts";

export interface LinkReading {
  readonly links: readonly ImportedLink[];
  /** Tasks with a link whose other end is not in the file. */
  readonly lostLinks: ReadonlySet<string>;
}

/**
 * Reads the links of all tasks. A link to a task of another project or to one that is not there is noted and left out, as
 * is a second one between the same two tasks. Refuses a link of a task to itself and more links than the limit.
 */
export function readLinks(rows: TaskReading["tasks"], notes: ImportNote[]): LinkReading {
  const known = new Set(rows.map(({ task }) => task.id));
  const pairs = new Set<string>();
  const lostLinks = new Set<string>();
  const links: ImportedLink[] = [];
  let count = 0;
  for (const { task, element, place } of rows) {
    for (const link of children(element, "PredecessorLink")) {
      if (++count > importLimits.links) throw new ImportRefusal("import.tooLarge", { what: "links", limit: importLimits.links });
      const note = (code: ImportNote["code"], parameters: ImportNote["parameters"]) =>
        notes.push({ code, taskName: task.name, uid: task.uid, parameters });
      const predecessorId = text(link, "PredecessorUID") ?? "";
      if (readFlag(link, "CrossProject")) {
        lostLinks.add(task.id);
        note("import.note.externalLink", { project: text(link, "CrossProjectName") ?? predecessorId });
        continue;
      }
      if (predecessorId === task.id) throw new ImportRefusal("import.selfLink", { uid: task.uid, name: task.name }, place);
      if (!known.has(predecessorId)) {
        lostLinks.add(task.id);
        note("import.note.linkUnknown", { predecessor: predecessorId });
        continue;
      }
      const type = linkTypeOf(readNumber(link, "Type", place));
      if (type === null) throw new ImportRefusal("import.number", { field: "Type", text: text(link, "Type") ?? "" }, place);
      const id = `${predecessorId}-${task.id}`;
      if (pairs.has(id)) {
        note("import.note.duplicateLink", { predecessor: predecessorId });
        continue;
      }
      pairs.add(id);
      const format = readNumber(link, "LagFormat", place);
      const lagUnit = lagUnitOf(format);
      if (isElapsedPercentFormat(format)) note("import.note.elapsedPercentLag", { predecessor: predecessorId });
      const lag = lagUnit === "percent" ? (readNumber(link, "LinkLag", place) ?? 0) : readTenths(link, "LinkLag", place);
      links.push({ id, predecessorId, successorId: task.id, type, lag, lagUnit });
    }
  }
  return { links, lostLinks };
}
