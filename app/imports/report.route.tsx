import { redirect, type MetaFunction, type SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { takeBackStep } from "#app/plan/plan.server.ts";
import { trashProject } from "#app/projects/project-life.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { readReportPage } from "./import-page.server.ts";
import { LeftOut } from "./left-out.tsx";
import { MovedTasks } from "./moved-tasks.tsx";
import { refusalOfUndo, requireUndoStep, requireUntouchedProject, undoImportForm } from "./undo-import.server.ts";
import { UndoImport } from "./undo-import.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) =>
  readReportPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  undo: intent("plan.edit", undoImportForm, async (args) => {
    const stepId = await requireUndoStep(args, args.value.importId);
    await takeBackStep(args, stepId).catch((error: unknown) => {
      throw refusalOfUndo(error);
    });
    return redirect(`/projects/${args.project.id}/import`);
  }),
  discard: intent("project.delete", undoImportForm, async (args) => {
    return trashProject(args, (transaction) => requireUntouchedProject(args, transaction, args.value.importId));
  }),
});

export default function ReportPage() {
  const { t } = useTranslation("imports");
  const { t: exchange } = useTranslation("exports");
  const page = useLoaderData<typeof loader>();
  const base = `/projects/${page.projectId}`;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <div>
        <p className="no-print">
          <a className="link" href={`${base}/export`}>
            {exchange("title")}
          </a>
        </p>
        <h1 className="mb-1">{page.title}</h1>
        <p className="break-words text-muted">{page.lead}</p>
        <p className="no-print mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
          <a href={`${base}/plan`} className="button" data-primary>
            {t("report.openPlan")}
          </a>
          {page.hasOriginal ? (
            <a href={`${base}/import/file`} className="link" download>
              {t("report.original")}
            </a>
          ) : null}
          <a href={`${base}/import/report`} className="link" download>
            {t("report.whole")}
          </a>
        </p>
        <div className="no-print mt-2 flex flex-wrap items-baseline gap-x-3">
          <span>{t("report.differences")}</span>
          <TableDownloads url={`${base}/import/report`} />
        </div>
      </div>
      {page.takenBack ? (
        <div className="rounded-md border border-line bg-sunken px-3 py-2">
          <p className="font-medium">{page.takenBack}</p>
          <p>{page.verdict}</p>
        </div>
      ) : (
        <Verdict isGood={page.isUnmoved} text={page.verdict} more={[page.dates, page.end]} />
      )}
      <section>
        <h2 className="mb-2">{t("read.title")}</h2>
        <dl className="grid grid-cols-3 gap-x-4 gap-y-3 sm:grid-cols-6">
          {page.counts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-[13px] text-muted">{t(`read.${name}`)}</dt>
              <dd className="text-[16px] font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {page.calendar === null ? null : (
          <p className="mt-3 break-words">
            <span className="text-muted">{t("read.calendar")}</span> {page.calendar}
          </p>
        )}
        {page.people ? <p className="mt-1 break-words">{page.people}</p> : null}
      </section>
      <Moves page={page} base={base} />
      <LeftOut notes={page.notes} />
      {page.undo ? <UndoImport undo={page.undo} formKey={page.formKey} /> : null}
    </div>
  );
}

interface MovesProps {
  readonly page: Pick<SerializeFrom<typeof loader>, "isSheet" | "shifted" | "moves">;
  readonly base: string;
}

/** What of the plan moved, and what stands elsewhere than in the file. */
function Moves({ page: { isSheet, shifted, moves }, base }: MovesProps) {
  const { t } = useTranslation("imports");
  if (!isSheet) return <MovedTasks title={t("moved.title")} moves={moves} from="file" base={base} />;
  const hasElsewhere = moves.rows.length > 0;
  return (
    <>
      {shifted.rows.length > 0 || !hasElsewhere ? <MovedTasks title={t("moved.title")} moves={shifted} from="plan" base={base} /> : null}
      {hasElsewhere ? (
        <MovedTasks title={t("sheet.elsewhere")} help={t("sheet.elsewhereHelp")} moves={moves} from="file" base={base} />
      ) : null}
    </>
  );
}

interface VerdictProps {
  readonly isGood: boolean;
  readonly text: string;
  readonly more: readonly (string | null)[];
}

function Verdict({ isGood, text, more }: VerdictProps) {
  return (
    <div className={`flex gap-2 rounded-md border px-3 py-2 ${isGood ? "border-ok bg-ok-soft" : "border-warn bg-warn-soft"}`}>
      <span className={`mt-0.5 ${isGood ? "text-ok" : "text-warn"}`}>
        <Icon name={isGood ? "done" : "warning"} />
      </span>
      <div>
        <p className="font-medium">{text}</p>
        {more.map((sentence) => (sentence ? <p key={sentence}>{sentence}</p> : null))}
      </div>
    </div>
  );
}
