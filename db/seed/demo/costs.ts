import type { CostCategory } from "#app/domain/cost/category.ts";
import type { Bilingual } from "#app/domain/template/template.ts";

export interface DemoLine {
  readonly key: string;
  readonly name: Bilingual;
  readonly category: CostCategory;
  readonly planned: number;
  readonly takesHours?: true;
}

/** What the company may spend, in yuan. */
export const demoLines: readonly DemoLine[] = [
  { key: "people", name: { en: "Hours of people", zh: "人工" }, category: "labour", planned: 1_450_000, takesHours: true },
  { key: "licences", name: { en: "Licences", zh: "软件许可" }, category: "licences", planned: 520_000 },
  { key: "equipment", name: { en: "Servers and devices", zh: "服务器与设备" }, category: "equipment", planned: 90_000 },
  { key: "data", name: { en: "Data cleansing", zh: "数据清洗" }, category: "data", planned: 120_000 },
  { key: "training", name: { en: "Training", zh: "培训" }, category: "training", planned: 80_000 },
  { key: "travel", name: { en: "Travel", zh: "差旅" }, category: "travel", planned: 45_000 },
];

/** What an hour costs, in yuan. */
export const demoRates: Readonly<Record<string, number>> = {
  "wang.haifeng": 600,
  "li.na": 320,
  "wu.qiang": 320,
  "liu.yang": 380,
  "sun.li": 280,
  "zhou.min": 280,
  "zheng.xiaoyan": 260,
  "chen.jing": 450,
  "zhang.wei": 520,
  "ma.chao": 380,
  "he.jun": 220,
  "gao.yuan": 220,
  "xu.fang": 200,
  "lin.tao": 220,
  "huang.lei": 160,
  "guo.ping": 260,
};

export interface DemoTaskCost {
  /** In the template. */
  readonly taskId: string;
  readonly line: string;
  readonly name: string;
  readonly amount: number;
}

export const demoTaskCosts: readonly DemoTaskCost[] = [
  { taskId: "1.12", line: "travel", name: "启动会差旅 Kick-off travel", amount: 6_000 },
  { taskId: "2.02", line: "training", name: "项目组培训 Project-team course", amount: 12_000 },
  { taskId: "2.07", line: "travel", name: "客户访谈差旅 Customer interviews", amount: 14_000 },
  { taskId: "2.22", line: "licences", name: "许可首期 Licences, first part", amount: 260_000 },
  { taskId: "4.01", line: "equipment", name: "测试环境 Test environment", amount: 30_000 },
  { taskId: "4.03", line: "data", name: "样本清洗 Sample cleansing", amount: 15_000 },
  { taskId: "5.08", line: "data", name: "客户去重 De-duplication service", amount: 85_000 },
  { taskId: "5.25", line: "training", name: "用户培训 Courses for users", amount: 60_000 },
  { taskId: "6.03", line: "equipment", name: "生产服务器 Production servers", amount: 55_000 },
  { taskId: "6.13", line: "licences", name: "许可尾款 Licences, second part", amount: 240_000 },
];

export interface DemoEntry {
  /** Working days after the first day of the project. */
  readonly day: number;
  readonly line: string;
  readonly taskId: string | null;
  readonly amount: number;
  readonly note: string;
}

/** What was paid so far. */
export const demoEntries: readonly DemoEntry[] = [
  { day: 28, line: "travel", taskId: "1.12", amount: 6_840, note: "启动会差旅 Kick-off travel" },
  { day: 36, line: "training", taskId: "2.02", amount: 12_000, note: "讲师费 Trainer" },
  { day: 52, line: "travel", taskId: "2.07", amount: 17_350, note: "访谈机票与酒店 Flights and hotels" },
  { day: 70, line: "travel", taskId: null, amount: 2_260, note: "供应商走访 Visits to suppliers" },
  { day: 94, line: "licences", taskId: "2.22", amount: 260_000, note: "许可首期发票 Invoice, first part" },
  { day: 129, line: "equipment", taskId: "4.01", amount: 33_500, note: "测试服务器 Test servers" },
];
