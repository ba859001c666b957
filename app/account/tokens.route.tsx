import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import { TokenList } from "./token-list.tsx";
import { createTokenForm, revokeTokenForm } from "./tokens.forms.server.ts";
import { createToken, readTokensPage, revokeToken } from "./tokens.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("account:tokens.title"), ...(await readTokensPage(caller, reader)) };
});

export const action = guardedAction({
  create: intent("account.own", createTokenForm, createToken),
  revoke: intent("account.own", revokeTokenForm, ({ value, ...caller }) => revokeToken(caller, value.tokenId)),
});

export default function TokensPage() {
  const { t } = useTranslation("account");
  const { tokens, projects, formKey } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <p className="no-print mb-2">
        <a href="/account" className="link">
          {t("tokens.toAccount")}
        </a>
      </p>
      <h1>{t("tokens.title")}</h1>
      <p className="mb-6 mt-1 text-muted">
        {t("tokens.lead")}
        <Gap />
        <a href="/developers" className="link">
          {t("tokens.toDocument")}
        </a>
      </p>
      <NewTokenForm key={formKey} formKey={formKey} projects={projects} />
      <TokenList tokens={tokens} />
    </main>
  );
}
