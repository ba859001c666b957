import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { Bilingual, TemplateKey } from "#app/domain/template/template.ts";

export interface DemoPerson {
  /** Names the person within this module and at the front of the e-mail address. */
  readonly key: string;
  readonly name: Bilingual;
  readonly email: string;
  readonly job: Bilingual;
  /** Roles of the template that the person fills. */
  readonly roles: readonly string[];
  /** What the person's account is in the project, null without an account. */
  readonly account: ProjectRole | null;
}

/** A made-up supplier of office goods: thousands of products, tens of thousands of customers, and more of them leaving than last year. */
export const demoCompany = {
  name: { en: "Hengfeng Office Supplies", zh: "恒丰办公用品" },
  description: {
    en: "A supplier of office goods with about 6,000 products and 38,000 customers. More customers leave than a year ago, and new ones are fewer than planned.",
    zh: "一家办公用品供应商，约有 6000 种商品、38000 家客户。流失的客户比一年前多，新客户少于预期。",
  },
  /** What the survey found: the reasons for the project. */
  findings: [
    {
      en: "Customers are visited irregularly and hear little about what is new.",
      zh: "客户拜访不定期，新品与活动信息很少传达到客户。",
    },
    {
      en: "The stock shown in the system is wrong, so promises are broken.",
      zh: "系统库存与实际不符，对客户的承诺常常落空。",
    },
    {
      en: "Nobody keeps a record of who spoke with a customer about what.",
      zh: "与客户的联络没有系统记录，谁谈过什么无从查起。",
    },
    {
      en: "Possible orders are followed up by memory and then forgotten.",
      zh: "潜在订单靠记忆跟进，推进缺乏组织。",
    },
    {
      en: "Every customer gets the same offer at the same price.",
      zh: "促销活动对所有客户同价同品，不分轻重。",
    },
    {
      en: "Staff were never trained for the conversations they are asked to lead.",
      zh: "员工缺少培训，难以胜任与客户的沟通。",
    },
  ],
} as const satisfies { name: Bilingual; description: Bilingual; findings: readonly Bilingual[] };

export const demoProject = {
  name: { en: "Hengfeng CRM rollout", zh: "恒丰 CRM 实施" },
  description: {
    en: "One place for every customer contact, from the first visit to the complaint: for sales, marketing and service in Hangzhou, 120 users.",
    zh: "让每一次客户接触都有一处可查，从首次拜访到投诉处理：覆盖杭州的销售、营销与服务，共 120 名用户。",
  },
  template: "std6",
  /** Key of the calendar in the library. */
  calendar: "china",
} as const satisfies { name: Bilingual; description: Bilingual; template: TemplateKey; calendar: string };

export interface DemoBaseline {
  readonly name: Bilingual;
  readonly note: Bilingual;
  /** Working days after the first day of the project. */
  readonly day: number;
  /** Keys of people. */
  readonly takenBy: string;
  readonly approvedBy: string | null;
  /** The day of the baseline that it is laid over, and which of the top-level tasks it brings up to date; null for the whole plan. */
  readonly over: number | null;
  readonly phases: readonly number[];
}

/** What the company agreed on: the plan, the plan with signed requirements, and a proposal for what comes after the blueprint. */
export const demoBaselines: readonly DemoBaseline[] = [
  {
    name: { en: "Approved plan", zh: "批准的计划" },
    note: { en: "", zh: "" },
    day: 0,
    takenBy: "li.na",
    approvedBy: "wang.haifeng",
    over: null,
    phases: [],
  },
  {
    name: { en: "Plan with signed requirements", zh: "需求签署后的计划" },
    note: { en: "The requirements are signed; from here on changes go through the register.", zh: "需求已签署，此后的变更须登记。" },
    day: 61,
    takenBy: "li.na",
    approvedBy: "wang.haifeng",
    over: null,
    phases: [],
  },
  {
    name: { en: "Proposal after the blueprint", zh: "蓝图后的建议计划" },
    note: { en: "Configuration after the late blueprint, for the committee to decide.", zh: "蓝图晚批后的配置阶段，待委员会决定。" },
    day: 127,
    takenBy: "li.na",
    approvedBy: null,
    over: 61,
    phases: [4],
  },
];

/** What the project manager wrote into last week's report herself, and whom she sent it to. */
export const demoWrittenReport = {
  by: "li.na",
  to: ["wang.haifeng", "liu.yang", "sun.li", "zhou.min", "wu.qiang"],
  summary: {
    en: "The blueprint was approved late; configuration began on the planned day all the same. We ask the committee for two key users of the service team, for as long as the prototype scripts are written.",
    zh: "蓝图批准虽晚，配置仍按计划启动。请委员会支持：在编写原型脚本期间，由客户服务部抽调两名关键用户。",
  },
  risks: {
    en: "- The exceptions in returns take longer to describe than the normal case: two days of delay are likely.\n- Nobody is named yet for cutover and for support after go-live.",
    zh: "- 退货的例外情况比正常流程更费笔墨，预计延误两天。\n- 切换和上线后支持的负责人尚未确定。",
  },
} as const satisfies { by: string; to: readonly string[]; summary: Bilingual; risks: Bilingual };

