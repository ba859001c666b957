import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { allNodes, scanXml } from "#app/domain/interchange/xml-nodes.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import type { Process, ProcessStep } from "#app/domain/process/model.ts";
import { editBpmnBytes, readBpmnBytes } from "#app/workers/bpmn-file.ts";
import { decodeXml } from "#app/workers/decode-xml.ts";
import { goldenFolder, wholeSetAbsent } from "./golden-project.ts";

const folder = path.join(goldenFolder, "bpmn");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".bpmn")) : [];

/** Every element with its attributes and text, and every id. */
function contentOf(bytes: Uint8Array): readonly string[] {
  return [...allNodes(scanXml(decodeXml(bytes))!)].map(
    ({ tag, attributes, text }) => `${tag} ${attributes.map(({ name, value }) => `${name}=${value}`).join(" ")} ${text.trim()}`,
  );
}

function lost(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of after) left.set(line, (left.get(line) ?? 0) + 1);
  return before.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count === 0;
  });
}

function changed(process: Process, id: string, change: Partial<ProcessStep>): Process {
  return { ...process, steps: process.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) };
}

describe("reference models of the interchange working group", () => {
  beforeEach(({ skip }) => skip(files.length === 0, wholeSetAbsent));

  it.each(files.length === 0 ? ["–"] : files)("%s is read, and written as it was", (name) => {
    const bytes = readFileSync(path.join(folder, name));
    const read = readBpmnBytes(bytes);

    if (!read.ok) {
      expect(read.problem.code).toBe("bpmn.empty");
      return;
    }
    const { process } = read.value;
    expect(checkProcess(process).filter(({ code }) => !code.startsWith("step.noWayOut") && code !== "process.noEnd")).toEqual([]);
    expect(editBpmnBytes(bytes, process, structuredClone(process))).toBe(bytes);
  });

  it.each(files.length === 0 ? ["–"] : files)("%s loses nothing by an edit elsewhere", (name) => {
    const bytes = readFileSync(path.join(folder, name));
    const read = readBpmnBytes(bytes);
    if (!read.ok) return;
    const { process } = read.value;
    const before = contentOf(bytes);
    for (const { id } of process.steps) {
      const after = changed(process, id, { workMinutes: 12, system: "CRM “甲”" });
      const edited = editBpmnBytes(bytes, process, after);
      const missing = lost(before, contentOf(edited));
      // The root alone gains the name of our namespace.
      expect(missing.filter((line) => !/^[\w:]*definitions /.test(line))).toEqual([]);
      const again = readBpmnBytes(edited);
      expect(again.ok && again.value.process).toEqual(after);
    }
    const [first] = process.steps;
    const renamed = changed(process, first!.id, { name: { en: "Prüfen & <melden>", zh: null } });
    const again = readBpmnBytes(editBpmnBytes(bytes, process, renamed));
    expect(again.ok && again.value.process).toEqual(renamed);
    expect(lost(before, contentOf(editBpmnBytes(bytes, process, renamed)))).toHaveLength(1);
  });

  it.each(files.length === 0 ? ["–"] : files)("%s loses only what cannot be without a step that is gone", (name) => {
    const bytes = readFileSync(path.join(folder, name));
    const read = readBpmnBytes(bytes);
    if (!read.ok) return;
    const { process } = read.value;
    for (const { id } of process.steps.slice(0, 6)) {
      const after: Process = {
        ...process,
        steps: process.steps.filter((step) => step.id !== id).map((step) => ({ ...step, next: step.next.filter(({ to }) => to !== id) })),
      };
      if (after.steps.length === 0) continue;
      const edited = editBpmnBytes(bytes, process, after);
      const again = readBpmnBytes(edited);
      expect(again.ok && again.value.process.steps).toEqual(after.steps);
      expect(decodeXml(edited)).not.toMatch(new RegExp(`"${id.replace(/[^\w-]/g, "\\$&")}"`));
    }
  });
});
