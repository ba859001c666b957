import { expect, it } from "vitest";
import { plainExcerpt, plainText } from "#app/domain/plain-text.ts";

it.each([
  ["## 开始前需要什么\n\n1. **流程负责人**，每个流程一名\n2. 样例数据", "开始前需要什么 流程负责人，每个流程一名 样例数据"],
  ["- ask `finance`\n  - [ ] see [the guide](https://example.com/a_b)\n> quoted", "ask finance see the guide quoted"],
  ["2 * 3 is 6, and a_b stays - so does this", "2 * 3 is 6, and a_b stays - so does this"],
  ["3.5 days, #12, [not a link] (really)", "3.5 days, #12, [not a link] (really)"],
])("reads %j out as %j", (markdown, text) => expect(plainText(markdown)).toBe(text));

it("takes no longer than the text is long", () => {
  const hostile = "[".repeat(20_000) + "**`".repeat(20_000) + "![a](".repeat(10_000);
  expect(plainText(hostile).length).toBeLessThanOrEqual(hostile.length);
});

it("cuts only what is longer, between whole characters, and says so", () => {
  expect(plainExcerpt("**four**", 4)).toBe("four");
  expect(plainExcerpt("以𠮷为名的人", 3)).toBe("以𠮷…");
  expect(plainExcerpt("one two", 5)).toBe("one…");
});
