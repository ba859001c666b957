import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Introduction } from "./introduction.tsx";
import { OperationEntry } from "./operation-entry.tsx";
import { readReference } from "./reference.server.ts";
import { TypeList } from "./type-list.tsx";

export const meta: MetaFunction = pageTitle;

const longestSearch = 100;

export const loader = publicLoader(async ({ request, context }) => {
  const reader = await readReader(request, context);
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, longestSearch);
  const verification = await readFile(join(context.contentDirectory, "webhooks/verify.mjs"), "utf8");
  return { ...readReference(context.origin, search, reader), verification };
});

/** What programs can do, for people who write them. */
export default function DevelopersPage() {
  const { t } = useTranslation("api");
  const { title, description, topics, chapters, types, base, search, verification } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 py-8">
      <h1>{title}</h1>
      {search === "" ? <Introduction base={base} description={description} verification={verification} topics={topics} /> : null}
      <Form method="get" role="search" className="no-print my-6 flex gap-2">
        <input
          type="search"
          name="q"
          defaultValue={search}
          maxLength={longestSearch}
          aria-label={t("page.search")}
          placeholder={t("page.search")}
          className="input min-w-0 flex-1"
        />
        <button type="submit" className="button">
          {t("page.find")}
        </button>
        {search === "" ? null : (
          <a href="/developers" className="button" data-quiet>
            {t("page.all")}
          </a>
        )}
      </Form>
      {chapters.length === 0 && types.length === 0 ? <p role="status">{t("page.nothing", { search })}</p> : null}
      {search === "" ? (
        <nav aria-label={t("page.chapters")} className="no-print mb-6">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {chapters.map((chapter) => (
              <li key={chapter.name}>
                <a href={`#${chapter.name}`} className="link">
                  {chapter.title}
                </a>
              </li>
            ))}
            <li>
              <a href="#types" className="link">
                {t("page.types")}
              </a>
            </li>
          </ul>
          <p className="mt-3 text-muted">{t("page.examples")}</p>
        </nav>
      ) : null}
      {chapters.map((chapter) => (
        <section key={chapter.name} id={chapter.name} className="mb-8">
          <h2 className="mb-2">{chapter.title}</h2>
          {chapter.operations.map((operation) => (
            <OperationEntry key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      {types.length > 0 ? <TypeList types={types} /> : null}
    </main>
  );
}
