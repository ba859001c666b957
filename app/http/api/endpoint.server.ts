import { z } from "zod";
import type { Permission } from "#app/domain/access/permissions.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import type { GuardedArgs } from "../guarded.server.ts";
import type { Reader } from "../reader.server.ts";

export type ApiMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a program may ask for at one address with one method. */
export interface Endpoint {
  /** Names the operation in the document and in its words, such as `listProjects`. */
  readonly id: string;
  readonly method: ApiMethod;
  /** Below `/api/v1`, such as `/projects/:projectId/tasks`. */
  readonly path: string;
  readonly permission: Permission;
  /** Tells of more than one project or makes another one, so that a token limited to some is refused. */
  readonly isWide: boolean;
  /** Must name in If-Match the state that it changes. */
  readonly isConditional: boolean;
  /** What is answered must not be kept for a request that is repeated. */
  readonly answersSecret: boolean;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  /** What a form with files says, where one is taken. */
  readonly form: FileForm | null;
  /** What is answered; null for no content and for a file. */
  readonly answer: z.ZodType | null;
  /** The types of the file that is answered, a star on both sides of the slash for any; none for every other answer. */
  readonly fileTypes: readonly string[];
  readonly status: 200 | 201 | 204;
  run(args: EndpointArgs<Permission, unknown, unknown>): Promise<EndpointAnswer<unknown>>;
}

export interface FileForm {
  /** A field that is a list may come several times. */
  readonly schema: z.ZodObject;
  /** Who receives it: files are kept as they are, imports are read and therefore counted. */
  readonly receiver: "uploads" | "imports";
}

export type EndpointArgs<Asked extends Permission, Query, Body> = GuardedArgs<Asked> & {
  readonly reader: Reader;
  readonly query: Query;
  readonly value: Body;
  /** The state that If-Match names; empty where nothing is asked. */
  readonly state: string;
  /** The same as the version of what has one; 0, which nothing has, for another state. */
  readonly version: number;
  readonly formKey: RequestKey | undefined;
  /** The projects that the token is limited to; null for all of the account. */
  readonly projectIds: readonly string[] | null;
};

export interface EndpointAnswer<Body> {
  readonly body: Body;
  /** The state of the resource, for its ETag. What follows a dot does not count in If-Match. */
  readonly state?: number | string;
  /** The address of what was made, below `/api/v1`. */
  readonly location?: string;
}

const noQuery = z.strictObject({});

interface Definition<
  Asked extends Permission,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Form extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly id: string;
  readonly method: ApiMethod;
  readonly path: string;
  readonly permission: Asked;
  readonly isWide?: boolean;
  readonly isConditional?: boolean;
  readonly answersSecret?: boolean;
  readonly query?: Query;
  readonly body?: Body;
  readonly form?: { readonly schema: Form & z.ZodObject; readonly receiver: FileForm["receiver"] };
  readonly answer?: Answer;
  readonly status?: 200 | 201;
  /** A file is answered by operations that name its types. */
  readonly fileTypes?: readonly string[];
  run(
    args: EndpointArgs<Asked, z.output<Query>, z.output<Body> | z.output<Form>>,
  ): Promise<EndpointAnswer<z.input<Answer>>> | Promise<Response> | Promise<void>;
}

/** Declares an operation. What is read, changed, sent and answered is checked against its schemas, and described by them. */
export function endpoint<
  Asked extends Permission,
  Query extends z.ZodType = typeof noQuery,
  Body extends z.ZodType = z.ZodNever,
  Form extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Asked, Query, Body, Form, Answer>): Endpoint {
  const { isWide = false, isConditional = false, answersSecret = false, query, body, form, answer, fileTypes = [], run } = definition;
  return {
    ...definition,
    isWide,
    isConditional,
    answersSecret,
    query: query ?? noQuery,
    body: body ?? null,
    form: form ?? null,
    answer: answer ?? null,
    fileTypes,
    status: definition.status ?? (answer || fileTypes.length > 0 ? 200 : 204),
    run: async (args) => {
      // The arguments were authorised and parsed by what this very definition names.
      const result = await run(args as EndpointArgs<Asked, z.output<Query>, z.output<Body> | z.output<Form>>);
      return result instanceof Response ? { body: result } : (result ?? { body: undefined });
    },
  };
}
