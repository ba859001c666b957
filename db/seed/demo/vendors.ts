/** A made-up vendor: how it does, what it offers and where it fails. */
export interface DemoVendor {
  readonly key: string;
  readonly name: string;
  readonly website: string;
  readonly profile: string;
  readonly stage: "short" | "dropped";
  readonly reason: string;
  /** About what a member gives it, by criterion of the ready scorecard; `all` for those that are not named. */
  readonly scores: Readonly<Record<string, number>>;
  readonly weeks: number;
  readonly currency: string;
  readonly rate: number;
  /** Category, label, and whole units of the bid's currency of the years 0 to 5. */
  readonly costs: readonly (readonly [category: string, label: string, amounts: readonly number[]])[];
  /** The mandatory requirement that it does not meet, and why. */
  readonly fails?: readonly [requirement: string, evidence: string];
}

const none = { weeks: 0, currency: "CNY", rate: 1, costs: [], scores: { all: 0 } } as const;

export const demoVendors: readonly DemoVendor[] = [
  {
    key: "yunfan",
    name: "云帆软件 Yunfan",
    website: "https://yunfan.example.com",
    profile: "杭州，420 人，批发与办公用品行业 60 多家客户。Hangzhou, 420 people, more than 60 customers in wholesale and office supplies.",
    stage: "short",
    reason: "行业经验充分。Much experience in our trade.",
    scores: { all: 3.6, C01: 4.2, C02: 4.4, C03: 4, C04: 3.4, C07: 4, C09: 3, C12: 3.2 },
    weeks: 23,
    currency: "CNY",
    rate: 1,
    costs: [
      ["subscription", "120 用户 120 users", [0, 396_000, 396_000, 415_000, 415_000, 436_000]],
      ["implementation", "实施与配置 Implementation", [680_000, 0, 0, 0, 0, 0]],
      ["integration", "ERP 与电话接口 ERP and telephony", [210_000, 0, 0, 0, 0, 0]],
      ["training", "培训 Training", [85_000, 20_000, 0, 0, 0, 0]],
      ["support", "驻场支持 Support on site", [0, 96_000, 60_000, 60_000, 60_000, 60_000]],
    ],
  },
  {
    key: "haitu",
    name: "海图信息 Haitu",
    website: "https://haitu.example.com",
    profile: "上海，1100 人，产品功能全面，行业客户较少。Shanghai, 1,100 people, a broad product with few customers in our trade.",
    stage: "short",
    reason: "产品能力强。A strong product.",
    scores: { all: 3.9, C01: 3, C02: 2.6, C03: 3.6, C04: 3.8, C12: 4.4, C09: 4.2 },
    weeks: 26,
    currency: "CNY",
    rate: 1,
    costs: [
      ["subscription", "120 用户 120 users", [0, 468_000, 468_000, 491_000, 491_000, 516_000]],
      ["implementation", "实施与配置 Implementation", [920_000, 0, 0, 0, 0, 0]],
      ["integration", "接口 Interfaces", [180_000, 0, 0, 0, 0, 0]],
      ["training", "培训 Training", [60_000, 0, 0, 0, 0, 0]],
    ],
  },
  {
    key: "beichen",
    name: "北辰科技 Beichen",
    website: "https://beichen.example.com",
    profile: "成都，90 人，价格低，团队小。Chengdu, 90 people, low prices and a small team.",
    stage: "short",
    reason: "报价最低。The lowest offer.",
    scores: { all: 3.4, C01: 3.2, C02: 3, C03: 3.3, C04: 3.6, C07: 3.6, C13: 3.2 },
    weeks: 31,
    currency: "CNY",
    rate: 1,
    costs: [
      ["licences", "买断许可 Licences", [540_000, 0, 0, 0, 0, 0]],
      ["support", "维护 Maintenance", [0, 148_000, 148_000, 148_000, 148_000, 148_000]],
      ["infrastructure", "服务器 Servers", [160_000, 0, 0, 120_000, 0, 0]],
      ["customisation", "二次开发 Customisation", [980_000, 160_000, 160_000, 0, 0, 0]],
    ],
  },
  {
    key: "northwind",
    name: "Northwind CRM",
    website: "https://northwind.example.com",
    profile: "新加坡，国际产品，数据中心在境外。Singapore, an international product with data centres abroad.",
    stage: "short",
    reason: "国际标杆产品。An international benchmark.",
    scores: { all: 4.2, C01: 3.6, C02: 4, C03: 3, C04: 4, C07: 4.4 },
    weeks: 21,
    currency: "USD",
    rate: 7.1,
    costs: [
      ["subscription", "120 users", [0, 92_000, 92_000, 96_000, 96_000, 101_000]],
      ["implementation", "Implementation", [148_000, 0, 0, 0, 0, 0]],
      ["training", "Training", [18_000, 0, 0, 0, 0, 0]],
    ],
    fails: ["M01", "数据与备份存放于新加坡。Data and backups are kept in Singapore."],
  },
  {
    ...none,
    key: "yilian",
    name: "易联云 Yilian",
    website: "https://yilian.example.com",
    profile: "南京，通用销售管理软件。Nanjing, general sales software.",
    stage: "dropped",
    reason: "信息征询未答复服务部分。Left the service part of the request for information unanswered.",
  },
];

/** Who scores, by key of the person; the chair first. */
export const demoCommittee = ["wang.haifeng", "liu.yang", "sun.li", "zhou.min", "zheng.xiaoyan"] as const;

/** Who does not score which vendor, and why. */
export const demoRecusal = { by: "zheng.xiaoyan", vendor: "beichen", reason: "弟弟在该公司任职。A brother works there." } as const;

/** By how much of a point each member scores above or below the others. */
export const demoLeaning: Readonly<Record<string, number>> = {
  "wang.haifeng": 0,
  "liu.yang": 0.3,
  "sun.li": -0.3,
  "zhou.min": 0.1,
  "zheng.xiaoyan": -0.2,
};

/** What members say of a score at an end of the scale, and of some others. */
export const demoComments = {
  top: "演示用我方数据完成，现场无切换。Done on our own data in the demonstration, without a break.",
  bottom: "未演示，答复与问题无关。Not shown; the answer was about something else.",
  other: [
    "参考客户证实。Confirmed by the reference customer.",
    "需要二次开发，已写入报价。Needs customisation, which the offer includes.",
    "答复清楚，附有截图。A clear answer with screens.",
  ],
} as const;

/** What the committee agreed on: vendor, criterion, score and reason. */
export const demoAgreed: readonly (readonly [vendor: string, criterion: string, value: number, reason: string])[] = [
  [
    "haitu",
    "C03",
    3.5,
    "参考客户称故障平均 6 小时恢复，与投标承诺不符。The reference customer told of six hours to recover, against four in the offer.",
  ],
  ["yunfan", "C04", 3.5, "第二次演示确认管理员可自行改表单。The second demonstration showed that our administrator can change forms."],
];
