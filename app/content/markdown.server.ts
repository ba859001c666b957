import { Marked } from "marked";

const renderer = new Marked({
  gfm: true,
  renderer: {
    // Raw HTML is shown, never run.
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(https?:\/\/|mailto:|\/(?!\/))/i.test(href) ? `<a class="link" href="${escapeHtml(href)}">${text}</a>` : text;
    },
    image: ({ text }) => escapeHtml(text),
  },
});

/** Our own pages as HTML. Text that people write needs limits of time and length as well. */
export function renderMarkdown(markdown: string): string {
  return renderer.parse(markdown, { async: false });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
