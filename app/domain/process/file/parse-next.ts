import type { ProcessFlow } from "../model.ts";
import { parseNumber } from "./parse-spread.ts";

/**
 * The next steps as they are written in a table: `b`, or `b:0.7;c:0.3`, or `b:70%`; `d:0.1:once` for a way back that is taken at most once. A colon that no probability follows belongs to
 * the id. Null for a probability that is none.
 */
export function parseNext(text: string): readonly ProcessFlow[] | null {
  const flows: ProcessFlow[] = [];
  for (const piece of text.split(/[;；\n]/).map((each) => each.trim())) {
    if (piece === "") continue;
    const once = /^(.*\S)\s*[:：]\s*(?:once|一次)$/i.exec(piece);
    const rest = once?.[1] ?? piece;
    const split = /^(.*\S)\s*[:：]\s*([^:：]*)$/.exec(rest);
    const share = split === null ? null : parseShare(split[2]!);
    if (split !== null && share === null && /^[\d.+-]|^nan$/i.test(split[2]!)) return null;
    flows.push({
      to: share === null ? rest : split![1]!,
      probability: share,
      repetition: once === null ? "always" : "once",
      name: null,
    });
  }
  return flows;
}

function parseShare(text: string): number | null {
  const percent = /^(.*?)\s*[%％]$/.exec(text);
  const value = parseNumber(percent?.[1] ?? text);
  return value === null ? null : percent ? value / 100 : value;
}
