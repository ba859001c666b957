import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readOwnPlans } from "#app/http/own-plans.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { readGateDuties } from "#app/gates/own-duties.server.ts";
import { readUnreadMentions } from "#app/notifications/unread-mentions.server.ts";
import { askAboutBigChange } from "#app/plan/big-change.server.ts";
import { executePlanCommand, takeBackOwnStep } from "#app/plan/plan.server.ts";
import { writeTimes } from "#app/time/time-sheet.server.ts";
import { AskBeforeKeeping } from "#app/ui/ask-before-keeping.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { MyWorkGroups } from "./my-work-groups.tsx";
import { readMyWork } from "./my-work-page.server.ts";
import { reportForm, undoReportForm } from "./my-work.forms.server.ts";
import { report, undoReport } from "./report.server.ts";
import { useFreshWork } from "./use-fresh-work.ts";
import { WaitingList } from "./waiting-list.tsx";
import "./my-work.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const plans = await readOwnPlans(caller);
  return {
    title: reader.t("myWork:title"),
    ...(await readMyWork(caller, reader, plans)),
    mentions: await readUnreadMentions(caller, reader),
    duties: await readGateDuties(caller, reader, plans),
  };
});

export const action = guardedAction({
  report: intent("account.own", reportForm, (args) =>
    report(args, {
      change: async (caller, command) => executePlanCommand(caller, command, await askAboutBigChange(args, args.value.kept)),
      record: (caller, personId, time) => writeTimes(caller, personId, [time], { from: time.day, to: time.day }),
    }),
  ),
  undoReport: intent("account.own", undoReportForm, (args) => undoReport(args, takeBackOwnStep)),
});

export type MyWorkData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function MyWorkPage() {
  const { t } = useTranslation("myWork");
  const page = useLoaderData<typeof loader>();
  const { groups, mentions, duties } = page;
  useFreshWork();
  const isQuiet = !groups.some(({ group }) => group === "late" || group === "now" || group === "next");
  return (
    <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-4 py-6">
      <UndoNotice />
      <h1>{t("title")}</h1>
      <p className="mb-4 mt-1 text-muted">{t("lead")}</p>
      <AskBeforeKeeping reply={useFormReply("report")} />
      <WaitingList page={page} />
      {groups.length > 0 ? (
        <>
          {isQuiet ? <p className="card mb-4">{t("nothingDue")}</p> : null}
          <MyWorkGroups page={page} />
        </>
      ) : mentions.length + duties.length > 0 ? null : (
        <section className="card prose">
          <h2>{t("empty.title")}</h2>
          <p>{t("empty.help")}</p>
          <p>
            <a className="button" data-primary href="/projects">
              {t("empty.action")}
            </a>
          </p>
        </section>
      )}
    </main>
  );
}
