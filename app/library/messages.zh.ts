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
};
