import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "日历订阅",
  lead: "在手机或电脑的日历程序中订阅一个地址，您的任务和项目里程碑就会显示在自己的日历中。订阅只读，并随计划更新。",
  open: "管理日历订阅",
  toAccount: "账户",
  listed: "您的订阅地址",
  secret: "任何人拿到地址都能看到其中的内容。如果地址被不该知道的人获得，请更换。",
  none: "还没有订阅地址。请在下方生成一个，并在日历程序中订阅。",
  allProjects: "我的所有项目",
  titlesOnly: "仅标题",
  address: "日历地址：{{name}}",
  renew: "更换地址",
  renewed: "地址已更换，原地址不再有效，请订阅新地址。",
  remove: "停用",
  new: {
    title: "新的订阅地址",
    project: "项目",
    titlesOnly: "仅标题",
    titlesOnlyHelp: "只显示任务名称和日期，不显示项目、负责人或链接。",
    submit: "生成地址",
  },
  gone: "此日历地址已失效。请在账户页面生成新的地址。",
  file: {
    all: "项目任务",
    project: "{{project}}",
    task: "{{title}}",
    milestone: "里程碑：{{title}}",
    gate: "关口：{{title}}",
    inProject: "项目：{{project}}",
    owner: "负责人：{{owner}}",
    deliverable: "交付物：{{deliverable}}",
    progress: "完成：{{percent}}",
  },
};
