import { describe, expect, it } from "vitest";
import { scanXml } from "#app/domain/interchange/xml-nodes.ts";
import { editBpmn } from "#app/domain/process/bpmn/edit-bpmn.ts";
import { editedProcess } from "#app/domain/process/bpmn/edited-process.ts";
import { readBpmn } from "#app/domain/process/bpmn/read-bpmn.ts";
import { writeBpmn } from "#app/domain/process/bpmn/write-bpmn.ts";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import type { Process, ProcessStep } from "#app/domain/process/model.ts";
import { generateProcess } from "../map/generate-process.ts";
import { wording } from "../map/wording.ts";
import { flow, processOf, role, step } from "../sample.ts";

const document = `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn elsewhere -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:tool="urn:tool" id="D">
  <b:process id="P" name="Orders">
    <b:laneSet id="LS">
      <b:lane id="L1" name="Sales"><b:flowNodeRef>s</b:flowNodeRef><b:flowNodeRef>a</b:flowNodeRef>
        <b:flowNodeRef>x</b:flowNodeRef></b:lane>
      <b:lane id="L2" name="Service"><b:flowNodeRef>b</b:flowNodeRef></b:lane>
    </b:laneSet>
    <b:startEvent id="s" name="Go"><b:outgoing>f1</b:outgoing></b:startEvent>
    <b:userTask id="a" name="Take &amp; check" tool:colour='red'><b:documentation>Why &lt;not&gt;</b:documentation>
      <b:extensionElements><tool:thing weight="3"/></b:extensionElements><b:incoming>f1</b:incoming><b:outgoing>f2</b:outgoing></b:userTask>
    <b:exclusiveGateway id="x" default="f4"/>
    <b:task id="b" name="Serve"/>
    <b:endEvent id="e"/>
    <b:boundaryEvent id="t" attachedToRef="b"><b:timerEventDefinition/></b:boundaryEvent>
    <b:sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
    <b:sequenceFlow id="f2" sourceRef="a" targetRef="x"/>
    <b:sequenceFlow id="f3" name="yes" sourceRef="x" targetRef="b"><b:conditionExpression>a &gt; 3</b:conditionExpression></b:sequenceFlow>
    <b:sequenceFlow id="f4" sourceRef="x" targetRef="e"/>
    <b:sequenceFlow id="f5" sourceRef="b" targetRef="e"/>
    <b:sequenceFlow id="f6" sourceRef="t" targetRef="e"/>
    <b:sequenceFlow id="f7" sourceRef="b" targetRef="nowhere"/>
  </b:process>
  <bpmndi:BPMNDiagram id="BD"><bpmndi:BPMNPlane id="BP" bpmnElement="P">
    <bpmndi:BPMNShape id="a_di" bpmnElement="a"><dc:Bounds x="100" y="50" width="100" height="80"/></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="b_di" bpmnElement="b"><dc:Bounds x="400" y="NaN" width="100" height="80"/></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="f3_di" bpmnElement="f3"><di:waypoint x="1" y="NaN"/></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</b:definitions>
`;

