import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  heading: "检查清单",
  progress: "已完成 {{done}}，共 {{total}}",
  empty: "还没有步骤。可以粘贴一份清单，或每行写一个步骤。",
  none: "这项任务没有检查清单。",
  add: "添加步骤",
  addHelp: "每行一个步骤。按 Enter 添加，按 Shift+Enter 换行。",
  submit: "添加",
  tick: "完成：{{text}}",
  ticked: "{{by}}，{{at}}",
  edit: "编辑",
  editItem: "编辑“{{text}}”",
  text: "步骤",
  assignee: "负责人",
  nobody: "未指定",
  up: "上移“{{text}}”",
  down: "下移“{{text}}”",
  keys: "按 Alt+↑ 和 Alt+↓ 移动步骤。",
  remove: "删除“{{text}}”",
  removed: "您删除了“{{text}}”。",
  restore: "恢复",
};
