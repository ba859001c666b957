import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  heading: "动态",
  empty: "这里还没有内容。可以提问、回答，或记下商定的内容。",
  none: "这里还没有内容。",
  add: "写评论",
  body: "评论",
  help: "支持 Markdown：**加粗**、以 - 开头的列表、链接。输入 @ 可提及成员。按 Ctrl+Enter 发送。",
  files: "随附文件",
  filesHelp: "每个文件最大 {{limit}} MB。",
  isNew: "新",
  older: "同时显示更早的更改",
  filter: { label: "显示内容", all: "全部", comments: "评论（{{count}}）", changes: "更改" },
  submit: "发表评论",
  edit: "编辑",
  edited: "已编辑",
  remove: "删除",
  ofAuthor: "（{{author}} 于 {{written}} 的评论）",
  removedDone: "评论已删除。",
  reverted: "已还原。",
  removed: "您删除了 {{author}} 的一条评论。",
  restore: "恢复",
};
