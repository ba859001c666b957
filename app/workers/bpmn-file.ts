import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import { scanXml, type XmlNode } from "#app/domain/interchange/xml-nodes.ts";
import { editBpmn } from "#app/domain/process/bpmn/edit-bpmn.ts";
import { readBpmn, type BpmnReading } from "#app/domain/process/bpmn/read-bpmn.ts";
import { writeBpmn } from "#app/domain/process/bpmn/write-bpmn.ts";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import type { Process } from "#app/domain/process/model.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import type { Result } from "#app/domain/result.ts";
import { decodeXml } from "./decode-xml.ts";
import { encodeXml } from "./encode-xml.ts";
import { drawingTypefaces, measureIn } from "./write-drawings.ts";
import { refuseMalformed, refuseUnsafe } from "./parse-xml.ts";

const mostBytes = 20_000_000;

/** The process of a BPMN file. Throws an ImportRefusal for what is no XML, has a document type or is too large. */
export function readBpmnBytes(bytes: Uint8Array): Result<BpmnReading, ProcessProblem> {
  return readBpmn(scan(bytes).root);
}

/** A BPMN file with what differs between the process that was read from it and the one it is to hold; the very same bytes where nothing does. */
export function editBpmnBytes(bytes: Uint8Array, before: Process, after: Process): Uint8Array {
  const { text, root } = scan(bytes);
  const edited = editBpmn(text, root, before, after);
  return edited === text ? bytes : encodeXml(edited, bytes);
}

/** A process as a new BPMN file, drawn as its map is; null where that would be too large. */
export function newBpmnBytes(process: Process, language: "en" | "zh"): Uint8Array | null {
  const measure = measureIn(drawingTypefaces());
  const layout = layOutMap(process, { language, measure, noRole: "", percent: () => "" });
  return layout && new TextEncoder().encode(writeBpmn(process, layout));
}

function scan(bytes: Uint8Array): { readonly text: string; readonly root: XmlNode } {
  if (bytes.length === 0) throw new ImportRefusal("import.empty", {});
  if (bytes.length > mostBytes) throw new ImportRefusal("import.tooLarge", { what: "bytes", limit: mostBytes });
  const text = decodeXml(bytes);
  refuseUnsafe(text);
  refuseMalformed(text);
  const root = scanXml(text);
  if (root === null) throw new ImportRefusal("import.malformed", { reason: "" });
  return { text, root };
}
