import { weekdays } from "#app/domain/time/weekdays.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What fields of these names hold in an example, where their types alone do not say. */
const usualTexts: Readonly<Record<string, string>> = {
  body: "The export is ready.",
  calendar: "standard",
  confirmation: "Hengfeng CRM",
  currency: "CNY",
  day: "2027-03-01",
  dueOn: "2027-03-31",
  email: "li.na@example.com",
  key: "std6",
  label: "Licences",
  source: "Plan of the offer",
  statement: "A seller sees every order of a customer on one page.",
  evidence: "Page 12 of the offer",
  line: "Order licences !2027-04-01",
  lines: "Export the data\nCheck it",
  name: "Check the migration",
  note: "The log lies in the project folder.",
  expiresOn: "2027-03-31",
  q: "migration",
  query: "show=late",
  reason: "The committee has seen the evidence.",
  snapshotHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  title: "Questions to vendors",
  titleZh: "致供应商的问题",
  intro: "Please answer in full.",
  introZh: "请完整答复。",
  publishedText: "How many users will there be?",
  answer: "120",
  start: "2027-03-01",
  successor: "wu.qiang@example.com",
  template: "standard",
  text: "Export the data",
  timeZone: "Asia/Shanghai",
  to: "li.na@example.com",
  url: "https://hooks.example.com/rollout",
  ...Object.fromEntries(weekdays.map((day) => [day, "08:00-12:00, 13:00-17:00"])),
};

const id = "01a2056c-43fb-771c-9732-4e12f3b0662f";

/** Something that a type takes: what it must have, and its first field where it must have none. */
export function exampleValue(schema: unknown, schemas: Readonly<Record<string, unknown>>, name = ""): unknown {
  const known = (schema ?? {}) as Schema;
  if (known.$ref !== undefined) return exampleValue(schemas[known.$ref.slice(known.$ref.lastIndexOf("/") + 1)], schemas, name);
  if (known.example !== undefined) return known.example;
  if (known.const !== undefined) return known.const;
  if (known.enum) return known.enum[0];
  const [choice] = known.anyOf ?? known.oneOf ?? [];
  if (choice) return exampleValue(choice, schemas, name);
  if (known.default !== undefined) return known.default;
  const type = typeof known.type === "string" ? known.type : known.type?.[0];
  if (type === "object") return exampleObject(known, schemas);
  if (type === "array") return [exampleValue(known.items, schemas, name)];
  if (type === "integer" || type === "number") return Math.max(known.minimum ?? 1, 1);
  if (type === "boolean") return true;
  return known.format === "uuid" || /id$/i.test(name) ? id : (usualTexts[name] ?? "…");
}

function exampleObject({ properties = {}, required = [] }: Schema, schemas: Readonly<Record<string, unknown>>): object {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, exampleValue(properties[name], schemas, name)]));
}
