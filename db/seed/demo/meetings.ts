/** Whom one speaks to at the vendors: vendor, name, role, e-mail and phone. */
export const demoContacts = [
  ["yunfan", "周敏 Zhou Min", "客户经理 Account manager", "zhou.min@yunfan.example.com", "+86 571 5550 0101"],
  ["yunfan", "何俊 He Jun", "项目经理 Project manager", "he.jun@yunfan.example.com", "+86 571 5550 0108"],
  ["haitu", "陆佳 Lu Jia", "销售总监 Sales director", "lu.jia@haitu.example.com", "+86 21 5550 0130"],
  ["beichen", "唐磊 Tang Lei", "总经理 General manager", "tang.lei@beichen.example.com", "+86 28 5550 0155"],
  ["northwind", "Grace Tan", "Regional manager", "grace.tan@northwind.example.com", "+65 5550 0177"],
] as const;

/** Files of the vendors: vendor, name, criterion that it is evidence for, and its text. */
export const demoDocuments = [
  [
    "yunfan",
    "云帆 服务协议要点 Service terms.txt",
    "C03",
    "重大故障 30 分钟响应、4 小时恢复，超时按小时抵扣年费 0.5%。\nSevere faults: answer in 30 minutes, recovery in 4 hours, 0.5 % of the yearly fee for each hour late.\n",
  ],
  [
    "yunfan",
    "云帆 投标书摘要 Offer in short.txt",
    null,
    "120 用户，23 周上线，杭州团队 7 人。\n120 users, go-live in 23 weeks, a team of 7 in Hangzhou.\n",
  ],
  ["haitu", "海图 安全认证清单 Certificates.txt", null, "等保三级、ISO 27001（有效期内）。\nMLPS level 3 and ISO 27001, both valid.\n"],
] as const;

export interface DemoAnswers {
  readonly vendor: string;
  readonly submitter: string;
  /** Answer and explanation by question of the ready request for proposals. */
  readonly answers: Readonly<Record<string, readonly [answer: string, explanation?: string]>>;
}

/** Which of the ready questions were asked, and what two vendors answered. */
export const demoQuestions = ["P01", "P06", "P07", "P08", "P09", "P13", "P17", "P23", "P26", "P27", "P33", "P38"] as const;

export const demoAnswers: readonly DemoAnswers[] = [
  {
    vendor: "yunfan",
    submitter: "周敏 Zhou Min",
    answers: {
      P01: [
        "何俊（项目经理，全程 80%）、顾问 3 名、开发 2 名、培训 1 名，均做过办公用品批发项目。\nHe Jun (project manager, 80 % throughout), 3 consultants, 2 developers, 1 trainer; all have worked for wholesalers of office supplies.",
      ],
      P06: [
        "2023 年一家客户主数据未清理即上线，返工 9 周、费用我方承担；此后数据演练不通过不上线。\nIn 2023 a customer went live with uncleaned data: nine weeks of rework at our cost. Since then nobody goes live before the data rehearsal passes.",
      ],
      P07: ["30"],
      P08: ["4"],
      P09: ["2"],
      P13: ["91"],
      P17: ["yes"],
      P23: [
        "客户与价格以 ERP 为主，联系记录以 CRM 为主；每 5 分钟同步，中断时排队并在恢复后自动补发。\nERP leads for customers and prices, CRM for contacts; synchronised every 5 minutes, queued while the other side is down.",
      ],
      P26: [
        "yes",
        "字段级导出日志需另购审计模块，已含在报价内。The log of exports by field is part of the audit module, which the offer includes.",
      ],
      P27: [
        "市场人员可独立搭建三步以内的活动，更复杂的需管理员协助。\nMarketing builds campaigns of up to three steps alone; larger ones with the administrator.",
      ],
      P33: ["ABC、RFM 均可自行完成，利润分层需导入成本。\nABC and RFM alone; layers of profit need costs to be imported."],
      P38: ["5"],
    },
  },
  {
    vendor: "haitu",
    submitter: "陆佳 Lu Jia",
    answers: {
      P01: ["项目经理与 5 名顾问，具体人选签约后确定。\nA project manager and 5 consultants, to be named after the signature."],
      P06: ["没有失败的项目。\nNo project has failed."],
      P07: ["60"],
      P08: ["4"],
      P09: ["1"],
      P13: ["96"],
      P17: ["no", "可接受上限 5%。We accept up to 5 %."],
      P23: ["提供 200 多个标准接口，异常自动重试三次后转人工。\nMore than 200 standard interfaces; three retries, then a person."],
      P26: ["yes"],
      P27: [
        "全部可视化搭建，步骤、版本、条件和渠道不限。\nEverything is built visually: any number of steps, variants, conditions and channels.",
      ],
      P33: ["ABC、RFM、利润分层均为标准功能。\nABC, RFM and layers of profit are standard."],
      P38: ["7"],
    },
  },
];

