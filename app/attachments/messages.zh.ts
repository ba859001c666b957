import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  heading: "文件",
  empty: "还没有文件。可以拖放到此处，或点击选择。",
  inComments_other: "有 {{count}} 个文件附在下方的评论中。",
  none: "这项任务没有文件。",
  choose: "添加文件",
  help: "每个文件最大 {{limit}} MB。",
  submit: "上传",
  drop: "将文件拖放到此处",
  uploading: "正在上传 {{name}}（第 {{done}} 个，共 {{total}} 个）……",
  uploaded_other: "已添加 {{count}} 个文件。",
  refused: "未添加“{{name}}”：{{problem}}",
  about: "{{size}}，{{by}}，{{added}}",
  broken: "内容与文件名不符，并非 {{kind}} 文件。请确认来源后再打开。",
  open: "放大查看 {{name}}",
  download: "下载",
  remove: "删除",
  removeOf: "（文件 {{name}}）",
  removed: "您删除了文件 {{name}}，30 天内可以恢复。",
  restore: "恢复",
};
