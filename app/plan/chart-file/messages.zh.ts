import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "导出图表",
  lead: "按纸面绘制的表格与图表：任意放大都清晰，中文在任何电脑上都能显示。计划页显示什么（筛选、折叠的阶段、列），就绘制什么。",
  toPlan: "返回计划",
  form: {
    label: "图表的绘制方式",
    paper: "纸张",
    orientation: "方向",
    landscape: "横向",
    portrait: "纵向",
    wide: "横向页数",
    from: "开始日期",
    to: "结束日期",
    baseline: "基线",
    noBaseline: "不显示",
    critical: "关键路径",
    shown: "标出",
    notShown: "不标出",
    show: "显示",
  },
  download: {
    pdf_other: "下载 PDF（{{count}} 页）",
    svg: "下载 SVG（整图）",
    png: "下载 PNG（整图）",
  },
  tiles: "共 {{rows}} 行，{{across}} × {{down}} 页。每页都有表格和日期。",
  preview: "第 {{page}} 页预览，共 {{pages}} 页",
  paper: {
    span: "{{from}} – {{to}}",
    rows: "{{all}} 项任务中的 {{shown}} 项",
    printed: "打印于{{day}}",
    page: "第 {{page}} 页，共 {{pages}} 页",
  },
  legend: {
    summary: "阶段或汇总",
    milestone: "里程碑",
    gate: "关口",
    slack: "自由时差",
    deadline: "截止日期",
    held: "评分或演示的日子",
    inactive: "停用或属于其他计划",
    nonWorking: "非工作日",
  },
};
