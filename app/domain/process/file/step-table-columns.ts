export const stepFields = [
  "id",
  "name",
  "nameZh",
  "role",
  "type",
  "next",
  "workMinutes",
  "waitMinutes",
  "costPerHour",
  "system",
  "volumePerMonth",
  "valueClass",
  "pains",
  "people",
  "captures",
  "inspection",
  "paper",
  "asIs",
  "esia",
  "esiaReason",
  "esiaInto",
  "esiaNote",
] as const;
export type StepField = (typeof stepFields)[number];

/** What the columns of a step table are called besides their own names, without blanks and in lower case. */
const otherNames: Readonly<Record<StepField, readonly string[]>> = {
  id: ["编号", "步骤编号", "stepid", "no", "序号"],
  name: ["名称", "步骤", "步骤名称", "step", "stepname", "nameen"],
  nameZh: ["中文名称", "name(zh)"],
  role: ["角色", "岗位", "泳道", "lane", "actor"],
  type: ["类型"],
  next: ["下一步", "后续", "后续步骤", "nextsteps"],
  workMinutes: ["工作分钟", "作业分钟", "工作时间（分钟）", "处理时间（分钟）", "work", "workmin", "work(min)"],
  waitMinutes: ["等待分钟", "等待时间（分钟）", "wait", "waitmin", "wait(min)"],
  costPerHour: ["每小时成本", "小时成本", "cost/h", "costperh"],
  system: ["系统"],
  volumePerMonth: ["月量", "每月件数", "月业务量", "volume"],
  valueClass: ["价值类别", "增值类别", "va", "vaclass", "value"],
  pains: ["痛点", "painpoints"],
  people: ["人数", "headcount"],
  captures: ["录入数据", "采集数据", "data"],
  inspection: ["检查", "检验", "复核"],
  paper: ["纸质", "纸面", "paperform"],
  esia: ["处置", "esia决策", "esia决定", "decision"],
  esiaReason: ["处置原因", "esia原因", "subreason", "sub-reason"],
  esiaInto: ["并入步骤", "integrateinto"],
  esiaNote: ["处置说明", "esia说明"],
  asIs: ["现状步骤", "对应现状", "asisref", "as-is"],
};

/** The field that a header means; null for one that nobody knows. */
export function stepFieldOf(header: string): StepField | null {
  const plain = header.toLowerCase().replace(/[\s_]/g, "");
  return stepFields.find((field) => field.toLowerCase() === plain || otherNames[field].includes(plain)) ?? null;
}
