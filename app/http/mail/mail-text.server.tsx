import { renderToStaticMarkup } from "react-dom/server";
import { languageTag, type Locale } from "#app/i18n/locale.ts";
import type { MailMessage } from "./mailer.server.ts";

export interface MailPart {
  readonly locale: Locale;
  readonly paragraphs: readonly string[];
  readonly items?: readonly MailItem[];
  /** Texts of several lines, each as HTML that our renderer made and as words alone. */
  readonly sections?: readonly { readonly heading: string; readonly html: string; readonly text: string }[];
  readonly action?: MailLink;
  /** Below everything, such as why it was sent. */
  readonly notes?: readonly string[];
  readonly links?: readonly MailLink[];
}

export interface MailLink {
  readonly label: string;
  readonly url: string;
}

interface MailItem {
  readonly heading: string;
  readonly text: string;
  readonly url: string | null;
  readonly quote: string | null;
}

/** A mail in words alone and as simple HTML; of several parts, in as many languages, each is whole. What people typed stays text. */
export function composeMail(subject: string, ...parts: readonly MailPart[]): Pick<MailMessage, "subject" | "text" | "html"> {
  const html = renderToStaticMarkup(<MailPage subject={subject} parts={parts} />);
  return { subject: oneLine(subject), text: `${parts.map(partText).join("\n\n---\n\n")}\n`, html: `<!doctype html>${html}` };
}

/** A subject is one line, whatever a name in it holds. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
}

function partText({ paragraphs, items = [], sections = [], action, notes = [], links = [] }: MailPart): string {
  const lists = items.map(({ heading, text, url, quote }) =>
    [
      `* ${heading}`,
      `  ${text}`,
      ...(quote === null ? [] : [`  > ${quote.replaceAll("\n", "\n  > ")}`]),
      ...(url === null ? [] : [`  ${url}`]),
    ].join("\n"),
  );
  const actions = action ? [`${action.label}:\n${action.url}`] : [];
  const texts = sections.map(({ heading, text }) => `## ${heading}\n\n${text}`);
  return [...paragraphs, ...lists, ...texts, ...actions, ...notes, ...links.map((link) => `${link.label}: ${link.url}`)].join("\n\n");
}

const page = {
  fontFamily: "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
  fontSize: 15,
  lineHeight: 1.5,
  maxWidth: 600,
};

function MailPage({ subject, parts }: { readonly subject: string; readonly parts: readonly MailPart[] }) {
  return (
    <html lang={languageTag(parts[0]?.locale ?? "en")}>
      <head>
        <meta charSet="utf-8" />
        <title>{oneLine(subject)}</title>
      </head>
      <body style={page}>
        {parts.map((part, index) => (
          <MailSection key={index} part={part} />
        ))}
      </body>
    </html>
  );
}

function MailSection({ part }: { readonly part: MailPart }) {
  const { locale, paragraphs, items = [], sections = [], action, notes = [], links = [] } = part;
  return (
    <div lang={languageTag(locale)}>
      {paragraphs.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
      {items.map(({ heading, text, url, quote }, index) => (
        <div key={index}>
          <p>
            <small>{heading}</small>
            <br />
            {url === null ? text : <a href={url}>{text}</a>}
          </p>
          {quote === null ? null : <blockquote style={{ whiteSpace: "pre-line" }}>{quote}</blockquote>}
        </div>
      ))}
      {sections.map(({ heading, html }) => (
        <div key={heading}>
          <h2 style={{ fontSize: 17 }}>{heading}</h2>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
      {action ? (
        <p>
          <a href={action.url}>
            <b>{action.label}</b>
          </a>
        </p>
      ) : null}
      <hr />
      {notes.map((text, index) => (
        <p key={index}>
          <small>{text}</small>
        </p>
      ))}
      {links.map(({ label, url }) => (
        <p key={url}>
          <small>
            <a href={url}>{label}</a>
          </small>
        </p>
      ))}
    </div>
  );
}
