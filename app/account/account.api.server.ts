import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { isLocale, locales } from "#app/i18n/locale.ts";
import { listTokens, revokeToken } from "./tokens.server.ts";

const me = z.object({
  id: idShape,
  name: z.string(),
  email: z.string(),
  locale: z.enum(locales).nullable(),
  timeZone: z.string().nullable(),
});

const token = z.object({
  id: idShape,
  name: z.string(),
  hint: z.string(),
  access: z.enum(["read", "write"]),
  projectIds: z.array(idShape).nullable(),
  createdAt: instantShape,
  expiresAt: instantShape.nullable(),
  usedAt: instantShape.nullable(),
});

export const accountEndpoints = [
  endpoint({
    id: "getMe",
    method: "GET",
    path: "/me",
    permission: "account.own",
    answer: me.meta({ id: "Me" }),
    run: async ({ user }) => {
      const { id, name, email, locale, timeZone } = user;
      return { body: { id, name, email, locale: isLocale(locale) ? locale : null, timeZone } };
    },
  }),
  endpoint({
    id: "listTokens",
    method: "GET",
    path: "/tokens",
    permission: "account.own",
    isWide: true,
    answer: z.object({ items: z.array(token.meta({ id: "Token" })) }).meta({ id: "TokenList" }),
    run: async (caller) => ({ body: { items: await listTokens(caller) } }),
  }),
  endpoint({
    id: "revokeToken",
    method: "DELETE",
    path: "/tokens/:tokenId",
    permission: "account.own",
    isWide: true,
    run: (args) => revokeToken(args, args.params["tokenId"] ?? ""),
  }),
];
