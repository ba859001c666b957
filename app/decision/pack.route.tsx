import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { PackCriteria } from "./pack-criteria.tsx";
import { PackDecision } from "./pack-decision.tsx";
import { PackHead, PackMembers, PackMethod } from "./pack-head.tsx";
import { PackKnockOuts } from "./pack-knock-outs.tsx";
import { readPackPage } from "./pack-page.server.ts";
import { PackResult, PackSensitivity } from "./pack-result.tsx";
import { PackModeration, PackScores } from "./pack-scores.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.result", async (caller) =>
  readPackPage(caller, await readReader(caller.request, caller.context)),
);

/** Everything that an auditor asks for, on one page that prints. */
export default function PackRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <PackHead page={page} />
      <PackDecision page={page} />
      <PackResult result={page.result} currency={page.method.currency} />
      <PackMethod page={page} />
      <PackMembers members={page.members} />
      <PackKnockOuts page={page} />
      <PackModeration moderated={page.moderated} />
      <PackSensitivity sensitivity={page.sensitivity} />
      <PackCriteria criteria={page.criteria} />
      <PackScores scores={page.scores} />
    </div>
  );
}
