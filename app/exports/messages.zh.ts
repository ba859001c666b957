import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "导入与导出",
  out: "导出计划",
  format: {
    xlsx: {
      name: "Excel 工作簿（.xlsx）",
      text: "日期为真正的日期，行按层级分组，可筛选。可在 Excel 或 WPS 中修改后再导入。同名负责人会附上邮箱（在您有权查看时）。",
      download: "下载 XLSX",
    },
    csv: { name: "分隔文本（.csv）", text: "供其他程序使用，同样可以再导入。", download: "下载 CSV" },
    mspdi: {
      name: "Microsoft Project 文件（.xml）",
      text: "包含任务、依赖、日历、负责人、交付物、说明、检查清单、进度与基线，日期不变。可用 MS Project 打开，也可在此导入为新项目（不含基线）。关口变为里程碑，角色人员变为负责人，名称采用您的语言。评论、附件与历史记录不会导出。",
      download: "下载 XML",
    },
    json: {
      name: "JSON 交换格式（.json）",
      text: "包含日历、说明与检查清单的完整计划；导入后成为新项目。角色人员变为负责人，名称采用您的语言。基线、评论、附件与历史记录不会导出。",
      download: "下载 JSON",
    },
  },
  fieldName: "“{{name}}”",
  noRoom_other:
    "本项目有 {{count}} 个字段不会导出：{{names}}。Microsoft Project 文件只能容纳 {{text}} 个文本、选项或人员字段，{{number}} 个数字字段和 {{date}} 个日期字段。工作簿可容纳全部字段。",
  chart: {
    name: "图表（.pdf、.svg、.png）",
    text: "用于打印和演示的表格与甘特图：按 A4 或 A3 分页，或绘成整图。",
    choose: "选择纸张",
  },
  in: "导入表格",
  inText: "表格会更新本计划的任务，并添加新任务。保存之前，您会看到将有哪些变动。",
  import: "选择表格",
};
