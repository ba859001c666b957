import { withCustomChanges, type CustomField, type CustomValues } from "#app/domain/plan/custom-field.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";

const options = [
  ["sales", "Sales", "销售部"],
  ["marketing", "Marketing", "市场部"],
  ["service", "Customer service", "客户服务部"],
  ["finance", "Finance", "财务部"],
  ["it", "IT", "信息技术部"],
] as const;

/** What the office-supplies company keeps of its tasks beside: the department they are for, who helps at the vendor, and the effort that was promised. */
export const demoFields: readonly CustomField[] = [
  {
    key: "f1",
    kind: "choice",
    name: { text: "Department", zh: "部门" },
    description: { text: "The department whose work changes with it.", zh: "工作因此而改变的部门。" },
    isExpected: true,
    options: options.map(([, text, zh], place) => ({ key: `o${place + 1}`, name: { text, zh }, isRemoved: false })),
  },
  {
    key: "f2",
    kind: "text",
    name: { text: "Vendor contact", zh: "供应商联系人" },
    description: { text: "Whom to call at the vendor.", zh: "在供应商处联系谁。" },
    isExpected: false,
    options: [],
  },
  {
    key: "f3",
    kind: "number",
    name: { text: "Vendor days", zh: "供应商人天" },
    description: { text: "Days of consulting that the offer counts for it.", zh: "报价中为此计入的顾问人天。" },
    isExpected: false,
    options: [],
  },
];

/** Which department a task is for, by the role that does it. */
const departments: Readonly<Record<string, string>> = {
  ...{ SPO: "o1", SAL: "o1", KU: "o1", IND: "o1", MKT: "o2", HR: "o2", SVC: "o3", TRN: "o3", OCM: "o3", FIN: "o4", PRC: "o4", STC: "o4" },
  ...{ IT: "o5", DEV: "o5", DAT: "o5", STW: "o5", TST: "o5" },
};

/** Roles whose work the vendor helps with, and whom to call. */
const contacts: Readonly<Record<string, string>> = { SOL: "Zhang Lei 张磊", DEV: "Zhang Lei 张磊", DAT: "Xu Min 徐敏", TST: "Xu Min 徐敏" };

/** What a task holds in these fields. */
export function demoValues({ kind, roleCode, durationMinutes }: PlanTask): CustomValues {
  if (kind !== "task" || roleCode === null) return {};
  const contact = contacts[roleCode];
  return withCustomChanges(
    {},
    {
      f1: departments[roleCode] ?? null,
      f2: contact ?? null,
      f3: contact === undefined ? null : Math.max(0.5, Math.round(durationMinutes / 960) / 2),
    },
  );
}
