import { failure, success, type Result } from "../../result.ts";
import { allNodes, attributeOf, childrenOf, type XmlNode } from "../../interchange/xml-nodes.ts";
import type { Process, ProcessFlow, ProcessStep, Role } from "../model.ts";
import type { ProcessFinding, ProcessProblem } from "../process-problem.ts";
import { bpmnNamespaces, stepTypeOfElement } from "./bpmn-names.ts";
import { readFlowData, readRoleData, readStepData, type DataAttributes } from "./step-data.ts";

const { model, rollout } = bpmnNamespaces;

export interface BpmnReading {
  readonly process: Process;
  readonly findings: readonly ProcessFinding[];
}

/**
 * The process of a BPMN 2.0 document, with all that plays no part in it named: steps and sequence flows of all its pools, lanes as roles, a sub-process as one step. Flows to nowhere are left out. Our own data
 * are read from its extension elements.
 */
export function readBpmn(root: XmlNode): Result<BpmnReading, ProcessProblem> {
  if (root.name !== "definitions" || root.namespace !== model)
    return failure({ code: "bpmn.other", at: null, detail: { root: root.tag.slice(0, 60) } });
  const processes = childrenOf(root, model, "process");
  const nodes = processes.flatMap((process) => stepNodes(process));
  if (nodes.length === 0) return failure({ code: "bpmn.empty", at: null, detail: {} });
  const roles = readRoles(root, processes);
  const flows = readFlows(processes, new Map(nodes.map((node) => [attributeOf(node, "id") ?? "", node])));
  const steps = nodes.map((node): ProcessStep => {
    const id = attributeOf(node, "id") ?? "";
    const data = dataOf(node, "stepData");
    const name = attributeOf(node, "name")?.replace(/\s+/g, " ").trim() ?? "";
    return {
      id,
      name: { en: name || id, zh: data["nameZh"] ?? null },
      type: stepTypeOfElement[node.name]!,
      next: flows.bySource.get(id) ?? [],
      ...readStepData(data, roles.ofStep.get(id) ?? null),
    };
  });
  const named = new Set(roles.all.map(({ id }) => id));
  const extra = [...new Set(steps.flatMap(({ role }) => (role === null || named.has(role) ? [] : [role])))];
  const title = processes.map((process) => attributeOf(process, "name")).find((name) => name !== null && name !== "");
  return success({
    process: {
      name: { en: title ?? attributeOf(root, "name") ?? "BPMN", zh: null },
      roles: [
        ...roles.all.filter(({ id }) => steps.some(({ role }) => role === id)),
        ...extra.map((id): Role => ({ id, name: { en: id, zh: null }, people: null, costPerHour: null, hours: null })),
      ],
      steps,
      arrivals: null,
    },
    findings: [...flows.findings, ...nodes.flatMap(nodeFindings), ...unusedFindings(root, nodes)],
  });
}

/** The elements of a process that cases pass through; those within its sub-processes belong to these. */
function stepNodes(process: XmlNode): readonly XmlNode[] {
  return process.children.filter(
    (node) => node.namespace === model && Object.hasOwn(stepTypeOfElement, node.name) && attributeOf(node, "id") !== null,
  );
}

/** The attributes of one of our extension elements. */
export function dataOf(node: XmlNode, name: string): DataAttributes {
  const found = childrenOf(node, model, "extensionElements").flatMap((each) => childrenOf(each, rollout, name))[0];
  return Object.fromEntries((found?.attributes ?? []).map(({ name: key, value }) => [key, value]));
}

/** The innermost lanes with the steps in them; where there are several pools, a pool without lanes is one. */
function readRoles(root: XmlNode, processes: readonly XmlNode[]) {
  const all: Role[] = [];
  const ofStep = new Map<string, string>();
  const participants = childrenOf(root, model, "collaboration").flatMap((each) => childrenOf(each, model, "participant"));
  for (const process of processes) {
    const lanes = childrenOf(process, model, "laneSet").flatMap(innermostLanes);
    for (const lane of lanes) {
      const role = roleOf(lane);
      all.push(role);
      for (const reference of childrenOf(lane, model, "flowNodeRef")) ofStep.set(reference.text.trim(), role.id);
    }
    const participant = participants.find((each) => attributeOf(each, "processRef") === attributeOf(process, "id"));
    if (lanes.length > 0 || participant === undefined) continue;
    const role = roleOf(participant);
    all.push(role);
    for (const node of stepNodes(process)) ofStep.set(attributeOf(node, "id")!, role.id);
  }
  return { all, ofStep };
}

