import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Committee } from "./committee.tsx";
import { OwnSeats } from "./own-seats.tsx";
import { remindSeat } from "./remind.server.ts";
import { RoundPanel } from "./round-panel.tsx";
import { abandonRound, finaliseRound, openRound, revealRound, setWindow } from "./rounds.server.ts";
import {
  abandonForm,
  addSeatForm,
  changeSeatForm,
  finaliseForm,
  remindForm,
  removeSeatForm,
  restoreSeatForm,
  revealForm,
  roundForm,
  windowForm,
} from "./scoring.forms.server.ts";
import { readScoringPage } from "./scoring-page.server.ts";
import { addSeat, changeSeat, removeSeat, restoreSeat } from "./seats.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.score", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("scoring:title"), ...(await readScoringPage(caller, reader)) };
});

export const action = guardedAction({
  addSeat: intent("vendors.chair", addSeatForm, addSeat),
  changeSeat: intent("vendors.chair", changeSeatForm, changeSeat),
  removeSeat: intent("vendors.chair", removeSeatForm, removeSeat),
  restoreSeat: intent("vendors.chair", restoreSeatForm, restoreSeat),
  finalise: intent("vendors.chair", finaliseForm, finaliseRound),
  open: intent("vendors.chair", roundForm, openRound),
  setWindow: intent("vendors.chair", windowForm, setWindow),
  abandon: intent("vendors.chair", abandonForm, abandonRound),
  reveal: intent("vendors.chair", revealForm, revealRound),
  remind: intent("vendors.chair", remindForm, remindSeat),
});

export default function ScoringPage() {
  const { t } = useTranslation("scoring");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      <RoundPanel page={page} />
      <OwnSeats page={page} />
      <Committee page={page} />
      {page.canSeeResult ? (
        <p>
          <Link className="link" to={`/projects/${page.projectId}/evaluation`}>
            {t("toResult")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
