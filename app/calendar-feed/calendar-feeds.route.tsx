import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { createFeedForm, feedForm } from "./calendar-feeds.forms.server.ts";
import { createFeed, readFeedsPage, removeFeed, renewFeed } from "./calendar-feeds.server.ts";
import { FeedList } from "./feed-list.tsx";
import { NewFeedForm } from "./new-feed-form.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("calendarFeed:title"), ...(await readFeedsPage(caller, reader)) };
});

export const action = guardedAction({
  create: intent("account.own", createFeedForm, createFeed),
  renew: intent("account.own", feedForm, renewFeed),
  remove: intent("account.own", feedForm, removeFeed),
});

export default function CalendarFeedsPage() {
  const { t } = useTranslation("calendarFeed");
  const { projects, feeds, formKey } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <p className="no-print mb-2">
        <a href="/account" className="link">
          {t("toAccount")}
        </a>
      </p>
      <h1>{t("title")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("lead")}</p>
      <FeedList feeds={feeds} />
      <NewFeedForm key={formKey} formKey={formKey} projects={projects} />
    </main>
  );
}
