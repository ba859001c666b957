import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  area: {
    tasks: "计划中属于此领域的任务",
    none: "您的计划中没有此领域的任务。",
    task: "任务",
    owner: "负责人",
    finish: "完成日期",
    progress: "完成度",
    toPlan: "打开计划",
  },
  roles: {
    title: "谁可以做什么",
    lead: "每个账户在其加入的每个项目中有一个角色。未加入者只会看到“没有此页面”。",
    permission: "权限",
  },
  permission: {
    project: {
      view: "查看项目",
      edit: "修改项目设置",
      delete: "删除项目",
      archive: "归档和取消归档",
      copy: "复制项目",
      saveTemplate: "将计划另存为模板",
    },
    members: { manage: "授予和收回访问权（所有者的访问权仅限所有者处理）" },
    webhooks: { manage: "让其他系统获知项目中的变化" },
    people: { edit: "指定人员并分配角色" },
    calendar: { edit: "修改工作日历" },
    plan: {
      view: "查看计划",
      edit: "修改计划",
      progress: "填报进度与实际日期",
    },
    baseline: { take: "建立基线并选定计划的对照基线", approve: "批准基线" },
    costs: { view: "查看预算、费用与挣值", edit: "编制预算与费用，录入支出" },
    time: { record: "填报本人工时", manage: "查看和录入他人工时" },
    task: { describe: "填写任务说明、维护检查清单" },
    comment: { write: "发表评论、添加文件", moderate: "删除他人的评论和文件" },
    view: { save: "保存计划和任务的视图" },
    vendors: {
      weigh: "设定生效的权重，或交由委员会赋权",
      view: "查看供应商、报价与评分卡",
      edit: "录入供应商与报价，维护评分卡",
      score: "在委员席位上定权重、给供应商打分",
      chair: "开启评分、揭晓、复议并裁定并列",
      result: "查看揭晓后的评分与结果",
      decide: "起草与撤回选型决定",
    },
    gate: {
      sign: "签署关口标准，标记条件已满足",
      waive: "暂时豁免关口标准",
      decide: "在关口作出决定",
      edit: "为关口添加标准、修改限值",
    },
    requirements: { read: "查看需求", edit: "编写、确认需求并决定满足方式", baseline: "为已确认的需求建立基线" },
    report: { view: "阅读已发送的状态报告", write: "起草、编辑并发送状态报告" },
    history: { view: "查看历史记录" },
  },
};
