import { describe, expect, it } from "vitest";
import { plainHtml, renderUserMarkdown } from "#app/workers/user-markdown.ts";

describe("markdown that people write", () => {
  it("becomes paragraphs, lists, tables, code and links, with lines as they were typed", () => {
    expect(renderUserMarkdown("第一行\n第二行 **重要**")).toBe("<p>第一行<br />第二行 <strong>重要</strong></p>\n");
    expect(renderUserMarkdown("- a\n- `b`")).toContain("<li><code>b</code></li>");
    expect(renderUserMarkdown("|a|b|\n|-|-|\n|1|2|")).toContain("<td>2</td>");
    expect(renderUserMarkdown("[plan](/projects/1/plan)")).toContain(
      '<a href="/projects/1/plan" rel="nofollow noopener" class="link">plan</a>',
    );
    expect(renderUserMarkdown("https://example.com/?a=1&b=2")).toContain('href="https://example.com/?a=1&amp;b=2"');
    expect(renderUserMarkdown("# Heading")).toBe("<h3>Heading</h3>\n");
  });

  it("keeps what is ticked, and leads to pictures instead of loading them", () => {
    expect(renderUserMarkdown("- [ ] open\n- [x] done").replaceAll(/\s*\n\s*/g, "")).toBe("<ul><li>☐ open</li><li>☑ done</li></ul>");
    const link = (text: string) => `<p><a href="https://ok.example/a.png" rel="nofollow noopener" class="link">${text}</a></p>\n`;
    expect(renderUserMarkdown("![a < b](https://ok.example/a.png)")).toBe(link("a &lt; b"));
    expect(renderUserMarkdown("![](https://ok.example/a.png)")).toBe(link("https://ok.example/a.png"));
  });

  it.each([
    '![x](https://ok.example/"onclick="alert(1))',
    "[![x](javascript:alert(1))](https://ok.example)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/pixel.gif)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](//elsewhere.example)",
    "[x](/\\elsewhere.example)",
    "[x](\\\\elsewhere.example)",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=https://elsewhere.example></iframe>",
    "<svg/onload=alert(1)>",
    "<style>body{display:none}</style>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '[x](https://ok.example" onmouseover="alert(1))',
    "`<img src=x onerror=alert(1)>`",
    '<https://ok.example/"onmouseover=alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "<form action=/sign-out method=post><button>x",
    "| <img src=x onerror=alert(1)> |\n|-|\n| x |",
  ])("lets nothing through that could run or lead astray: %j", (text) => {
    const html = renderUserMarkdown(text);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)];
    const allowed = /^(p|br|strong|em|del|code|pre|blockquote|ul|ol|li|a|h3|hr|table|thead|tbody|tr|th|td)$/;

    for (const [, name, attributes = ""] of tags) {
      expect(name).toMatch(allowed);
      expect(attributes.trim()).toMatch(/^(\/|)$|^href="(https?:\/\/|mailto:|\/(?![/\\]))[^"\s]*" rel="nofollow noopener" class="link"$/);
    }
    expect(html.replaceAll(/<\/?[a-z0-9]+(?:"[^"]*"|[^">])*>/gi, "")).not.toContain("<");
  });

  it("goes no deeper than a page can bear", () => {
    expect(renderUserMarkdown("> ".repeat(100) + "deep").match(/<blockquote>/g)?.length).toBeLessThanOrEqual(12);
  });

  it("without any markup is its lines, escaped", () => {
    expect(plainHtml("a < b\nc\n\nd & e")).toBe("<p>a &lt; b<br />c</p><p>d &amp; e</p>");
  });
});
