import { Problem } from "./problem.server.ts";

const deepest = 32;
const mostValues = 20_000;
const longestBody = 1_000_000;

/** What a request carries, and a text that tells it from any other. */
export interface SentBody {
  readonly text: string;
  readonly value: unknown;
}

/** The JSON that a request carries; no text is an empty object. Throws a {@link Problem} when it is no JSON that may be worked with. */
export async function readJson(request: Request): Promise<SentBody> {
  const type = request.headers.get("content-type");
  if (type !== null && !/^application\/json\s*(?:;|$)/i.test(type)) throw new Problem(415, "api.contentType");
  const text = await readText(request);
  if (text === "") return { text, value: {} };
  if (type === null) throw new Problem(415, "api.contentType");
  if (nesting(text) > deepest) throw new Problem(400, "api.tooDeep", { parameters: { limit: deepest } });
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Problem(400, "api.notAnObject");
  refuseUnusable(value);
  return { text, value };
}

async function readText(request: Request): Promise<string> {
  let bytes: ArrayBuffer;
  try {
    bytes = await request.arrayBuffer();
  } catch {
    throw new Problem(400, "api.malformed");
  }
  if (bytes.byteLength > longestBody) throw new Problem(413, "api.tooLarge");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, "api.notJson");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "api.notJson");
  }
}

/** How deep brackets nest outside of texts. Counted before anything is parsed. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (isText) {
      if (sign === "\\") index++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === "{" || sign === "[") most = Math.max(most, ++depth);
    else if (sign === "}" || sign === "]") depth--;
  }
  return most;
}

const unusableKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Keys that name parts of the language, texts that PostgreSQL cannot keep, and more values than any request needs. */
function refuseUnusable(root: object): void {
  const waiting: object[] = [root];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [key, value] of Object.entries(next) as [string, unknown][]) {
      if (++values > mostValues) throw new Problem(413, "api.tooLarge");
      if (unusableKeys.has(key) || isUnstorable(key)) throw new Problem(422, "field.unknown");
      if (typeof value === "string" && isUnstorable(value)) throw new Problem(422, "api.unstorable");
      if (typeof value === "object" && value !== null) waiting.push(value);
    }
  }
}

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair; JSON can write both. */
export function isUnstorable(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}
