import { cellText, type SheetRow } from "./sheet.ts";

/** The columns of an exported plan, in their order. */
export const exportedFields = [
  "number",
  "code",
  "level",
  "name",
  "kind",
  "duration",
  "start",
  "finish",
  "predecessors",
  "owner",
  "role",
  "progress",
  "mode",
  "constraint",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
  "deliverable",
  "description",
  "checklist",
] as const;

/** What a column can say of a task. */
export const sheetFields = [...exportedFields, "parent", "milestone"] as const;
export type SheetField = (typeof sheetFields)[number];

/** Headers by field: those of exported sheets first, English and Chinese, then what other programs and people write. */
export const sheetHeaders: Readonly<Record<SheetField, { readonly en: string; readonly zh: string; readonly others: readonly string[] }>> =
  {
    number: {
      en: "No.",
      zh: "编号",
      others: [
        "id",
        "no",
        "number",
        "task no",
        "task number",
        "task id",
        "unique id",
        "uid",
        "标识号",
        "唯一标识号",
        "任务编号",
        "序号",
        "任务id",
        "#",
      ],
    },
    code: {
      en: "WBS",
      zh: "WBS",
      others: ["wbs code", "outline number", "大纲数字", "大纲编号", "wbs编码", "wbs编号", "wbs代码", "工作分解结构"],
    },
    level: { en: "Level", zh: "层级", others: ["outline level", "大纲级别", "级别", "wbs level", "indent"] },
    name: {
      en: "Task",
      zh: "任务",
      others: [
        "task name",
        "name",
        "title",
        "subject",
        "summary",
        "activity",
        "activity name",
        "task title",
        "work item",
        "deliverable / task",
        "任务名称",
        "名称",
        "标题",
        "活动",
        "活动名称",
        "工作内容",
        "事项",
        "任务内容",
        "工作项",
        "工作任务",
        "主题",
      ],
    },
    kind: { en: "Type", zh: "类型", others: ["kind", "task type", "item type", "任务类型", "种类"] },
    duration: {
      en: "Duration",
      zh: "工期",
      others: [
        "days",
        "working days",
        "duration (days)",
        "effort",
        "天数",
        "工期（天）",
        "工期(天)",
        "持续时间",
        "工作日",
        "历时",
        "工期/天",
      ],
    },
    start: {
      en: "Start",
      zh: "开始",
      others: [
        "start date",
        "begin",
        "planned start",
        "start time",
        "from",
        "开始时间",
        "开始日期",
        "计划开始",
        "计划开始时间",
        "计划开始日期",
        "起始日期",
      ],
    },
    finish: {
      en: "Finish",
      zh: "完成",
      others: [
        "finish date",
        "end",
        "end date",
        "planned finish",
        "planned end",
        "due",
        "due date",
        "to",
        "until",
        "完成时间",
        "完成日期",
        "结束",
        "结束时间",
        "结束日期",
        "计划完成",
        "计划完成时间",
        "计划完成日期",
        "计划结束",
        "计划结束时间",
        "计划结束日期",
      ],
    },
    predecessors: {
      en: "Predecessors",
      zh: "前置任务",
      others: [
        "predecessor",
        "depends on",
        "dependencies",
        "dependency",
        "blocked by",
        "after",
        "前置",
        "前置任务标识号",
        "紧前任务",
        "前序任务",
        "依赖",
        "依赖任务",
        "前导任务",
      ],
    },
    owner: {
      en: "Owner",
      zh: "负责人",
      others: [
        "assignee",
        "assigned to",
        "resource",
        "resources",
        "resource names",
        "responsible",
        "person",
        "who",
        "email",
        "e-mail",
        "责任人",
        "资源名称",
        "资源",
        "执行人",
        "经办人",
        "承办人",
        "担当",
        "邮箱",
        "负责人邮箱",
      ],
    },
    role: { en: "Role", zh: "角色", others: ["responsible role", "岗位", "责任角色", "负责角色"] },
    progress: {
      en: "Done (%)",
      zh: "完成（%）",
      others: [
        "% complete",
        "%complete",
        "percent complete",
        "progress",
        "progress (%)",
        "done",
        "complete",
        "% done",
        "完成百分比",
        "进度",
        "完成率",
        "完成度",
        "进度（%）",
        "进度(%)",
        "完成(%)",
      ],
    },
    mode: { en: "Dates set", zh: "日期方式", others: ["task mode", "mode", "scheduling", "任务模式", "排程方式"] },
    constraint: { en: "Constraint", zh: "限制", others: ["constraint type", "限制类型", "约束类型", "约束"] },
    constraintAt: { en: "Constraint date", zh: "限制日期", others: ["约束日期"] },
    deadline: { en: "Deadline", zh: "截止日期", others: ["期限", "最晚完成", "最后期限", "截止时间"] },
    actualStart: { en: "Actual start", zh: "实际开始", others: ["actual start date", "实际开始时间", "实际开始日期"] },
    actualFinish: {
      en: "Actual finish",
      zh: "实际完成",
      others: ["actual finish date", "actual end", "实际完成时间", "实际完成日期", "实际结束", "实际结束时间", "实际结束日期"],
    },
    deliverable: { en: "Deliverable", zh: "交付物", others: ["deliverables", "output", "result", "成果", "交付成果", "输出物", "产出"] },
    description: {
      en: "Description",
      zh: "说明",
      others: ["details", "notes", "note", "remarks", "comments", "描述", "任务说明", "任务描述", "备注", "详细说明"],
    },
    checklist: { en: "Checklist", zh: "检查清单", others: ["check list", "to-dos", "subtasks", "清单", "检查项", "检查表"] },
    parent: {
      en: "Parent",
      zh: "上级任务",
      others: [
        "parent task",
        "parent name",
        "parent id",
        "parent or phase",
        "belongs to",
        "summary task",
        "summary task name",
        "父任务",
        "父任务名称",
        "父级任务",
        "上级",
        "上级任务名称",
        "所属任务",
        "父级",
        "所属阶段",
        "上级任务或阶段",
      ],
    },
    milestone: { en: "Milestone", zh: "里程碑", others: ["is milestone", "是否里程碑"] },
  };

