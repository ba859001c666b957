import { xmlText } from "../../xml-text.ts";
import { allNodes, attributeOf, childrenOf, type XmlNode } from "../../interchange/xml-nodes.ts";
import type { Process, ProcessFlow, ProcessStep } from "../model.ts";
import { bpmnNamespaces, elementOfStepType, stepTypeOfElement } from "./bpmn-names.ts";
import { flowAttributes, roleAttributes, stepAttributes, type DataAttributes } from "./step-data.ts";
import { applyEdits, attributesText, escapeXml, type TextEdit } from "./text-edits.ts";

const { model, diagram, bounds, points, rollout } = bpmnNamespaces;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The text of a BPMN document with the differences between what was read from it and what it is to say, and nothing else changed: names, our data, lanes, flows, new steps with a shape beside the step before them,
 * and steps that are gone, with what cannot be without them. The same text where nothing differs. Steps and flows are matched by their ids and ends.
 */
export function editBpmn(text: string, root: XmlNode, before: Process, after: Process): string {
  const edits: TextEdit[] = [];
  const nodeOf = new Map<string, XmlNode>();
  for (const node of allNodes(root)) {
    const id = attributeOf(node, "id");
    if (id !== null && node.namespace !== diagram && !nodeOf.has(id)) nodeOf.set(id, node);
  }
  const taken = new Set(nodeOf.keys());
  const removed = new Set<string>();
  const lanes = [...allNodes(root)].filter((node) => node.namespace === model && node.name === "lane");
  const laneOf = (role: string) =>
    lanes.find((lane) => attributeOf(lane, "id") === role) ?? lanes.find((lane) => attributeOf(lane, "name") === role);
  const prefix = prefixOf(root, rollout) ?? freePrefix(root);
  let hasOwnData = false;
  const stepsBefore = new Map(before.steps.map((step) => [step.id, step]));
  const stepsAfter = new Map(after.steps.map((step) => [step.id, step]));
  const frames = readFrames(root);
  /** What is added within an element, which is opened for it where it is empty. */
  const inserted = new Map<XmlNode, { readonly head: string[]; readonly tail: string[]; extension: string }>();

  for (const { id } of before.steps) if (!stepsAfter.has(id)) remove(id);
  for (const step of after.steps) if (!stepsBefore.has(step.id)) addStep(step);
  for (const step of after.steps) {
    const old = stepsBefore.get(step.id);
    if (old) changeStep(old, step);
    changeFlows(step, old?.next ?? []);
  }
  for (const role of after.roles) {
    const old = before.roles.find(({ id }) => id === role.id);
    const lane = laneOf(role.id) ?? nodeOf.get(role.id);
    if (old && lane && !same(roleAttributes(old), roleAttributes(role))) setData(lane, "role", roleAttributes(role));
  }
  takeOutRemoved();
  for (const [node, added] of inserted) insert(node, added);
  if (edits.length === 0) return text;
  if (hasOwnData && prefixOf(root, rollout) === null) {
    const at = root.opening.start + 1 + root.tag.length;
    edits.push({ start: at, end: at, text: ` xmlns:${prefix}="${rollout}"` });
  }
  return applyEdits(text, edits);

  function remove(id: string): void {
    removed.add(id);
    let size: number;
    do {
      size = removed.size;
      for (const [other, node] of nodeOf)
        if (
          node.namespace === model &&
          ["sourceRef", "targetRef", "attachedToRef"].some((name) => removed.has(attributeOf(node, name) ?? ""))
        )
          removed.add(other);
    } while (removed.size > size);
  }

  function takeOutRemoved(): void {
    if (removed.size === 0) return;
    for (const node of allNodes(root)) {
      const id = attributeOf(node, "id");
      const isGone =
        (id !== null && removed.has(id) && nodeOf.get(id) === node) ||
        (node.namespace === diagram && removed.has(attributeOf(node, "bpmnElement") ?? "")) ||
        (node.namespace === model && ["flowNodeRef", "incoming", "outgoing"].includes(node.name) && removed.has(localId(node.text)));
      if (isGone) takeOut(node);
      const standard =
        node.namespace === model ? node.attributes.find(({ name, value }) => name === "default" && removed.has(value)) : undefined;
      if (standard) edits.push({ start: standard.range.start - 1, end: standard.range.end, text: "" });
    }
  }

  /** With the blanks before it, so that no empty line stays. */
  function takeOut(node: XmlNode): void {
    let { start } = node.range;
    while (start > 0 && /\s/.test(text[start - 1]!)) start--;
    edits.push({ start, end: node.range.end, text: "" });
  }

  function changeStep(old: ProcessStep, step: ProcessStep): void {
    const node = nodeOf.get(step.id)!;
    if (old.name.en !== step.name.en) setAttribute(node, "name", step.name.en);
    if (old.type !== step.type) renameElement(node, elementOfStepType[step.type]);
    if (old.role !== step.role) moveToLane(step);
    const [one, other] = [old, step].map((each) => stepAttributes(each, hasPlace(each))) as [DataAttributes, DataAttributes];
    if (!same(one, other)) setData(node, "stepData", other);
  }

  /** Whether the document says itself which role that is, by a lane or a pool. */
  function hasPlace({ role }: ProcessStep): boolean {
    return role === null || laneOf(role) !== undefined || nodeOf.get(role)?.name === "participant";
  }

  function moveToLane({ id, role }: ProcessStep): void {
    const to = role === null ? undefined : laneOf(role);
    for (const lane of lanes)
      for (const reference of childrenOf(lane, model, "flowNodeRef"))
        if (localId(reference.text) === id && !(to && isWithin(to, lane) && to !== lane)) takeOut(reference);
    if (to) insideOf(to).tail.push(`<${qualified(to, "flowNodeRef")}>${escapeXml(id)}</${qualified(to, "flowNodeRef")}>`);
  }

  function changeFlows(step: ProcessStep, old: readonly ProcessFlow[]): void {
    const rest = [...step.next];
    const known = flowNodes(step.id);
    const left: { readonly node: XmlNode; readonly flow: ProcessFlow }[] = [];
    old.forEach((flow) => {
      const node = known.find((each) => attributeOf(each, "targetRef") === flow.to && !left.some((pair) => pair.node === each));
      if (node) left.push({ node, flow });
    });
    for (const { node, flow } of left) {
      const at = rest.findIndex(({ to }) => to === flow.to);
      const now = at < 0 ? undefined : rest.splice(at, 1)[0];
      if (now === undefined) removeFlow(node);
      else changeFlow(node, flow, now);
    }
    for (const flow of rest) addFlow(step, flow);
  }

  function removeFlow(node: XmlNode): void {
    const id = attributeOf(node, "id");
    if (id === null) takeOut(node);
    else remove(id);
  }

  function flowNodes(source: string): readonly XmlNode[] {
    return [...nodeOf.values()].filter(
      (node) => node.name === "sequenceFlow" && node.namespace === model && attributeOf(node, "sourceRef") === source,
    );
  }

  function changeFlow(node: XmlNode, old: ProcessFlow, now: ProcessFlow): void {
    if ((old.name?.en ?? "") !== (now.name?.en ?? "")) setAttribute(node, "name", now.name?.en ?? "");
    if (!same(flowAttributes(old), flowAttributes(now))) setData(node, "flow", flowAttributes(now));
  }

  function addStep(step: ProcessStep): void {
    const sender = after.steps.find(({ next, id }) => id !== step.id && next.some(({ to }) => to === step.id));
    const neighbour = [sender?.id, ...step.next.map(({ to }) => to)].find((id) => id !== undefined && nodeOf.has(id));
    const process = (neighbour === undefined ? undefined : nodeOf.get(neighbour)?.parent) ?? childrenOf(root, model, "process")[0]!;
    const tag = qualified(process, elementOfStepType[step.type]);
    const lane = step.role === null ? undefined : laneOf(step.role);
    const data = stepAttributes(step, hasPlace(step));
    const extension = Object.keys(data).length === 0 ? "" : extensionText(process, dataText("stepData", data));
    const flowText = step.next.map((flow) => newFlow(process, step.id, flow));
    insideOf(process).tail.push(
      `<${tag} id="${escapeXml(step.id)}" name="${escapeXml(step.name.en)}">${extension}</${tag}>`,
      ...flowText.map(({ element }) => element),
    );
    if (lane) insideOf(lane).tail.push(`<${qualified(lane, "flowNodeRef")}>${escapeXml(step.id)}</${qualified(lane, "flowNodeRef")}>`);
    addShape(step, neighbour);
    for (const { id, flow } of flowText) addEdge(id, step.id, flow.to);
  }

  function addFlow(step: ProcessStep, flow: ProcessFlow): void {
    const node = nodeOf.get(step.id);
    // The flows of a new step are written with it.
    if (node === undefined) return;
    const process = node.parent!;
    const { id, element } = newFlow(process, step.id, flow);
    insideOf(process).tail.push(element);
    addEdge(id, step.id, flow.to);
  }

  function newFlow(process: XmlNode, from: string, flow: ProcessFlow) {
    const id = freeId(`Flow_${from}_${flow.to}`);
    const tag = qualified(process, "sequenceFlow");
    const data = flowAttributes(flow);
    const name = flow.name === null ? {} : { name: flow.name.en };
    const start = `<${tag}${attributesText({ id, ...name, sourceRef: from, targetRef: flow.to })}`;
    const element = Object.keys(data).length === 0 ? `${start}/>` : `${start}>${extensionText(process, dataText("flow", data))}</${tag}>`;
    return { id, element, flow };
  }

  function freeId(wanted: string): string {
    let id = wanted.replace(/[^\w.-]/g, "_");
    for (let number = 2; taken.has(id); number++) id = `${wanted.replace(/[^\w.-]/g, "_")}_${number}`;
    taken.add(id);
    return id;
  }

  function addShape({ id, type }: ProcessStep, neighbour: string | undefined): void {
    const plane = planeOf(root);
    if (plane === undefined) return;
    const [width, height] = type === "task" ? [100, 80] : type === "xor" || type === "and" ? [50, 50] : [36, 36];
    const beside = neighbour === undefined ? undefined : frames.get(neighbour);
    const x = beside ? beside.x + beside.width + 50 : 100;
    let y = beside ? beside.y + beside.height / 2 - height / 2 : 100;
    const isTaken = () =>
      [...frames.values()].some(
        (each) => each.width < 400 && x < each.x + each.width && each.x < x + width && y < each.y + each.height && each.y < y + height,
      );
    while (isTaken()) y += 20;
    frames.set(id, { x, y, width, height });
    const shape = qualifiedAs(root, diagram, "BPMNShape");
    const place = attributesText({ x: String(x), y: String(y), width: String(width), height: String(height) });
    insideOf(plane).tail.push(
      `<${shape}${attributesText({ id: freeId(`${id}_di`), bpmnElement: id })}><${qualifiedAs(root, bounds, "Bounds")}${place}/></${shape}>`,
    );
  }

  function addEdge(id: string, from: string, to: string): void {
    const plane = planeOf(root);
    const [start, end] = [frames.get(from), frames.get(to)];
    if (plane === undefined || start === undefined || end === undefined) return;
    const [x0, y0] = [start.x + start.width, start.y + start.height / 2];
    const [x1, y1] = [end.x, end.y + end.height / 2];
    const middle = (x0 + x1) / 2;
    const corners =
      y0 === y1
        ? [
            [x0, y0],
            [x1, y1],
          ]
        : [
            [x0, y0],
            [middle, y0],
            [middle, y1],
            [x1, y1],
          ];
    const waypoint = qualifiedAs(root, points, "waypoint");
    const line = corners.map(([x, y]) => `<${waypoint} x="${x}" y="${y}"/>`).join("");
    const edge = qualifiedAs(root, diagram, "BPMNEdge");
    insideOf(plane).tail.push(`<${edge}${attributesText({ id: freeId(`${id}_di`), bpmnElement: id })}>${line}</${edge}>`);
  }

  function setAttribute(node: XmlNode, name: string, value: string): void {
    const found = node.attributes.find((each) => each.name === name);
    if (found) edits.push({ ...found.valueRange, text: escapeXml(xmlText(value)) });
    else {
      const at = node.opening.start + 1 + node.tag.length;
      edits.push({ start: at, end: at, text: attributesText({ [name]: xmlText(value) }) });
    }
  }

  function renameElement(node: XmlNode, name: string): void {
    if (stepTypeOfElement[node.name] === stepTypeOfElement[name]) return;
    const tag = qualified(node, name);
    edits.push({ start: node.opening.start + 1, end: node.opening.start + 1 + node.tag.length, text: tag });
    if (node.closing) edits.push({ ...node.closing, text: `</${tag}>` });
  }

  /** Our data at an element, in place of what it had; nothing else among its extensions changes. */
  function setData(node: XmlNode, name: string, data: DataAttributes): void {
    const holder = childrenOf(node, model, "extensionElements")[0];
    const found = holder && childrenOf(holder, rollout, name)[0];
    if (found) edits.push({ ...found.range, text: dataText(name, data) });
    else if (holder) insideOf(holder).tail.push(dataText(name, data));
    else insideOf(node).extension += dataText(name, data);
  }

  function dataText(name: string, data: DataAttributes): string {
    hasOwnData = true;
    return `<${prefix === "" ? "" : `${prefix}:`}${name}${attributesText(data)}/>`;
  }

  function extensionText(like: XmlNode, content: string): string {
    const tag = qualified(like, "extensionElements");
    return `<${tag}>${content}</${tag}>`;
  }

  function insideOf(node: XmlNode) {
    const found = inserted.get(node) ?? { head: [], tail: [], extension: "" };
    inserted.set(node, found);
    return found;
  }

  /** Extensions come behind the documentation, everything else last. */
  function insert(node: XmlNode, { tail, extension }: { readonly tail: readonly string[]; readonly extension: string }): void {
    const first = extension === "" ? "" : extensionText(node, extension);
    if (node.closing === null) {
      const slash = node.opening.end - 2;
      const tag = edits.some((edit) => edit.start === node.opening.start + 1)
        ? edits.find((edit) => edit.start === node.opening.start + 1)!.text
        : node.tag;
      edits.push({ start: slash, end: node.opening.end, text: `>${first}${tail.join("")}</${tag}>` });
      return;
    }
    const documentation = childrenOf(node, model, "documentation").at(-1);
    const at = documentation?.range.end ?? node.opening.end;
    if (first !== "") edits.push({ start: at, end: at, text: first });
    if (tail.length > 0) edits.push({ start: node.closing.start, end: node.closing.start, text: tail.join("") });
  }
}

