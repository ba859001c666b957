import { Marked, type TokenizerAndRendererExtension } from "marked";
import sanitizeHtml, { type Tag } from "sanitize-html";

/** A member named in a text, `@[Li Na](user:42)`. */
const mention: TokenizerAndRendererExtension = {
  name: "mention",
  level: "inline",
  start: (source) => source.indexOf("@["),
  tokenizer(source) {
    const [raw, name] = /^@\[([^\]\n]{1,200})\]\(user:[\w-]{1,60}\)/.exec(source) ?? [];
    return raw === undefined ? undefined : { type: "mention", raw, name };
  },
  renderer: ({ name }) => `<span class="mention">@${escapeHtml(String(name))}</span>`,
};

const marked = new Marked({
  extensions: [mention],
  gfm: true,
  // People end lines where they mean them to end, in Chinese above all.
  breaks: true,
  renderer: {
    // Raw HTML is shown, never run.
    html: ({ text }) => escapeHtml(text),
    image: ({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  },
});

/** Places of our own and of the web; a backslash would lead a browser to another host. */
const safeTarget = /^(https?:\/\/|mailto:|\/(?![/\\]))/i;

/** Markdown that people wrote as HTML that can do no harm: text, lists, tables, code and links. Pictures become links to them. */
export function renderUserMarkdown(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false }), {
    allowedTags: [
      ...["p", "br", "span", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h3", "hr"],
      ...["table", "thead", "tbody", "tr", "th", "td"],
    ],
    allowedAttributes: { a: ["href", "rel", "class"] },
    allowedClasses: { span: ["mention"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
    nestingLimit: 12,
    transformTags: {
      // The page's own headings stand above.
      ...Object.fromEntries(["h1", "h2", "h4", "h5", "h6"].map((heading) => [heading, "h3"])),
      a: (_name, { href = "" }): Tag => ({
        tagName: "a",
        attribs: safeTarget.test(href) ? { href, rel: "nofollow noopener", class: "link" } : {},
      }),
    },
  });
}

/** Text without any markup, its lines as they were typed. */
export function plainHtml(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br />")}</p>`).join("");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
