import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { LockedNotice } from "./card-state.tsx";
import { ShareBars } from "./share-bars.tsx";
import { readWeightsPage, type ListedGroup } from "./weights-page.server.ts";
import "./scorecard.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readWeightsPage(caller, await readReader(caller.request, caller.context)),
);

export default function WeightsRoute() {
  const { t } = useTranslation("scorecard");
  const { projectId, lockedBy, groups } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <p className="no-print mb-1">
        <a className="link" href={`/projects/${projectId}/scorecard`}>
          {t("criterion.back")}
        </a>
      </p>
      <h1>{t("weights.title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("weights.lead")}</p>
      {lockedBy === null ? null : <LockedNotice round={lockedBy} />}
      {groups.length === 0 ? <p>{t("weights.none")}</p> : null}
      <ul className="flex flex-col gap-4">
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} projectId={projectId} />
        ))}
      </ul>
    </div>
  );
}

function GroupCard({ group, projectId }: { readonly group: ListedGroup; readonly projectId: string }) {
  const { t } = useTranslation("scorecard");
  const { id, name, method, weigher, whole, consistency, judged, isMine, problem, members } = group;
  return (
    <li className="card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{name}</h2>
        <a className="link no-print" href={`/projects/${projectId}/scorecard/weights/${id}`} aria-label={t("weights.openNamed", { name })}>
          {t("weights.open")}
        </a>
      </div>
      <p className="text-muted">
        {[
          t("weights.ofWhole", { share: whole }),
          t(`weighing.${method}`),
          t(`weigherShort.${weigher}`),
          ...(judged ? [t("weights.judged", judged)] : []),
        ].join(" · ")}
      </p>
      {isMine ? <p className="mt-1 text-warn">{t("weights.mine")}</p> : null}
      {problem === null ? null : <p className="mt-1 text-critical">{problem}</p>}
      {consistency ? <p className="mt-1 text-[13px] text-muted">{consistency.text}</p> : null}
      <ShareBars members={members} />
    </li>
  );
}
