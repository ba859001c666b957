import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Measures } from "./measures.tsx";
import { Path } from "./path.tsx";
import { readReasons } from "./read-reasons.server.ts";
import "./reasons.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) =>
  readReasons(caller, caller.params.taskId, await readReader(caller.request, caller.context)),
);

export type ReasonsData = Awaited<ReturnType<typeof readReasons>>;

export default function ReasonsPage() {
  const { t } = useTranslation("reasons");
  const page = useLoaderData<typeof loader>();
  const taskUrl = (id: string) => `/projects/${page.projectId}/tasks/${id}`;
  return (
    <div className="max-w-5xl space-y-8">
      <div>
        <p className="no-print">
          <a className="link" href={taskUrl(page.taskId)}>
            {t("toTask")}
          </a>
        </p>
        <h1>{page.title}</h1>
      </div>
      <Measures page={page} taskUrl={taskUrl} />
      <section>
        <h2>{t("why.title")}</h2>
        <p className="mb-2 text-muted">{t("why.lead")}</p>
        <Path hops={page.why} taskUrl={taskUrl} />
      </section>
      <section>
        <h2>{t("slack.title")}</h2>
        <p className="mb-2">
          {t(`slack.${page.slackKind}`)} {page.slackKind === "spare" ? page.slackWords : ""}
        </p>
        <Path hops={page.slack} taskUrl={taskUrl} />
      </section>
    </div>
  );
}
