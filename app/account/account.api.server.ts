import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { isLocale, locales } from "#app/i18n/locale.ts";
import { findUser } from "#db/queries/accounts.ts";
import { profileForm } from "./account.forms.server.ts";
import { changeProfile } from "./account.server.ts";
import { listTokens, revokeToken } from "./tokens.server.ts";

const me = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    email: z.string(),
    locale: z.enum(locales).nullable(),
    timeZone: z.string().nullable(),
    isAdministrator: z.boolean(),
  })
  .meta({ id: "Me" });

const { name, locale, timeZone } = profileForm.shape;
const changes = z
  .strictObject({ name: name.optional(), locale: locale.optional(), timeZone: timeZone.optional() })
  .meta({ id: "AccountChanges" });

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
  endpoint({ id: "getMe", method: "GET", path: "/me", permission: "account.own", answer: me, run: answerMe }),
  endpoint({
    id: "updateMe",
    method: "PATCH",
    path: "/me",
    permission: "account.own",
    isConditional: true,
    body: changes,
    answer: me,
    run: async (args) => {
      const { name: present, locale: language, timeZone: zone, theme } = args.user;
      const { name: newName = present, locale: newLocale = language, timeZone: newZone = zone } = args.value;
      await changeProfile(args, args.version, { name: newName, locale: newLocale, timeZone: newZone, theme });
      return answerMe(args);
    },
  }),
  endpoint({
    id: "listTokens",
    method: "GET",
    path: "/tokens",
    permission: "account.own",
    isWide: true,
    query: pageQuery,
    answer: pageOf(token.meta({ id: "Token" })).meta({ id: "TokenPage" }),
    run: async (caller) => answerPage(await listTokens(caller), caller.query),
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

async function answerMe({ context, user }: Caller): Promise<EndpointAnswer<z.input<typeof me>>> {
  const found = await findUser(context.db, user.id);
  if (!found) throw errorResponse(404, context);
  const { id, version, email, locale: language } = found;
  const isAdministrator = found.isAdministrator === 1;
  const body = {
    id,
    version,
    name: found.name,
    email,
    locale: isLocale(language) ? language : null,
    timeZone: found.timeZone,
    isAdministrator,
  };
  return { body, state: version };
}
