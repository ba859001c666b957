import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { createOneTimeLink } from "#app/account/account.server.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Pager } from "#app/ui/pager.tsx";
import { addAccountForm } from "./administration.forms.server.ts";
import { AddAccount } from "./add-account.tsx";
import { UserTable } from "./user-table.tsx";
import { addAccount, readAccounts } from "./users.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t, timeZone } = await readReader(caller.request, caller.context);
  return { title: t("administration:users.title"), timeZone, ...(await readAccounts(caller)) };
});

export const action = guardedAction({
  add: intent("instance.administer", addAccountForm, (args) =>
    addAccount(args, (userId) => createOneTimeLink(args.context, "resetPassword", userId)),
  ),
});

export default function UsersPage() {
  const { t } = useTranslation("administration");
  const { accounts, search, count, page, pages, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="mb-4">{t("users.title")}</h1>
      <AddAccount />
      <form method="get" role="search" className="no-print mb-3 flex flex-wrap items-end gap-3">
        <label className="min-w-48 flex-1 sm:max-w-xs">
          <span className="mb-1 block font-medium">{t("users.search")}</span>
          <input type="search" name="q" maxLength={100} defaultValue={search.text} className="input" />
        </label>
        <label>
          <span className="mb-1 block font-medium">{t("users.state")}</span>
          <select name="state" defaultValue={search.state} className="input">
            <option value="">{t("users.all")}</option>
            <option value="open">{t("users.open")}</option>
            <option value="closed">{t("users.closed")}</option>
            <option value="administrators">{t("users.administrators")}</option>
          </select>
        </label>
        <button type="submit" className="button">
          {t("users.find")}
        </button>
      </form>
      <p className="mb-2 text-muted">{t("users.count", { count })}</p>
      {accounts.length > 0 ? <UserTable accounts={accounts} timeZone={timeZone} /> : <p className="card">{t("users.none")}</p>}
      <Pages page={page} pages={pages} search={search} />
    </>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly search: { readonly text: string; readonly state: string };
}

function Pages({ page, pages, search }: PagesProps) {
  const to = (target: number) => `?${new URLSearchParams({ q: search.text, state: search.state, page: String(target) }).toString()}`;
  return <Pager page={page} pages={pages} to={to} />;
}
