import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  heading: "说明",
  empty: "还没有人填写说明。",
  add: "填写说明",
  edit: "编辑",
  body: "说明",
  help: "支持 Markdown：**加粗**、以 - 开头的列表、链接。输入 @ 可提及成员。内容会边写边保存。",
  done: "完成",
  write: "编写",
  preview: "预览",
  edited: "{{by}}，{{at}}",
  state: {
    saved: "已保存",
    saving: "正在保存……",
    unsaved: "尚未保存",
    unreachable: "未保存：没有网络连接。内容已留在此浏览器中，稍后再保存。",
    refused: "未保存，请看上方的提示。",
  },
  restored: "您之前在这里输入、尚未保存的内容已放回输入框。",
};
