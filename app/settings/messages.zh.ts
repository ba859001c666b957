import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "设置",
  general: {
    heading: "项目",
    name: "名称",
    nameZh: "中文名称",
    nameZhHelp: "中文读者看到的名称。留空则所有人看到同一名称。",
    timeZone: "时区",
    timeZoneHelp: "决定本项目的“今天”是哪一天，从而决定哪些任务已延误。",
    currency: "货币",
    currencyHelp: "用于本项目的所有金额，不做换算。",
    language: "语言",
    languageHelp: "发给尚无账户的人的邮件所用的语言。有账户的人都以自己选择的语言查看项目。",
    languageOfSender: "与邀请人相同",
  },
  goLive: {
    heading: "上线",
    help: "项目健康度、预测与剩余天数都以此里程碑为准。",
    noPoints: "计划中还没有里程碑或关口。请先在计划页添加，再设为上线。",
    milestone: "里程碑",
    none: "无",
  },
  criticality: {
    heading: "关键任务",
    help: "总时差是任务可以推迟多久，而不会推迟计划结束或错过已承诺的日期。",
    slackDays: "关键：时差不超过（工作日）",
    slackDaysHelp: "通常为 0：任何推迟都会推迟计划结束的任务才是关键任务。",
    nearDays: "接近关键：时差不超过（工作日）",
    nearDaysHelp: "稍有推迟就会变为关键的任务也会标出。若不大于上面的数，则不标出。",
    severalEnds: "计划的每个终点各有关键路径",
    severalEndsHelp: "适用于有多个成果的计划：没有后续任务的都算终点，而不只是最后一个。",
    yes: "是",
    no: "否",
  },
  calendar: {
    heading: "工作日历",
    help: "计划按哪些日子和时间计算：工作周、节假日、调休上班日，或更换为另一份日历。",
    open: "打开日历",
  },
  reuse: {
    heading: "再次使用",
    help: "副本是一个独立的项目。模板则把计划提供给在此新建项目的所有人。",
    copy: "复制项目",
    template: "另存为模板",
  },
  archive: {
    heading: "归档项目",
    help: "归档后，任何人都不能再修改项目中的内容；仍可查看和复制，并可随时取消归档。",
    submit: "归档",
    done: "项目已归档。",
  },
  unarchive: {
    heading: "取消归档",
    help: "成员可以按各自的角色继续在项目中工作。",
    submit: "取消归档",
  },
  trash: {
    heading: "删除项目",
    help: "所有人都将看不到此项目。所有者在 30 天内可从回收站恢复，之后将永久删除。",
    submit: "移到回收站",
  },
};
