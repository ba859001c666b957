import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText, holds } from "#app/domain/search/held-words.ts";
import { excerpt, findWords, markWords } from "#app/domain/search/marks.ts";
import { mixedTermsOfWord } from "#app/domain/search/mixed-readings.ts";
import { searchWords, termsOfWord } from "#app/domain/search/query.ts";
import { bodyTerms, nameTerms, personTerms } from "#app/domain/search/terms.ts";
import { splitWords } from "#app/domain/search/words.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";

/** Whether the index, asked as the database asks it, finds a name by a query. */
function isIndexed(name: string, query: string, termsOf = ofTask): boolean {
  const known = termsOf(name).map((term) => term.slice(1));
  return searchWords(query).every((word) =>
    [termsOfWord(word), ...mixedTermsOfWord(word)].some(({ terms, isPrefix }) =>
      terms.every((term) => known.some((own) => (isPrefix ? own.startsWith(term) : own === term))),
    ),
  );
}

function ofTask(name: string): string[] {
  return nameTerms(name, "n", readAloud);
}

function shown(text: string, query: string): string {
  return markWords(text, searchWords(query), readAloud)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join("");
}

describe("words", () => {
  it("are runs of letters and runs of characters, without case, accents and full-width forms", () => {
    expect(splitWords("CRM系统 Überblick ＡＢＣ１２, naïve").map((word) => word.text)).toEqual([
      "crm",
      "系统",
      "uberblick",
      "abc12",
      "naive",
    ]);
  });

  it("stay together across characters that belong to the letter before", () => {
    expect(splitWords("cafe\u0301s").map((word) => word.text)).toEqual(["cafes"]);
  });

  it("are none in punctuation, spaces and nothing", () => {
    for (const text of ["", "  ", "！？—*\"'&|:()"]) expect(splitWords(text)).toEqual([]);
  });
});

describe("the index", () => {
  it.each([
    ["需求分析", "需"],
    ["需求分析", "求分"],
    ["需求分析", "xuqiu"],
    ["需求分析", "fenxi"],
    ["需求分析", "xqfx"],
    ["需求分析", "qf"],
    ["需求分析", "xuq"],
    ["需求分析", "xuqf"],
    ["需求分析", "xqiufx"],
    ["陈静", "cjing"],
    ["陈静", "chenj"],
    ["张小明", "zhxm"],
    ["张小明", "zhangxm"],
    ["张小明", "zxiaom"],
    ["西安京北", "xianjbei"],
    ["西安京北", "xanjbei"],
    ["先进北方", "xianjbei"],
    ["方案评审", "fanganps"],
    ["反感评审", "fganpsh"],
    ["采购订单关闭", "caigddangb"],
    ["偶尔延安银行", "eryanayin"],
    ["重庆银行上线", "chongqing"],
    ["绿色通道", "lvse"],
    ["Data migration", "migr data"],
    ["CRM 系统切换", "切换 crm"],
    ["Ångström", "angs"],
  ])("finds %s by %s, and marks it", (name, query) => {
    expect(isIndexed(name, query)).toBe(true);
    expect(findWords(name, searchWords(query), readAloud)).not.toBeNull();
    expect(shown(name, query)).toContain("[");
  });

  it.each([
    ["需求分析", "求析"],
    ["需求分析", "xuf"],
    ["Data migration", "gration"],
    ["需求分析", "需求 报表"],
  ])("does not find %s by %s", (name, query) => {
    expect(isIndexed(name, query)).toBe(false);
  });

  it.each(["cj", "cjing", "chenj", "chenjing", "jing"])("finds Chen Jing and 陈静 by %s, as people only", (query) => {
    for (const name of ["Chen Jing", "陈静", "陈静 Chen Jing"]) {
      const terms = (text: string) => [...nameTerms(text, "w", readAloud), ...personTerms(text, readAloud)];
      expect(isIndexed(name, query, terms)).toBe(true);
      expect(shown(name, query)).toContain("[");
    }
    expect(isIndexed("Chen Jing", "cjing")).toBe(false);
  });

  it("holds longer texts by their characters, not by their sound", () => {
    expect(bodyTerms("需求")).toEqual(["b需", "b求", "b需求"]);
  });

  it("finds every part of every Chinese name", () => {
    const name = fc
      .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 1, maxLength: 12 })
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const part = text.slice(start, start + 1 + (length % (text.length - start)));
        return isIndexed(text, part) && findWords(text, searchWords(part)) !== null;
      }),
    );
  });

  it("takes terms of letters and digits only, whatever is searched for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (query) =>
        searchWords(query).every((word) => termsOfWord(word).terms.every((term) => /^[\p{L}\p{N}]+$/u.test(term))),
      ),
    );
  });
});

describe("a folded text", () => {
  it("holds every word that is found when the text is split", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", maxLength: 3 }), (text, query) =>
        searchWords(query).every((word) => findWords(text, [word]) === null || holds(word)(foldText(text))),
      ),
    );
  });

  it("holds the beginnings of words, and characters that stand side by side", () => {
    const held = (text: string, query: string) => searchWords(query).every((word) => holds(word)(foldText(text)));
    expect([held("第2版report", "rep"), held("a-Ｒéport", "rep"), held("需求分析", "求分析")]).toEqual([true, true, true]);
    expect([held("preport", "rep"), held("需，求分", "需求"), held("2report", "rep")]).toEqual([false, false, false]);
  });
});

describe("marks", () => {
  it("stand where the words stand in the text as it was typed", () => {
    expect(shown("Ｃafé 需求 Cafeteria", "cafe")).toBe("[Ｃafé] 需求 [Cafe]teria");
    expect(shown("需求分析", "xqf")).toBe("[需求分]析");
    expect(shown("分析需求分析", "分析")).toBe("[分析]需求[分析]");
    expect(shown("李娜 Li Na", "li na")).toBe("[李娜] [Li] [Na]");
  });

  it("leave the text as it was, whatever is marked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", maxLength: 6 }), (text, query) => {
        const pieces = markWords(text, searchWords(query), readAloud);
        return pieces.map((piece) => piece.text).join("") === text;
      }),
    );
  });

  it("cut a longer text between words", () => {
    const text = `For each gap there are four answers: configure, extend, change the process, or defer. ${"Changing is asked first. ".repeat(9)}`;
    const shownText = excerpt(text, searchWords("config"))
      .map((piece) => piece.text)
      .join("");
    expect(shownText).toMatch(/^…each gap there .* (?:Changing|is|asked|first\.)…$/);
  });

  it("cut a longer text around the first place, never through a character", () => {
    const long = `${"𠮷".repeat(400)} needle ${"尾".repeat(400)}`;
    const pieces = excerpt(long, searchWords("needle"));

    expect(pieces.find((piece) => piece.isMarked)?.text).toBe("needle");
    const text = pieces.map((piece) => piece.text).join("");
    expect(text.length).toBeLessThan(180);
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect([pieces[0]?.text, pieces.at(-1)?.text]).toEqual(["…", "…"]);
    const marked = (body: string) => excerpt(body, searchWords("needle")).flatMap((piece) => (piece.isMarked ? [piece.text] : []));
    for (let before = 480; before < 520; before++) expect(marked(`${"x".repeat(before)} Needle`)).toEqual(["Needle"]);
    expect(marked(`${"haystack ".repeat(2)}${"noneedle ".repeat(60)}`)).toEqual([]);
  });
});