function roleOf(node: XmlNode): Role {
  const data = dataOf(node, "role");
  const id = attributeOf(node, "id") ?? attributeOf(node, "name") ?? "";
  return { id, name: { en: attributeOf(node, "name") || id, zh: data["nameZh"] ?? null }, ...readRoleData(data), hours: null };
}

function innermostLanes(laneSet: XmlNode): readonly XmlNode[] {
  return childrenOf(laneSet, model, "lane").flatMap((lane) => {
    const inner = childrenOf(lane, model, "childLaneSet").flatMap(innermostLanes);
    return inner.length > 0 ? inner : [lane];
  });
}

function readFlows(processes: readonly XmlNode[], stepOf: ReadonlyMap<string, XmlNode>) {
  const bySource = new Map<string, ProcessFlow[]>();
  const findings: ProcessFinding[] = [];
  for (const node of processes.flatMap((process) => childrenOf(process, model, "sequenceFlow"))) {
    const [from, to] = [attributeOf(node, "sourceRef") ?? "", attributeOf(node, "targetRef") ?? ""];
    const isFromEnd = stepOf.get(from)?.name === "endEvent";
    if (!stepOf.has(from) || !stepOf.has(to) || isFromEnd) {
      const code = isKnownElsewhere(processes, from) && isKnownElsewhere(processes, to) ? "bpmn.flow.unused" : "bpmn.flow.dangling";
      findings.push({ code, at: null, detail: { flow: attributeOf(node, "id") ?? "", from, to } });
      continue;
    }
    const data = dataOf(node, "flow");
    const name = attributeOf(node, "name");
    bySource.set(from, [
      ...(bySource.get(from) ?? []),
      { to, ...readFlowData(data), name: name === null || name === "" ? null : { en: name, zh: data["nameZh"] ?? null } },
    ]);
  }
  return { bySource, findings };
}

function isKnownElsewhere(processes: readonly XmlNode[], id: string): boolean {
  return processes.some((process) => process.children.some((node) => attributeOf(node, "id") === id));
}

/** Where BPMN means something that the analysis counts in another way. */
function nodeFindings(node: XmlNode): readonly ProcessFinding[] {
  const at = attributeOf(node, "id");
  const type = stepTypeOfElement[node.name];
  const ways = childrenOf(node, model, "outgoing").length;
  const inner = node.children.filter((each) => Object.hasOwn(stepTypeOfElement, each.name) && each.namespace === model).length;
  return [
    ...(node.name === "inclusiveGateway" || node.name === "complexGateway"
      ? [{ code: "bpmn.gateway.counted" as const, at, detail: { element: node.name } }]
      : []),
    ...(type !== "xor" && type !== "and" && ways > 1 ? [{ code: "bpmn.parallel.counted" as const, at, detail: { ways } }] : []),
    ...(inner > 0 ? [{ code: "bpmn.subProcess.counted" as const, at, detail: { steps: inner } }] : []),
  ];
}

const quiet = new Set([
  ...["sequenceFlow", "laneSet", "documentation", "extensionElements", "ioSpecification", "property", "auditing", "monitoring"],
  ...["participant", "import", "itemDefinition", "message", "error", "signal", "escalation", "resource", "interface"],
]);

/** What of the document plays no part in the analysis, each kind once with its number. */
function unusedFindings(root: XmlNode, nodes: readonly XmlNode[]): readonly ProcessFinding[] {
  const used = new Set(nodes);
  const counts = new Map<string, number>();
  for (const holder of root.children) {
    if (holder.namespace !== model || !["process", "collaboration", "choreography"].includes(holder.name)) continue;
    if (holder.name === "choreography") counts.set(holder.name, (counts.get(holder.name) ?? 0) + 1);
    for (const node of holder.children)
      if (node.namespace === model && !used.has(node) && !quiet.has(node.name)) counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
  }
  const withoutId = [...allNodes(root)].filter(
    (node) => node.namespace === model && Object.hasOwn(stepTypeOfElement, node.name) && attributeOf(node, "id") === null,
  ).length;
  return [
    ...[...counts].map(([element, count]): ProcessFinding => ({ code: "bpmn.element.unused", at: null, detail: { element, count } })),
    ...(withoutId > 0 ? [{ code: "bpmn.step.withoutId" as const, at: null, detail: { count: withoutId } }] : []),
  ];
}
