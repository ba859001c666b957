import { createHash, randomBytes } from "node:crypto";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { betterAuth, type BetterAuthOptions } from "better-auth/minimal";
import type { Database } from "#db/tables/index.ts";
import { hashPassword, verifyPassword } from "./password.server.ts";

export type Auth = ReturnType<typeof createAuth>;

export const passwordLength = { minimum: 12, maximum: 256 } as const;

/** The longest that a session lasts, however often it is used, and the cookie with it. */
const sessionSeconds = 30 * 24 * 60 * 60;

/**
 * Sign-in with a password, and sessions, on our own tables. Its HTTP routes are not mounted: pages call its functions, so that every
 * way in passes our guard and our rate limits.
 */
export function createAuth({ db, origin, secret }: { db: Database; origin: URL; secret: string }) {
  return betterAuth({
    appName: "Rollout",
    baseURL: origin.origin,
    secret,
    // One set of column types serves both databases: instants as text, flags as 0 and 1.
    database: (options: BetterAuthOptions) => hashSessionTokens(kyselyAdapter(db, { type: "sqlite", transaction: true })(options)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
      password: { hash: (password) => hashPassword(password), verify: ({ password, hash }) => verifyPassword(password, hash) },
    },
    user: {
      modelName: "appUser",
      additionalFields: {
        locale: { type: "string", required: false, input: false },
        timeZone: { type: "string", required: false, input: false },
        theme: { type: "string", required: false, input: false },
        isAdministrator: { type: "boolean", required: false, input: false },
        disabledAt: { type: "string", required: false, input: false },
      },
    },
    session: { modelName: "authSession", expiresIn: sessionSeconds },
    account: { modelName: "authAccount" },
    verification: { modelName: "authVerification" },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    advanced: {
      database: { validateSchema: false },
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookieName(origin),
          attributes: { httpOnly: true, secure: isSecure(origin), sameSite: "lax", path: "/" },
        },
      },
    },
  });
}

/** A browser takes a __Host- cookie only over TLS; plain http on a local network needs another name. */
export function sessionCookieName(origin: URL): string {
  return isSecure(origin) ? "__Host-rollout" : "rollout";
}

/** A new token, and the cookie that takes it to the browser as the one of the sign-in does. Only its hash is to be kept. */
export function newSessionToken(origin: URL): { readonly token: string; readonly cookie: string } {
  const token = randomBytes(32).toString("base64url");
  const attributes = `Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Lax${isSecure(origin) ? "; Secure" : ""}`;
  return { token, cookie: `${sessionCookieName(origin)}=${token}; ${attributes}` };
}

function isSecure(origin: URL): boolean {
  return origin.protocol === "https:";
}

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;

/** Keeps only the SHA-256 of a session's token in the database, so that a stolen copy of it opens no session. */
function hashSessionTokens(adapter: Adapter): Adapter {
  const wrapped = {
    ...adapter,
    create: async (args: Parameters<Adapter["create"]>[0]) => {
      const token = tokenOf(args.model, args.data);
      if (token === undefined) return adapter.create(args);
      const created = await adapter.create({ ...args, data: { ...args.data, token: tokenHash(token) } });
      return { ...created, token };
    },
    findOne: async (args: Parameters<Adapter["findOne"]>[0]) => restoreToken(args, await adapter.findOne<RowWithToken>(hashWhere(args))),
    findMany: (args: Parameters<Adapter["findMany"]>[0]) => adapter.findMany(hashWhere(args)),
    update: async (args: Parameters<Adapter["update"]>[0]) => restoreToken(args, await adapter.update<RowWithToken>(hashWhere(args))),
    updateMany: (args: Parameters<Adapter["updateMany"]>[0]) => adapter.updateMany(hashWhere(args)),
    delete: (args: Parameters<Adapter["delete"]>[0]) => adapter.delete(hashWhere(args)),
    deleteMany: (args: Parameters<Adapter["deleteMany"]>[0]) => adapter.deleteMany(hashWhere(args)),
    transaction: <Value>(run: (transaction: Adapter) => Promise<Value>) =>
      adapter.transaction((transaction) => run(hashSessionTokens({ ...adapter, ...transaction }))),
  };
  // The library's own signatures are generic in what a caller expects back; the wrapper hands their results through.
  return wrapped as Adapter;
}

interface RowWithToken {
  token?: string;
}

type Where = { readonly field: string; readonly value: unknown };

function hashWhere<Args extends { model: string; where?: readonly Where[] }>(args: Args): Args {
  if (args.model !== "session" || !args.where) return args;
  const where = args.where.map((clause) =>
    clause.field === "token" && typeof clause.value === "string" ? { ...clause, value: tokenHash(clause.value) } : clause,
  );
  return { ...args, where };
}

function restoreToken(args: { model: string; where: readonly Where[] }, row: RowWithToken | null): RowWithToken | null {
  if (args.model !== "session" || !row) return row;
  const asked = args.where.find((clause) => clause.field === "token")?.value;
  return typeof asked === "string" ? { ...row, token: asked } : row;
}

function tokenOf(model: string, values: object): string | undefined {
  return model === "session" && "token" in values && typeof values.token === "string" ? values.token : undefined;
}

export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
