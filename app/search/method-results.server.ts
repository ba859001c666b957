import { excerpt, findInWords, findWords, markWords } from "#app/domain/search/marks.ts";
import { splitWords, type Word } from "#app/domain/search/words.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import { methodologyAreas } from "#app/domain/template/template.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { SearchResult } from "./search-result.ts";

/** Pages of the methodology and templates, those called so first. A page is read inside a project: without any there is none to lead to. */
export async function methodResults(
  contentDirectory: string,
  words: readonly SearchWord[],
  projectId: string | undefined,
  locale: Locale,
): Promise<SearchResult[]> {
  const { pages } = await loadMethodology(contentDirectory);
  const { templates } = await loadTemplates(contentDirectory);
  const called: SearchResult[] = [];
  const described: SearchResult[] = [];
  for (const area of projectId === undefined ? [] : methodologyAreas) {
    const page = pages.get(area)?.[locale];
    if (!page) continue;
    const result = {
      ...plain,
      id: `method ${area}`,
      to: `/projects/${projectId}/method/${area}`,
      title: markWords(page.title, words, readAloud),
    };
    const body = [page.summary, page.body].find((text) => findInWords(wordsOf(text), words));
    if (findWords(page.title, words, readAloud)) called.push({ ...result, excerpt: null });
    else if (body !== undefined) described.push({ ...result, excerpt: excerpt(body, words) });
  }
  for (const { key, name } of Object.values(templates))
    if (findWords(name[locale], words, readAloud))
      called.push({
        ...plain,
        id: `template ${key}`,
        to: "/projects/new",
        title: markWords(name[locale], words, readAloud),
        excerpt: null,
      });
  return [...called, ...described];
}

const knownPages = new Map<string, readonly Word[]>();

/** The words of a page, which stay the same as long as the server runs. */
function wordsOf(text: string): readonly Word[] {
  const words = knownPages.get(text) ?? splitWords(text);
  knownPages.set(text, words);
  return words;
}

const plain = { kind: "method", place: null, project: null, author: null, isDone: false } as const;
