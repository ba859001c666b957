import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "回收站",
  lead: "最近 30 天内在此项目中删除的内容，恢复时会连同所属的一切一起恢复。",
  restored: "已恢复。",
  restore: "恢复",
  when: "删除于{{when}}。",
  whenBy: "由 {{name}} 删除于{{when}}。",
  until: "将于{{when}}永久删除。",
  tasks: {
    heading: "任务",
    empty: "没有已删除的任务。",
    below_other: "及其下级任务 {{count}} 个",
  },
  comments: {
    heading: "评论",
    empty: "没有您可以恢复的已删除评论。",
    of: "{{author}} 的评论",
  },
  reports: { heading: "状态报告" },
  baselines: { heading: "基线", empty: "没有已删除的基线。" },
  files: {
    heading: "文件",
    empty: "没有已删除的文件。",
    theirs: "文件由删除者本人恢复。",
    of: "由 {{sender}} 添加",
  },
};