/** Roles that nobody fills yet: the project has to name a person before its last phases begin. */
export const demoUnresolvedRoles = ["CUT", "SUP"] as const;

export const demoPeople: readonly DemoPerson[] = [
  {
    key: "wang.haifeng",
    name: { en: "Wang Haifeng", zh: "王海峰" },
    email: "wang.haifeng@example.com",
    job: { en: "General manager", zh: "总经理" },
    roles: ["SPO", "STC"],
    account: "committeeChair",
  },
  {
    key: "li.na",
    name: { en: "Li Na", zh: "李娜" },
    email: "li.na@example.com",
    job: { en: "Project manager", zh: "项目经理" },
    roles: ["PMO"],
    account: "projectManager",
  },
  {
    key: "wu.qiang",
    name: { en: "Wu Qiang", zh: "吴强" },
    email: "wu.qiang@example.com",
    job: { en: "Head of IT", zh: "信息技术部经理" },
    roles: ["IT"],
    account: "owner",
  },
  {
    key: "liu.yang",
    name: { en: "Liu Yang", zh: "刘洋" },
    email: "liu.yang@example.com",
    job: { en: "Sales director", zh: "销售总监" },
    roles: ["SAL"],
    account: "committeeMember",
  },
  {
    key: "sun.li",
    name: { en: "Sun Li", zh: "孙丽" },
    email: "sun.li@example.com",
    job: { en: "Marketing manager", zh: "市场部经理" },
    roles: ["MKT"],
    account: "committeeMember",
  },
  {
    key: "zhou.min",
    name: { en: "Zhou Min", zh: "周敏" },
    email: "zhou.min@example.com",
    job: { en: "Service manager", zh: "客户服务部经理" },
    roles: ["SVC"],
    account: "committeeMember",
  },
  {
    key: "zheng.xiaoyan",
    name: { en: "Zheng Xiaoyan", zh: "郑晓燕" },
    email: "zheng.xiaoyan@example.com",
    job: { en: "Finance controller", zh: "财务主管" },
    roles: ["FIN"],
    account: "committeeMember",
  },
  {
    key: "chen.jing",
    name: { en: "Chen Jing", zh: "陈静" },
    email: "chen.jing@example.com",
    job: { en: "Process consultant, supplier", zh: "流程顾问（供应商）" },
    roles: ["BA"],
    account: "consultant",
  },
  {
    key: "zhang.wei",
    name: { en: "Zhang Wei", zh: "张伟" },
    email: "zhang.wei@example.com",
    job: { en: "Project manager, supplier", zh: "项目经理（供应商）" },
    roles: ["VPM", "SOL"],
    account: "consultant",
  },
  {
    key: "ma.chao",
    name: { en: "Ma Chao", zh: "马超" },
    email: "ma.chao@example.com",
    job: { en: "Developer, supplier", zh: "开发工程师（供应商）" },
    roles: ["DEV"],
    account: null,
  },
  {
    key: "he.jun",
    name: { en: "He Jun", zh: "何俊" },
    email: "he.jun@example.com",
    job: { en: "Customer data manager", zh: "客户数据经理" },
    roles: ["DAT", "STW"],
    account: "dataSteward",
  },
  {
    key: "gao.yuan",
    name: { en: "Gao Yuan", zh: "高媛" },
    email: "gao.yuan@example.com",
    job: { en: "Training manager", zh: "培训经理" },
    roles: ["TRN", "OCM"],
    account: "trainer",
  },
  {
    key: "xu.fang",
    name: { en: "Xu Fang", zh: "徐芳" },
    email: "xu.fang@example.com",
    job: { en: "HR partner", zh: "人力资源伙伴" },
    roles: ["HR"],
    account: null,
  },
  {
    key: "lin.tao",
    name: { en: "Lin Tao", zh: "林涛" },
    email: "lin.tao@example.com",
    job: { en: "Purchasing manager", zh: "采购经理" },
    roles: ["PRC"],
    account: null,
  },
  {
    key: "huang.lei",
    name: { en: "Huang Lei", zh: "黄蕾" },
    email: "huang.lei@example.com",
    job: { en: "Order desk supervisor", zh: "订单组主管" },
    roles: ["KU", "TST"],
    account: "consultant",
  },
  {
    key: "guo.ping",
    name: { en: "Guo Ping", zh: "郭平" },
    email: "guo.ping@example.com",
    job: { en: "Internal auditor", zh: "内部审计师" },
    roles: ["IND"],
    account: "viewer",
  },
];
