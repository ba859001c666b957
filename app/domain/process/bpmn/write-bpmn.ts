import { xmlText } from "../../xml-text.ts";
import type { MapLayout, PlacedStep } from "../map/map-layout.ts";
import type { Process, ProcessStep } from "../model.ts";
import { bpmnNamespaces, elementOfStepType } from "./bpmn-names.ts";
import { flowAttributes, roleAttributes, stepAttributes, type DataAttributes } from "./step-data.ts";
import { attributesText } from "./text-edits.ts";

const header = 30;

/**
 * A process as a new BPMN 2.0 document with its lanes, steps and flows where they lie on its map, and our data as extensions. Ids that XML does not allow are replaced, everywhere alike.
 */
export function writeBpmn(process: Process, layout: MapLayout): string {
  const idOf = xmlIds([...process.steps.map(({ id }) => `step ${id}`), ...layout.lanes.map(({ role }) => `role ${role ?? ""}`)]);
  const stepId = (id: string) => idOf.get(`step ${id}`)!;
  const laneId = (role: string | null) => idOf.get(`role ${role ?? ""}`)!;
  const flowId = (from: string, index: number) => `Flow_${stepId(from)}_${index + 1}`;
  const roleOf = new Map(process.roles.map((role) => [role.id, role]));
  const title = xmlText(process.name.en);
  const left = Math.min(...layout.lanes.map(({ label }) => label.x)) - header - 10;
  const [top, bottom] = [layout.lanes[0]?.top ?? 0, layout.lanes.reduce((last, lane) => Math.max(last, lane.top + lane.height), 0)];
  const width = layout.width - left - 14;

  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions${attributesText({
      xmlns: bpmnNamespaces.model,
      "xmlns:bpmndi": bpmnNamespaces.diagram,
      "xmlns:dc": bpmnNamespaces.bounds,
      "xmlns:di": bpmnNamespaces.points,
      "xmlns:rollout": bpmnNamespaces.rollout,
      id: "Definitions_1",
      targetNamespace: bpmnNamespaces.rollout,
      exporter: "Rollout",
    })}>`,
    '  <collaboration id="Collaboration_1">',
    `    <participant${attributesText({ id: "Participant_1", name: title, processRef: "Process_1" })}/>`,
    "  </collaboration>",
    `  <process${attributesText({ id: "Process_1", name: title, isExecutable: "false" })}>`,
    '    <laneSet id="LaneSet_1">',
    ...layout.lanes.flatMap(laneLines),
    "    </laneSet>",
    ...process.steps.flatMap(stepLines),
    ...process.steps.flatMap(flowLines),
    "  </process>",
    '  <bpmndi:BPMNDiagram id="Diagram_1">',
    '    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">',
    shape("Participant_1", { x: left - header, y: top, width: width + header, height: bottom - top }, { isHorizontal: "true" }),
    ...layout.lanes.map((lane) => shape(laneId(lane.role), { x: left, y: lane.top, width, height: lane.height }, { isHorizontal: "true" })),
    ...layout.steps.map((step) => shape(stepId(step.id), step, step.shape === "diamond" ? { isMarkerVisible: "true" } : {}, step)),
    ...layout.flows.flatMap(({ from, index, points }) => [
      `      <bpmndi:BPMNEdge${attributesText({ id: `${flowId(from, index)}_di`, bpmnElement: flowId(from, index) })}>`,
      ...pairs(points).map(([x, y]) => `        <di:waypoint${attributesText({ x: number(x), y: number(y) })}/>`),
      "      </bpmndi:BPMNEdge>",
    ]),
    "    </bpmndi:BPMNPlane>",
    "  </bpmndi:BPMNDiagram>",
    "</definitions>",
    "",
  ].join("\n");

  function laneLines({ role }: MapLayout["lanes"][number], at: number): readonly string[] {
    const known = role === null ? undefined : roleOf.get(role);
    const members = layout.steps.filter(({ lane }) => lane === at);
    return [
      `      <lane${attributesText({ id: laneId(role), name: xmlText(known?.name.en ?? role ?? "") })}>`,
      ...(known ? extension("role", roleAttributes(known), "        ") : []),
      ...members.map(({ id }) => `        <flowNodeRef>${stepId(id)}</flowNodeRef>`),
      "      </lane>",
    ];
  }

  function stepLines(step: ProcessStep): readonly string[] {
    const tag = elementOfStepType[step.type];
    const incoming = process.steps.flatMap(({ id, next }) => next.flatMap(({ to }, index) => (to === step.id ? [flowId(id, index)] : [])));
    // What belongs to no role lies in some lane all the same.
    const data = stepAttributes(step, true);
    return [
      `    <${tag}${attributesText({ id: stepId(step.id), name: xmlText(step.name.en) })}>`,
      ...extension("stepData", step.role === null ? { ...data, role: "" } : data, "      "),
      ...incoming.map((id) => `      <incoming>${id}</incoming>`),
      ...step.next.map((_, index) => `      <outgoing>${flowId(step.id, index)}</outgoing>`),
      `    </${tag}>`,
    ];
  }

  function flowLines({ id, next }: ProcessStep): readonly string[] {
    return next.flatMap((flow, index) => {
      const name = flow.name === null ? {} : { name: xmlText(flow.name.en) };
      const start = `    <sequenceFlow${attributesText({ id: flowId(id, index), ...name, sourceRef: stepId(id), targetRef: stepId(flow.to) })}`;
      const inner = extension("flow", flowAttributes(flow), "      ");
      return inner.length === 0 ? [`${start}/>`] : [`${start}>`, ...inner, "    </sequenceFlow>"];
    });
  }

  function shape(
    id: string,
    { x, y, width: wide, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    more: DataAttributes,
    step?: PlacedStep,
  ): string {
    const label = step?.label && step.shape !== "box" ? step.label : null;
    const frame = (own: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) =>
      `<dc:Bounds${attributesText({ x: number(own.x), y: number(own.y), width: number(own.width), height: number(own.height) })}/>`;
    const labelled = label ? `<bpmndi:BPMNLabel>${frame(label)}</bpmndi:BPMNLabel>` : "";
    return `      <bpmndi:BPMNShape${attributesText({ id: `${id}_di`, bpmnElement: id, ...more })}>${frame({ x, y, width: wide, height })}${labelled}</bpmndi:BPMNShape>`;
  }
}

function extension(name: string, data: DataAttributes, indent: string): readonly string[] {
  if (Object.keys(data).length === 0) return [];
  return [`${indent}<extensionElements><rollout:${name}${attributesText(cleaned(data))}/></extensionElements>`];
}

function cleaned(data: DataAttributes): DataAttributes {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, xmlText(value)]));
}

/** An id that XML allows for each key, like what follows its first word as far as that can be. */
function xmlIds(keys: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(["Collaboration_1", "Participant_1", "Process_1", "LaneSet_1", "Definitions_1", "Diagram_1", "Plane_1"]);
  return new Map(
    keys.map((key) => {
      const [kind = "", ...words] = key.split(" ");
      const plain = words.join(" ");
      const base = /^[A-Za-z_][\w.-]*$/.test(plain) ? plain : `${kind}_${plain.replace(/[^\w.-]/g, "_")}`;
      let id = base;
      for (let number = 2; taken.has(id); number++) id = `${base}_${number}`;
      taken.add(id);
      return [key, id];
    }),
  );
}

function pairs(points: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from({ length: points.length / 2 }, (_, at) => [points[2 * at]!, points[2 * at + 1]!] as const);
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
