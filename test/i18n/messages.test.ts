import { describe, expect, it } from "vitest";
import { en } from "#app/messages.en.ts";
import { errorWords } from "#app/i18n/error-words.ts";
import { locales } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { zh } from "#app/messages.zh.ts";

const english = new Map(flatten(en));
const chinese = new Map(flatten(zh));
const pluralOne = /_one$/;

describe("the two languages", () => {
  it("have the same keys, but for the singular that Chinese has not", () => {
    const expected = [...english.keys()].filter((key) => !pluralOne.test(key)).sort();
    expect([...chinese.keys()].sort()).toEqual(expected);
  });

  it("ask for the same values", () => {
    const different = [...chinese].filter(([key, text]) => !sameNames(namesIn(text), namesIn(english.get(key) ?? "")));
    expect(different).toEqual([]);
  });

  it("count what an error counts, in the singular too", () => {
    const said = (count: number) => locales.map((locale) => errorWords(serverI18n(locale), "preview.tooMany", { count }));
    expect(said(1)).toEqual(["Too many previews. Try again in 1 minute.", "预览次数过多，请在 1 分钟后重试。"]);
    expect(said(2)[0]).toContain("2 minutes");
    expect(errorWords(serverI18n("en"), "no.such.code", { count: 1 })).toBe(errorWords(serverI18n("en"), "field.invalid", {}));
  });

  it("write Chinese in Chinese, with its own punctuation", () => {
    const names = new Set([
      "ui.productName",
      "ui.otherLanguage",
      "account.profile.english",
      "plan.duration.elapsedMinute",
      "plan.duration.elapsedHour",
    ]);
    const latin = [...chinese].filter(
      ([key, text]) => !names.has(key) && /[a-z]{2}/i.test(withoutNames(text)) && !/\p{Script=Han}/u.test(text),
    );
    const halfWidth = [...chinese].filter(([, text]) => /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u.test(text));
    expect([...latin, ...halfWidth]).toEqual([]);
  });

  it("leave room between Chinese and Latin letters, numbers and names; dates and durations stand close", () => {
    const dateRanges = new Set(["history.days", "imports.sheet.endMoves", "imports.sheet.goLiveMoves"]);
    const close =
      /\{\{(?:day|when|date|goLive|at|start|finish|end|read|duration|amount|free|role|reason|moved|before|p50|p80|planned)\}\}|(?:\{\{count\}\}|\d+)(?:天|小时|分钟|周|个自然日)/g;
    const touching = [...chinese].filter(
      ([key, text]) =>
        !dateRanges.has(key) && /\p{Script=Han}(?:\{\{|[A-Za-z0-9])|(?:\}\}|[A-Za-z0-9])\p{Script=Han}/u.test(text.replace(close, "，")),
    );
    const apart = [...chinese].filter(([, text]) =>
      /[。，：；！？、）] |\p{Script=Han} \{\{day\}\}|\{\{day\}\} \p{Script=Han}/u.test(text),
    );
    expect([...touching, ...apart]).toEqual([]);
  });

  it("call an account the same throughout", () => {
    expect([...chinese].filter(([, text]) => text.includes("账号"))).toEqual([]);
  });

  it("tell in one English sentence why something is not saved", () => {
    expect([...english].filter(([, text]) => /saved, the/i.test(text))).toEqual([]);
  });

  it("write English without Chinese characters", () => {
    const names = new Set(["ui.otherLanguage", "reports.languages.zh", "account.profile.chinese", "search.also.language"]);
    expect([...english].filter(([key, text]) => !names.has(key) && /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

function flatten(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const full = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [[full, value] satisfies [string, string]];
    return typeof value === "object" && value !== null ? flatten(value, full) : [];
  });
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((name) => b.includes(name));
}

function withoutNames(text: string): string {
  return text.replace(/\{\{\w+\}\}/g, "").replace(/Rollout|MS Project|XML|CRM|WBS|MB|DOCTYPE|FS|SS|FF|SF|English|Webhook/g, "");
}
