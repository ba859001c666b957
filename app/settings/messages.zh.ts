import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "设置",
  general: {
    heading: "项目",
    name: "名称",
    timeZone: "时区",
    timeZoneHelp: "决定本项目的“今天”是哪一天，从而决定哪些任务已延误。",
    currency: "货币",
    currencyHelp: "用于本项目的所有金额，不做换算。",
  },
  remove: {
    heading: "删除项目",
    help: "将为所有人永久删除计划及其基线、日历、人员和撤销步骤，无法恢复。",
    keeps: "日志会保留原有记录，并记下由谁、在何时删除了项目。",
    confirm: "请输入项目名称以确认：{{name}}",
    submit: "永久删除",
  },
};