function same(one: DataAttributes, other: DataAttributes): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** References may be written with a prefix. */
function localId(text: string): string {
  return text.trim();
}

function isWithin(node: XmlNode, outer: XmlNode): boolean {
  for (let each: XmlNode | null = node; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

function planeOf(root: XmlNode): XmlNode | undefined {
  return [...allNodes(root)].find((node) => node.namespace === diagram && node.name === "BPMNPlane");
}

function prefixOf(root: XmlNode, namespace: string): string | null {
  return [...root.namespaces].find(([, address]) => address === namespace)?.[0] ?? null;
}

function freePrefix(root: XmlNode): string {
  let prefix = "rollout";
  while ([...allNodes(root)].some(({ namespaces }) => namespaces.has(prefix))) prefix += "1";
  return prefix;
}

/** A name with the prefix that an element of the same namespace has. */
function qualified(like: XmlNode, name: string): string {
  const colon = like.tag.indexOf(":");
  return colon < 0 ? name : `${like.tag.slice(0, colon)}:${name}`;
}

function qualifiedAs(root: XmlNode, namespace: string, name: string): string {
  const prefix = prefixOf(root, namespace) ?? [...allNodes(root)].map((node) => prefixOf(node, namespace)).find((each) => each !== null);
  return prefix ? `${prefix}:${name}` : name;
}

function readFrames(root: XmlNode): Map<string, Frame> {
  const frames = new Map<string, Frame>();
  for (const node of allNodes(root)) {
    const element = node.namespace === diagram && node.name === "BPMNShape" ? attributeOf(node, "bpmnElement") : null;
    const found = element === null ? undefined : childrenOf(node, bounds, "Bounds")[0];
    if (element === null || found === undefined) continue;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(attributeOf(found, name)));
    const frame = { x: x!, y: y!, width: width!, height: height! };
    if (Object.values(frame).every(Number.isFinite)) frames.set(element, frame);
  }
  return frames;
}
