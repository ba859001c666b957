import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "计划所用的方法",
  lead: "计划由模板生成，此后归您自行调整。在这里可以把计划更新到模板的新版，或换用另一套模板，不会丢失您的任何内容。",
  unknown: "计划不是由此处已知的模板生成的。",
  current: "计划来自“{{name}}”第 {{edition}} 版",
  newer: "已有新版：第 {{edition}} 版。",
  choice: "{{name}}，第 {{edition}} 版",
  none: "计划与该方法一致，没有可更新的内容。",
  done: "已按该方法更新计划。",
  choose: { label: "将计划与以下方法对比", button: "对比" },
  column: { task: "任务", base: "原方法", live: "当前计划", branch: "新方法" },
  proposal: {
    heading: "“{{name}}”第 {{edition}} 版",
    goLive: "上线将从 {{before}} 变为 {{after}}。",
    goLiveSame: "上线仍为 {{end}}。",
    finish: "计划结束将从 {{before}} 变为 {{after}}。",
    finishSame: "计划仍于 {{end}} 结束。",
    own_zero: "计划生成后没有人改动过。",
    own_other: "您的 {{count}} 处更改保持不变。",
    loop: "全部采用会使依赖形成循环，请不采用造成循环的更改。",
  },
  changes: { heading: "方法带来的更改" },
  conflict: {
    heading_other: "{{count}} 处您与方法都有更改",
    help: "除非另选，以您的更改为准。",
    restLive: "保留您的",
    restBranch: "采用方法的",
    live: "保留您的：{{name}}，{{label}}：",
    branch: "采用方法的：{{name}}，{{label}}：",
  },
  left: {
    heading: "方法中已不再有的任务",
    help: "这些任务来自方法，新方法已没有它们。任务及其依赖都原样保留。",
  },
  leaving: { heading_other: "{{count}} 项任务在新方法中已不再有，予以保留" },
  apply: {
    help: "勾选的更改将作为一步写入计划，可以撤销。不会删除任何内容，已完成的任务不受影响。",
    button: "按该方法更新计划",
  },
};