/** What people write above the phase of each task. A phase is a parent only where nothing else tells the outline. */
const phaseHeaders: ReadonlySet<string> = new Set(
  [
    ...["phase", "phases", "phase name", "project phase", "phase / stage"],
    ...["stage", "stages", "stage name", "project stage"],
    ...["阶段", "阶段名称", "阶段名", "项目阶段", "工作阶段", "实施阶段", "所处阶段", "任务阶段", "阶段划分"],
  ].map(plain),
);

const fieldByHeader = new Map(
  sheetFields.flatMap((field) => {
    const { en, zh, others } = sheetHeaders[field];
    return [en, zh, ...others].map((header) => [plain(header), field] as const);
  }),
);

const exportedHeaders = new Set(sheetFields.flatMap((field) => [sheetHeaders[field].en, sheetHeaders[field].zh]).map(plain));

/** Whether a header is what exported sheets call a field, and not only what others do. */
export function isExportedHeader(header: string): boolean {
  return exportedHeaders.has(plain(header));
}

/** The field a header names, in either language; null for an unknown one. */
export function fieldOfHeader(header: string): SheetField | null {
  return fieldByHeader.get(plain(header)) ?? null;
}

/** Width of letters, case, blanks, dots and a note in brackets at the end do not count, nor stars that mark what must be filled in. */
function plain(header: string): string {
  const text = header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_*.:]+/g, " ")
    .trim();
  return text.replace(/ ?(?:\((?:%|days|天)\))$/, (unit) => unit.trim());
}

const rowsSearched = 30;

/** The row that looks most like a header, among the first ones: it names the most fields, the task's name among them; -1 when none does. */
export function findHeaderRow(rows: readonly SheetRow[]): number {
  let best = -1;
  let most = 0;
  rows.slice(0, rowsSearched).forEach(({ cells }, index) => {
    const fields = new Set(cells.map((cell) => fieldOfHeader(cellText(cell))).filter((field) => field !== null));
    if (fields.has("name") && fields.size > most) {
      best = index;
      most = fields.size;
    }
  });
  return best;
}

/** The field of each column by its header; of several columns for one field, the first. */
export function recogniseColumns(header: SheetRow): (SheetField | null)[] {
  const taken = new Set<SheetField>();
  return header.cells.map((cell) => {
    const field = fieldOfHeader(cellText(cell));
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** The column that says the phase of each task by its header, beside one with the task's name; -1 when there is none, or one with the parent. */
export function findPhaseColumn(header: SheetRow, fields: readonly (SheetField | null)[]): number {
  if (!fields.includes("name") || fields.includes("parent")) return -1;
  return header.cells.findIndex((cell) => phaseHeaders.has(plain(cellText(cell))));
}
