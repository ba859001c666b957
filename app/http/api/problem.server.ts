import { STATUS_CODES } from "node:http";
import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { languageTag } from "#app/i18n/locale.ts";
import { fieldErrors, type FieldError } from "../field-errors.ts";
import { errorWords } from "#app/i18n/error-words.ts";
import type { Reader } from "../reader.server.ts";
import type { Refusal } from "../refusal.ts";

/** What is wrong in one place of a request. */
export interface ProblemPlace {
  /** A JSON pointer into the body, such as `/name`. */
  readonly pointer?: string;
  /** Or the name of a query parameter. */
  readonly parameter?: string;
  readonly error: FieldError;
}

interface ProblemOptions {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly places?: readonly ProblemPlace[];
  /** The state that the request did not know of. */
  readonly current?: unknown;
}

/** Why a program's request is not carried out. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Dotted words; the text is `errors` in the messages. */
    readonly code: string,
    readonly options: ProblemOptions = {},
  ) {
    super(code);
  }
}

/** The problem in what a schema found. Throws nothing: the first issue of each place is told. */
export function invalid(code: string, error: z.ZodError, place: "pointer" | "parameter"): Problem {
  const places = error.issues.slice(0, 50).flatMap((issue) => {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path): ProblemPlace => {
      const isUnknown = issue.code === "unrecognized_keys";
      const found = isUnknown ? { code: "field.unknown", parameters: {} } : fieldErrors({ at: [issue] })["at"];
      const name = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
      return {
        ...(place === "pointer" ? { pointer: name.map((part) => `/${part}`).join("") } : { parameter: name.join(".") }),
        error: found ?? { code: "field.invalid", parameters: {} },
      };
    });
  });
  return new Problem(422, code, { places });
}

/** What a use case refused, as a problem; a state that was named in If-Match and has passed is a failed precondition. */
export function problemOf(refusal: Refusal, isConditional: boolean): Problem {
  const { code, field, parameters, detail, status } = refusal;
  const places = field === undefined ? [] : [{ pointer: `/${field}`, error: { code, parameters } }];
  const isStale = status === 409 && isConditional && /\.stale$/.test(code);
  const current = typeof detail === "object" && detail !== null && "theirs" in detail ? { current: detail } : {};
  const seconds =
    status === 429 ? { headers: { "Retry-After": String(60 * Number(parameters["minutes"] ?? parameters["count"] ?? 1)) } } : {};
  return new Problem(isStale ? 412 : code === "plan.notAllowed" ? 403 : status, code, { parameters, places, ...current, ...seconds });
}

const ofStatus: Readonly<Record<number, string>> = {
  400: "api.malformed",
  403: "api.forbidden",
  404: "api.missing",
  409: "api.conflict",
  429: "api.tooManyUses",
};

/** What a guard threw, as a problem. Throws what is no answer of a guard. */
export function problemOfResponse(response: Response): Problem {
  const code = ofStatus[response.status];
  if (!code) throw response;
  const retryAfter = response.headers.get("Retry-After");
  return new Problem(response.status, code, retryAfter ? { headers: { "Retry-After": retryAfter } } : {});
}

/** Problem details (RFC 9457) in the reader's language. */
export function answerProblem(
  { status, code, options }: Problem,
  { i18n, locale }: Pick<Reader, "i18n" | "locale">,
  { requestId }: AppLoadContext,
): Response {
  const { parameters = {}, places = [], headers = {}, current } = options;
  const words = (text: string, values: Readonly<Record<string, string | number>>) => errorWords(i18n, text, values);
  const body = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "",
    status,
    code,
    detail: words(code, parameters),
    errors: places.map(({ error, ...place }) => ({
      ...place,
      code: error.code,
      detail: words(error.code, error.parameters),
    })),
    ...(current === undefined ? {} : { current }),
    requestId,
  };
  return Response.json(body, {
    status,
    headers: {
      ...headers,
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Language": languageTag(locale),
      Vary: "Accept-Language",
    },
  });
}
