import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "预测",
  lead: "让工期变动，将计划反复推演多次，看各日期有多大把握，以及哪些任务起决定作用。",
  nothing: "没有可预测的未完成工作。计划中有未完成的任务后，此处即预测其日期。",
  project: "项目结束",
  summary:
    "“{{name}}”计划于 {{planned}}，推演中有 {{share}} 能按期。一半推演在 {{p50}} 前达成（P50），五分之四在 {{p80}} 前（P80），二十分之十九在 {{p95}} 前（P95）。",
  promised: "承诺日期{{day}}：推演中有 {{share}} 能够实现。",
  wishes: "计算方式",
  spread: "没有估算的任务",
  spreads: {
    none: "按计划工期",
    small: "小幅变动（−5% 至 +15%）",
    usual: "一般变动（−10% 至 +30%）",
    large: "大幅变动（−20% 至 +60%）",
  },
  luck: "同一阶段的任务一起延误",
  lucks: { none: "互不影响", some: "有一定关联", much: "关联很强" },
  runs: "推演次数",
  seed: "随机种子",
  seedHelp: "数字相同，预测结果也相同。",
  compute: "计算",
  computing: "正在计算……",
  running: "正在计算：已完成 {{share}}",
  look: "刷新",
  estimated_other: "{{count}} 项任务有三点估算。",
  estimatedNone: "还没有任务做过三点估算。可在任务页面的“排程”中填写。",
  dates: {
    title: "里程碑与关口",
    name: "里程碑",
    planned: "计划",
    kept: "按期比例",
    p50: "P50",
    p80: "P80",
    p95: "P95",
  },
  histogram: {
    title: "“{{name}}”的达成时间",
    text: "介于 {{from}} 与 {{to}} 之间。柱越高，在该时段达成的推演越多。",
    planned: "计划",
  },
  tornado: {
    title: "影响日期的因素",
    lead: "仅此任务顺利或不顺时，“{{name}}”会变动多少。",
    none: "没有单项任务会使其变动。",
    days: "{{days}} 个工作日",
    between: "{{early}} 至 {{late}}",
  },
  risks: {
    title: "任务成为关键的频率",
    lead: "任务处于决定日期的路径上的推演比例。",
    task: "任务",
    criticality: "关键",
    mean: "平均工期（天）",
  },
  method: {
    title: "方法",
    runs: "蒙特卡洛模拟，推演 {{runs}} 次，种子 {{seed}}，{{tasks}} 项任务的工期变动。换一个种子，P80 约相差 {{error}} 个工作日。",
    text: "每次推演按各任务的乐观、最可能和悲观值（PERT）抽取工期，再按计划自身的链接、日历和限制排程。已完成的工作保持不变。多条路径汇合处以最晚者为准，因此计划日期的按期比例低于单项任务。",
  },
};