function read(text: string) {
  const found = readBpmn(scanXml(text)!);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

/** The document after changes to the process that was read from it, and the process that is read from that. */
function edit(change: (process: Process) => Process) {
  const { process } = read(document);
  const after = change(process);
  const text = editBpmn(document, scanXml(document)!, process, after);
  return { text, after, again: read(text).process };
}

function changeStep(id: string, change: Partial<ProcessStep>) {
  return (process: Process): Process => ({
    ...process,
    steps: process.steps.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
}

describe("a process in BPMN", () => {
  it("has its steps, ways and lanes, and names what plays no part", () => {
    const { process, findings } = read(document);

    expect(process.name.en).toBe("Orders");
    expect(process.roles.map(({ id, name }) => [id, name.en])).toEqual([
      ["L1", "Sales"],
      ["L2", "Service"],
    ]);
    expect(
      process.steps.map(({ id, type, name, role: lane, next }) => [id, type, name.en, lane, next.map(({ to }) => to).join(" ")]),
    ).toEqual([
      ["s", "start", "Go", "L1", "a"],
      ["a", "task", "Take & check", "L1", "x"],
      ["x", "xor", "x", "L1", "b e"],
      ["b", "task", "Serve", "L2", "e"],
      ["e", "end", "e", null, ""],
    ]);
    expect(findings.map(({ code, detail }) => [code, ...Object.values(detail)])).toEqual([
      ["bpmn.flow.unused", "f6", "t", "e"],
      ["bpmn.flow.dangling", "f7", "b", "nowhere"],
      ["bpmn.element.unused", "boundaryEvent", 1],
    ]);
  });

  it("is no other XML, and not empty", () => {
    expect(readBpmn(scanXml("<Project/>")!)).toMatchObject({ ok: false, problem: { code: "bpmn.other", detail: { root: "Project" } } });
    expect(readBpmn(scanXml('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')!)).toMatchObject({
      ok: false,
      problem: { code: "bpmn.empty" },
    });
  });

  it("stays as it is, to the last character, where nothing changed", () => {
    expect(edit((process) => structuredClone(process)).text).toBe(document);
  });

  it("takes our data in where they belong and leaves everything else alone", () => {
    const data = { workMinutes: 12, pains: ["late", "twice <a>"], system: "ERP “新”", isPaper: true, valueClass: "NVA" } as const;
    const { text, after, again } = edit(changeStep("a", data));

    expect(again).toEqual(after);
    expect(text).toContain('<tool:thing weight="3"/><rollout:stepData workMinutes="12" system="ERP “新”" valueClass="NVA"');
    expect(text.replace(/<rollout:stepData[^>]*>/, "").replace(' xmlns:rollout="urn:rollout:process:1"', "")).toBe(document);
  });

  it("changes data that it has, at an element with nothing in it as well", () => {
    const first = edit(changeStep("b", { workMinutes: 5 }));
    const second = changeStep("b", { workMinutes: 7 })(first.again);
    const text = editBpmn(first.text, scanXml(first.text)!, first.again, second);

    expect(first.text).toContain(
      '<b:task id="b" name="Serve"><b:extensionElements><rollout:stepData workMinutes="5"/></b:extensionElements></b:task>',
    );
    expect(text).toBe(first.text.replace('workMinutes="5"', 'workMinutes="7"'));
  });

  it("renames in place, and gives a name to what has none", () => {
    expect(edit(changeStep("a", { name: { en: 'Take "all" & <check>', zh: "登记" } })).again.steps[1]?.name).toEqual({
      en: 'Take "all" & <check>',
      zh: "登记",
    });
    expect(edit(changeStep("x", { name: { en: "Complete?", zh: null } })).text).toContain('<b:exclusiveGateway name="Complete?" id="x"');
  });

  it("moves a step to another lane", () => {
    const { text, after, again } = edit(changeStep("a", { role: "L2" }));

    expect(again).toEqual(after);
    expect(text).toContain("<b:flowNodeRef>b</b:flowNodeRef><b:flowNodeRef>a</b:flowNodeRef></b:lane>");
  });

  it("takes probabilities in, at flows with conditions", () => {
    const { text, after, again } = edit(
      changeStep("x", { next: [flow("b", 0.7, { name: { en: "yes", zh: "是" } }), flow("e", 0.3, { repetition: "once" })] }),
    );

    expect(again).toEqual(after);
    expect(text).toContain("<b:conditionExpression>a &gt; 3</b:conditionExpression>");
  });

  it("takes a step in, with a shape beside the one before it, and a way", () => {
    const { text, after, again } = edit((process) => {
      const added = step("new", ["b"], { role: "L2", name: { en: "Ask", zh: "询问" }, workMinutes: 3 });
      const steps = changeStep("x", { next: [flow("new"), flow("e")] })(process).steps;
      return { ...process, steps: [...steps, added] };
    });

    expect(again.steps.map(({ id, role: lane, next }) => [id, lane, next.map(({ to }) => to)])).toEqual(
      after.steps.map(({ id, role: lane, next }) => [id, lane, id === "x" ? ["e", "new"] : next.map(({ to }) => to)]),
    );
    expect(text).toMatch(/<bpmndi:BPMNShape id="new_di" bpmnElement="new"><dc:Bounds x="\d+"/);
    expect(text).not.toContain("f3");
    expect(text).toContain('<b:boundaryEvent id="t"');
  });

  it("takes a step out with all that cannot be without it, and nothing else", () => {
    const { text, again } = edit((process) => ({
      ...process,
      steps: process.steps.filter(({ id }) => id !== "b").map((each) => (each.id === "x" ? { ...each, next: [flow("e")] } : each)),
    }));

    expect(again.steps.map(({ id }) => id)).toEqual(["s", "a", "x", "e"]);
    for (const gone of ['"b"', "f3", "f5", "f6", "f7", 'id="t"', "b_di"]) expect(text).not.toContain(gone);
    for (const kept of ["f4", 'default="f4"', "L2", "<!-- drawn elsewhere -->", "tool:colour='red'"]) expect(text).toContain(kept);
  });

  it("follows a table of its steps, whose roles are names of lanes", () => {
    const { process } = read(document);
    const table = processOf([
      step("s", ["a"], { type: "start", name: { en: "Go", zh: null } }),
      step("a", ["x"], { role: "Service", name: { en: "Take & check", zh: "登记" } }),
      step("x", ["b", "e"], { name: { en: "x", zh: null } }),
      step("b", ["e"], { role: "Service", name: { en: "Serve", zh: null }, workMinutes: 9 }),
      step("e", [], { type: "end", name: { en: "e", zh: null } }),
    ]);
    const after = editedProcess(process, table);

    expect(after.steps.map(({ id, type, role: lane, workMinutes }) => [id, type, lane, workMinutes])).toEqual([
      ["s", "start", "L1", 0],
      ["a", "task", "L2", 0],
      ["x", "xor", "L1", 0],
      ["b", "task", "L2", 9],
      ["e", "end", null, 0],
    ]);
    expect(after.steps[1]?.name.zh).toBe("登记");
    expect(after.roles.map(({ id }) => id)).toEqual(["L1", "L2"]);
  });
});

describe("a process written as BPMN", () => {
  it("is read as the same", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const generated = generateProcess(10 + (seed % 30), 1 + (seed % 5), seed);
      const used = new Set(generated.steps.map(({ role: own }) => own));
      const process: Process = {
        ...generated,
        name: { en: "Process", zh: null },
        roles: generated.roles.filter(({ id }) => used.has(id)).map((each) => ({ ...each, people: 3, name: { en: each.id, zh: "角色" } })),
        steps: generated.steps.map((each, at) => (at % 3 === 0 ? { ...each, workMinutes: 5, pains: ["a", "b"], asIs: ["q w"] } : each)),
      };
      const text = writeBpmn(process, layOutMap(process, wording)!);
      expect({ seed, process: read(text).process }).toEqual({ seed, process });
    }
  });

  it("has ids that XML allows, and the same flows", () => {
    const process = processOf([step("1 登记", [flow("2", 0.5), flow("3", 0.5)], { role: "销售 部" }), step("2"), step("3")], {
      roles: [role("销售 部")],
    });
    const text = writeBpmn(process, layOutMap(process, wording)!);
    const { process: again } = read(text);

    expect(again.steps.map(({ name }) => name.en)).toEqual(["1 登记", "2", "3"]);
    expect(again.steps[0]?.next.map(({ to, probability }) => [again.steps.findIndex(({ id }) => id === to), probability])).toEqual([
      [1, 0.5],
      [2, 0.5],
    ]);
    for (const [, id] of text.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  });
});
