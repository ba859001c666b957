import { expect, it } from "vitest";
import { editBpmnBytes, readBpmnBytes } from "#app/workers/bpmn-file.ts";

function documentIn(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><!-- Ä --><process id="p"><task id="a" name="klären"/></process></definitions>`;
}

it.each([
  ["UTF-8", Buffer.from(documentIn("UTF-8"))],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${documentIn("UTF-8")}`)],
  ["ISO-8859-1", Buffer.from(documentIn("ISO-8859-1"), "latin1")],
  ["UTF-16", Buffer.from(`\ufeff${documentIn("UTF-16")}`, "utf16le")],
  ["UTF-16, the other way round", Buffer.from(`\ufeff${documentIn("UTF-16")}`, "utf16le").swap16()],
])("takes edits in Chinese into BPMN in %s", (_encoding, bytes) => {
  const read = readBpmnBytes(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  const { process } = read.value;
  const after = { ...process, steps: process.steps.map((step) => ({ ...step, name: { en: "核对 é", zh: null } })) };
  const edited = Buffer.from(editBpmnBytes(bytes, process, after));

  expect(process.steps[0]?.name.en).toBe("klären");
  expect(editBpmnBytes(bytes, process, process)).toBe(bytes);
  expect(readBpmnBytes(edited)).toMatchObject({ value: { process: after } });
  // What stands before the name is the same, byte by byte.
  const same = bytes.findIndex((byte, at) => byte !== edited[at]);
  expect(bytes.subarray(0, same).length).toBeGreaterThan(bytes.length / 2);
});
