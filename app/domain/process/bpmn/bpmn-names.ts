import type { StepType } from "../model.ts";

export const bpmnNamespaces = {
  model: "http://www.omg.org/spec/BPMN/20100524/MODEL",
  diagram: "http://www.omg.org/spec/BPMN/20100524/DI",
  bounds: "http://www.omg.org/spec/DD/20100524/DC",
  points: "http://www.omg.org/spec/DD/20100524/DI",
  /** Our own data, in the extension elements that BPMN has for such. */
  rollout: "urn:rollout:process:1",
} as const;

/** What the elements of BPMN 2.0 that a case passes through are to us. */
export const stepTypeOfElement: Readonly<Record<string, StepType>> = {
  startEvent: "start",
  endEvent: "end",
  intermediateCatchEvent: "event",
  intermediateThrowEvent: "event",
  task: "task",
  userTask: "task",
  manualTask: "task",
  serviceTask: "task",
  scriptTask: "task",
  businessRuleTask: "task",
  sendTask: "task",
  receiveTask: "task",
  callActivity: "task",
  subProcess: "task",
  transaction: "task",
  adHocSubProcess: "task",
  exclusiveGateway: "xor",
  eventBasedGateway: "xor",
  inclusiveGateway: "xor",
  complexGateway: "xor",
  parallelGateway: "and",
};

/** What a step is written as where it is new. */
export const elementOfStepType: Readonly<Record<StepType, string>> = {
  start: "startEvent",
  task: "task",
  xor: "exclusiveGateway",
  and: "parallelGateway",
  event: "intermediateCatchEvent",
  end: "endEvent",
};