/** What a vendor asked, and all vendors were told. */
export const demoInquiry = {
  vendor: "haitu",
  text: "120 名用户是否包含经销商？",
  publishedText: "120 名用户是否包含经销商账号？Do the 120 users include dealers?",
  answer: "不包含。经销商约 40 家，请单独报价。No. Quote about 40 dealers apart.",
} as const;

/** What of the ready scenarios all vendors showed. */
export const demoScript = ["S01", "S02", "S04", "S06", "S09", "S10", "S11", "S13", "S14"] as const;

/** Who showed in which order, two a day: vendor, time, place and who attended. */
export const demoSessions = [
  ["yunfan", "09:00", "总部 A301 Headquarters A301", "王海峰、刘洋、孙丽、周敏（云帆）、何俊（云帆）"],
  ["haitu", "14:00", "总部 A301 Headquarters A301", "王海峰、刘洋、孙丽、陆佳（海图）"],
  ["beichen", "09:00", "总部 A302 Headquarters A302", "王海峰、孙丽、唐磊（北辰）"],
  ["northwind", "14:00", "视频会议 Video call", "王海峰、刘洋、Grace Tan（Northwind）"],
] as const;

/** What members noted: vendor, scenario, member and note. */
export const demoNotes = [
  [
    "yunfan",
    "S01",
    "wang.haifeng",
    "重复识别准确，含中文简称；规则由管理员现场改好。Doubles with Chinese short names were found; the administrator changed a rule on the spot.",
  ],
  ["yunfan", "S01", "sun.li", "打分依据要点三次才看到。It takes three clicks to see what a score is made of."],
  ["yunfan", "S02", "liu.yang", "断网记录恢复后只有一份，库存与 ERP 一致。What was noted offline arrived once; the stock was that of ERP."],
  ["yunfan", "S04", "sun.li", "两个版本由我们自己搭成，用了 20 分钟。We built two variants ourselves in 20 minutes."],
  ["haitu", "S01", "wang.haifeng", "界面漂亮，但重复只按全名判断。Handsome, but doubles are found by the full name only."],
  ["haitu", "S04", "sun.li", "客群自动更新，市场可以独立完成。The group keeps itself up to date; marketing did it alone."],
  ["haitu", "S09", "liu.yang", "两处报价当场提示冲突。Two quotations for one request were flagged at once."],
  ["beichen", "S02", "wang.haifeng", "手机端未演示，称下个版本支持。The phone was not shown: it comes with the next release, they say."],
  ["northwind", "S09", "liu.yang", "流程完整，数据中心在新加坡。A complete flow; the data centre is in Singapore."],
] as const;

export interface DemoReference {
  readonly vendor: string;
  readonly company: string;
  readonly contact: string;
  readonly industry: string;
  readonly users: number;
  readonly since: string;
  readonly by: string;
  /** By question of the ready list. */
  readonly answers: Readonly<Record<string, string>>;
}

export const demoReferences: readonly DemoReference[] = [
  {
    vendor: "yunfan",
    company: "江南印务 Jiangnan Print",
    contact: "孙伟 Sun Wei, IT",
    industry: "印刷耗材批发 Printing supplies",
    users: 85,
    since: "2024",
    by: "li.na",
    answers: {
      R01: "销售、客服、市场三个模块都在用，上周登录 78 人。Sales, service and marketing are all in use; 78 people signed in last week.",
      R02: "晚了三周，原因是我们自己的数据没清理完。Three weeks late, because our own data was not clean.",
      R04: "项目经理全程在场，一名顾问中途更换，接替者不差。The project manager stayed; one consultant was replaced by one as good.",
      R08: "去年停机一次，35 分钟响应，3 小时恢复，按约抵扣了年费。One outage last year: answered in 35 minutes, back in 3 hours, credited as agreed.",
      R15: "会。合同里会加上数据演练的次数。Yes. We would write the number of data rehearsals into the contract.",
    },
  },
  {
    vendor: "haitu",
    company: "博文文具 Bowen Stationery",
    contact: "何娟 He Juan, 销售运营 Sales operations",
    industry: "文具零售 Stationery retail",
    users: 140,
    since: "2023",
    by: "li.na",
    answers: {
      R02: "晚了十一周，接口反复返工。Eleven weeks late: the interfaces were done three times.",
      R03: "两年多花约 18%，主要是接口和报表。About 18 % more in two years, mostly interfaces and reports.",
      R08: "故障平均 6 小时恢复，与承诺的 4 小时不符。Recovery took 6 hours on average, against 4 as promised.",
      R12: "复购活动用了对照组，响应高 4 个百分点。The repeat-purchase campaign had a control group: four points more answers.",
    },
  },
];
