import type { Locale } from "#app/i18n/locale.ts";
import { chapters } from "./endpoints.server.ts";
import { describeApi, type OpenApiDocument } from "./openapi.server.ts";
import { en } from "./words.en.server.ts";
import { zh } from "./words.zh.server.ts";

const words = { en, zh } as const;
const documents = new Map<string, OpenApiDocument>();

/** The document in a language, made once for each. */
export function apiDocument(origin: URL, locale: Locale): OpenApiDocument {
  const key = `${locale} ${origin.origin}`;
  const known = documents.get(key) ?? describeApi(chapters, origin, documentWords(locale));
  documents.set(key, known);
  return known;
}

function documentWords(locale: Locale) {
  const { document, chapter, operation } = words[locale];
  const of = (texts: object, name: string) => new Map<string, string>(Object.entries(texts)).get(name) ?? name;
  return { ...document, chapter: (name: string) => of(chapter, name), operation: (id: string) => of(operation, id) };
}

/** What holds for every operation, in the order in which it is told. */
export function introduction(locale: Locale) {
  const { document, topic } = words[locale];
  return { title: document.title, description: document.description, topics: Object.values(topic) };
}
