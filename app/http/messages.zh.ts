import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  field: {
    required: "请填写此项。",
    invalid: "此处不能使用这个值。",
    tooShort: "请至少输入 {{minimum}} 个字符。",
    tooLong: "请最多输入 {{maximum}} 个字符。",
    tooSmall: "请输入不小于 {{minimum}} 的值。",
    tooBig: "请输入不大于 {{maximum}} 的值。",
    email: "请输入电子邮箱地址，例如 name@example.com。",
    duration: "请填写工期，例如 3天、4小时、2周。",
    day: "请按“年-月-日”填写日期，例如 2026-03-31。",
  },
  form: {
    keyReused: "此表单曾以其他内容提交过。请刷新页面后重试。",
    stale: "您编辑期间，他人修改了此内容。请对比下面的两个版本。",
    hasErrors: "有内容需要处理。",
  },
  storage: { full: "磁盘已满，未保存任何内容；您输入的内容仍在此处。" },
  signIn: {
    wrong: "邮箱或密码不正确。",
    tooMany: "尝试次数过多，请在 {{minutes}} 分钟后重试。",
  },
  password: {
    common: "此密码在攻击者最先尝试的名单中，请换一个。",
    wrong: "当前密码不正确。",
    differ: "两次输入的密码不一致。",
  },
  link: { expired: "此链接已使用或已过期，请重新获取。" },
  project: {
    role: { unknown: "计划中没有角色 {{code}}。" },
    person: { unknown: "本项目中没有此人。" },
  },
  calendar: {
    range: "结束日期不能早于开始日期。",
    noWorkingTime: "日历每周至少要有一天的工作时间。",
    interval: "请填写工作时间，例如 08:00-12:00, 13:00-17:00。",
    tooLong: "一个例外最多 {{days}} 天。",
    unschedulable: "如此修改后将没有工作时间，计划无法排期。",
  },
  goLive: { noMilestone: "此模板没有上线里程碑。" },
  plan: {
    task: {
      missing: "此任务已不在计划中。",
      stale: "您编辑期间，他人修改了此任务。",
      exists: "此任务已在计划中。",
      summaryDates: "阶段的日期和进度由其任务汇总得出。",
    },
    move: { intoItself: "不能把任务移入其自身。" },
    link: {
      missing: "此依赖关系已不在计划中。",
      duplicate: "这两个任务之间已有依赖关系。",
      itself: "任务不能依赖自身。",
      summary: "阶段不能与其内部的任务建立依赖。",
    },
    undo: {
      nothing: "没有可撤销的操作。",
      nothingToRedo: "没有可重做的操作。",
      changedSince: "此后他人修改了同一内容，因此未撤销此步骤。",
    },
    predecessor: {
      unreadable: "请填写任务编号，需要时加上依赖类型与延隔，例如 2.7FS+2天。",
      unknownTask: "没有这个编号或序号的任务。",
      badLag: "无法识别延隔时间，请写成 +2天、-4小时 或 +50%。",
    },
    notAllowed: "您的角色可以填报进度，但不能修改计划。",
  },
  schedule: {
    cycle: "这会形成循环：{{loop}}。请先断开其中一条依赖。",
    calendar: { empty: "日历没有工作时间。", exhausted: "计划超出了 2199 年。" },
    invalid: "如此修改后计划无法排期。",
  },
  import: {
    failed: "无法读取此文件。",
    noFile: "请选择文件。",
    tooLarge: "文件超过 {{megabytes}} MB。",
    doctype: "文件声明了文档类型(DOCTYPE)，不允许导入。",
    notMspdi: "这不是 Microsoft Project XML 文件。",
    encoding: "文件编码与其声明不符，或无法识别。",
    malformed: "文件不是格式正确的 XML（第 {{line}} 行）。",
    cycle: "文件中的计划存在循环：{{loop}}。",
    tooManyTasks: "文件中的任务超过 {{limit}} 个。",
    tooManyLinks: "文件中的依赖超过 {{limit}} 条。",
    tooMany: "导入次数过多，请在 {{minutes}} 分钟后重试。",
    timeout: "读取文件耗时过长。",
  },
};
