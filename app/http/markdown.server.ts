import { runWorker } from "#app/workers/run-worker.ts";
import { plainHtml } from "#app/workers/user-markdown.ts";

/** Markdown has texts that take longer to read than anybody would wait; a worker is stopped, and they stay text. */
const limits = { milliseconds: 5_000, heapMegabytes: 128 };
const mostKept = 5_000;

const kept = new Map<string, string>();

/** The HTML of markdown that people wrote, in the same order. What was made once is kept for as long as there is room. */
export async function renderAll(texts: readonly string[]): Promise<string[]> {
  const missing = [...new Set(texts)].filter((text) => !kept.has(text));
  const made = new Map(missing.map((text) => [text, isPlain(text) ? plainHtml(text) : null]));
  const marked = missing.filter((text) => made.get(text) === null);
  for (const [index, html] of (await renderTogether(marked)).entries()) made.set(marked[index]!, html);
  for (const [text, html] of made) keep(text, html ?? plainHtml(text));
  return texts.map((text) => kept.get(text) ?? made.get(text) ?? plainHtml(text));
}

/** All in one worker; when one of them holds it up, each in a worker of its own, so that only that one stays text. */
async function renderTogether(texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const outcome = await runWorker("render-markdown", texts, limits);
  if (outcome.kind === "done") return outcome.message as string[];
  if (texts.length === 1) return texts.map(plainHtml);
  const halves = [texts.slice(0, texts.length / 2), texts.slice(texts.length / 2)];
  return (await Promise.all(halves.map(renderTogether))).flat();
}

/** Whether a text holds no sign that markdown gives a meaning to. */
function isPlain(text: string): boolean {
  return !/[*_`~#>|[\]<&\\]|^\s*(?:[-+=]|\d+[.)])|\w+:\/\/|www\.|@|^ {4}|\t| {2}$/m.test(text);
}

function keep(text: string, html: string): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(text, html);
}
