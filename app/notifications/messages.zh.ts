import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "通知",
  somebody: "有人",
  unread: "未读：",
  bell: { none: "通知：没有未读", unread_other: "通知：{{count}}条未读" },
  readAll: "全部标为已读",
  markRead: "标为已读：",
  markUnread: "标为未读：",
  older: "更早",
  settings: { title: "通知设置" },
  empty: {
    unread: "全部已读",
    all: "暂无通知",
    help: "有人提到您、将任务分配给您，或评论您关注的任务时，会显示在这里；您负责的任务即将结束时也会提醒。",
  },
  filter: { label: "筛选", unread: "未读", all: "全部", everyReason: "所有原因" },
  reason: {
    mentioned: { short: "提到我", why: "有人提到了您" },
    assigned: { short: "分配", why: "已由您负责" },
    due: { short: "到期", why: "任务由您负责" },
    gate: { short: "阶段关口", why: "您关注此项目" },
    watching: { short: "关注", why: "您关注此任务，或任务由您负责" },
  },
  what: {
    mention: "{{actor}}在“{{task}}”中提到了您",
    assigned: "{{actor}}将您设为“{{task}}”的负责人",
    role: "{{actor}}将角色“{{role}}”分配给您",
    due: "“{{task}}”将于{{day}}结束",
    overdue: "“{{task}}”应于{{day}}结束，现已逾期",
    gate: "{{actor}}确认已达成“{{task}}”",
    comment: "{{actor}}评论了“{{task}}”",
    done: "{{actor}}完成了“{{task}}”",
    other: "有新的动态",
  },
  mail: {
    count_other: "{{count}}条通知",
    more_other: "还有{{count}}条，请在 Rollout 中查看。",
    all: "全部通知",
    settings: "选择接收哪些通知",
    unsubscribe: "不再接收此类邮件",
  },
};
