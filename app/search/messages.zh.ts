import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "搜索",
  titleOf: "“{{query}}”",
  field: "搜索或执行命令",
  short: "搜索",
  submit: "搜索",
  project: "项目",
  allProjects: "我的全部项目",
  kinds: "查找范围",
  kind: {
    all: "全部",
    task: "任务",
    project: "项目",
    person: "人员",
    comment: "评论",
    method: "方法论",
  },
  one: { task: "任务", project: "项目", person: "人员", comment: "评论", method: "方法论" },
  count_other: "{{count}}条结果",
  most: "仅显示前{{count}}条结果。请输入更具体的内容以查看其他结果。",
  by: "{{author}}评论于",
  done: "已完成",
  nothing: "没有内容同时包含“{{query}}”。",
  nothingHelp: "已搜索您各项目中的名称、描述和评论，以及方法论页面。请减少词语、只输入词语开头，或换一个项目。",
  empty: "搜索您的项目",
  emptyHelp:
    "可以搜索任务、项目和人员的名称、任务的交付物、评论以及方法论页面。输入词语开头即可；输入多个词时须全部包含。中文名称可按汉字、拼音或拼音首字母查找。",
};
