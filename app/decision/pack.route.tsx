import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { PackCriteria, PackMeanings } from "./pack-criteria.tsx";
import { PackFingerprints } from "./pack-fingerprints.tsx";
import { PackHead } from "./pack-head.tsx";
import { PackFindings, PackKnockOuts } from "./pack-knock-outs.tsx";
import { PackMethod } from "./pack-method.tsx";
import { PackOffers } from "./pack-offers.tsx";
import { readPackPage } from "./pack-page.server.ts";
import { PackModeration, PackScores } from "./pack-scores.tsx";
import { PackSensitivity, PackStability } from "./pack-sensitivity.tsx";
import "./decision.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.result", async (caller) =>
  readPackPage(caller, await readReader(caller.request, caller.context)),
);

/** What a committee takes into its meeting, and behind it everything that an auditor asks for, on one page that prints. */
export default function PackRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="pack printed-upright">
      <PackHead page={page} />
      <PackCriteria page={page} />
      <PackKnockOuts page={page} />
      <PackModeration page={page} />
      <PackSensitivity page={page} />
      <PackMethod page={page} />
      <PackOffers page={page} />
      <PackMeanings page={page} />
      <PackFindings page={page} />
      <PackStability page={page} />
      <PackScores page={page} />
      <PackFingerprints page={page} />
    </div>
  );
}
