import { foldText, holds } from "#app/domain/search/held-words.ts";
import { excerpt, findWords, markWords } from "#app/domain/search/marks.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { PlacedText, SearchSource, TextPlace } from "#db/queries/search-sources.ts";
import type { SearchResult } from "./search-result.ts";

/** What was found, as the reader sees it: its name with the words marked, or the text that holds them. */
export function resultOf(
  source: SearchSource,
  words: readonly SearchWord[],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): SearchResult {
  const { kind, subjectId, projectId, name, nameZh, authorName, isDone } = source;
  const shown = inLanguage({ text: name, zh: nameZh }, locale);
  const other = shown === name ? nameZh : name;
  const isComment = kind === "comment";
  const isInTitle = !isComment && findWords(shown, words, readAloud) !== null;
  const isInOther = !isComment && !isInTitle && other !== null && findWords(other, words, readAloud) !== null;
  const body = isInTitle || isInOther ? undefined : bestText(source, words);
  return {
    id: `${kind} ${subjectId}`,
    kind: kind === "member" ? "person" : kind,
    to: addressOf(source) + (kind === "task" ? (anchors[body?.place ?? "deliverable"] ?? "") : ""),
    title: isComment ? [{ text: shown, isMarked: false }] : markWords(shown, words, readAloud),
    place: body && body.place !== "comment" ? body.place : null,
    excerpt: isInOther ? markWords(other, words, readAloud) : body ? excerpt(body.text, words) : null,
    project: kind === "project" ? null : (names.get(projectId) ?? null),
    author: authorName,
    isDone,
  };
}

/** A task that was asked for by its code or number. */
export function resultOfCode(source: SearchSource, code: string, names: ReadonlyMap<string, string>, locale: Locale): SearchResult {
  return { ...resultOf(source, [], names, locale), place: "code", excerpt: [{ text: code, isMarked: true }] };
}

/** Where on the page of a task its texts stand. */
const anchors: Partial<Record<TextPlace, string>> = { description: "#description", checklist: "#checklist", file: "#files" };

/** The text that holds all of the words, or else one of them. */
function bestText({ bodies }: SearchSource, words: readonly SearchWord[]): PlacedText | undefined {
  const tests = words.map(holds);
  const folded = bodies.map((body) => ({ body, text: foldText(body.text) }));
  const all = folded.find(({ text }) => tests.every((test) => test(text)));
  return (all ?? folded.find(({ text }) => tests.some((test) => test(text))))?.body;
}

function addressOf({ kind, subjectId, projectId, taskId }: SearchSource): string {
  const project = `/projects/${projectId}`;
  switch (kind) {
    case "project":
      return project;
    case "task":
      return `${project}/tasks/${subjectId}`;
    case "comment":
      return `${project}/tasks/${taskId}#comment-${subjectId}`;
    case "person":
    case "member":
      return `${project}/people`;
    case "requirement":
      return `${project}/requirements/${subjectId}`;
    default:
      return kind satisfies never;
  }
}
