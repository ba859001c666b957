import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  menu: "视图",
  builtIn: "内置视图",
  own: "我的视图",
  shared: "项目视图",
  default: "默认打开",
  makeDefault: "设为默认打开",
  dropDefault: "恢复为打开全部",
  save: "保存当前视图",
  name: "名称",
  shareHelp: "与项目所有人共享",
  saved: "已保存视图“{{name}}”。",
  removed: "已删除视图“{{name}}”。",
  share: "共享给项目",
  unshare: "改为仅自己可见",
  rename: "改名",
  renameOf: "将“{{name}}”改名",
  remove: "删除",
  removeOf: "删除“{{name}}”",
  of: {
    all: "全部任务",
    open: "全部未完成",
    late: "已延误",
    mine: "我的未完成任务",
    critical: "关键任务",
    month: "本月",
    phases: "只看阶段",
    week: "本周",
    byOwner: "未完成，按负责人",
  },
};
