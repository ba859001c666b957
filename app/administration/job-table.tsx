import { formatInstant } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { reasonOfFailure } from "./failure-reason.ts";
import type { en } from "./messages.en.ts";

interface ListedJob {
  readonly id: string;
  readonly kind: string;
  readonly runAt: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly failedAt: string | null;
}

interface JobTableProps {
  readonly jobs: readonly ListedJob[];
  readonly state: "failed" | "waiting" | "running";
  readonly timeZone: string;
}

/** On a narrow screen the cells of a row stand below each other. */
const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** Jobs of one state, with what may be done to each. */
export function JobTable({ jobs, state, timeZone }: JobTableProps) {
  const { t, i18n } = useTranslation("administration");
  const locale = useLocale();
  return (
    <ScrollRegion label={t("jobs.title")}>
      <table className="table">
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col">{t("jobs.kind")}</th>
            <th scope="col">{state === "failed" ? t("jobs.failedAt") : t("jobs.when")}</th>
            <th scope="col">{t("jobs.attempts")}</th>
            <th scope="col">{t("jobs.error")}</th>
            {state === "running" ? null : (
              <th scope="col">
                <span className="sr-only">{t("jobs.actions")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
              <td className={`sm:min-w-48 ${stacked}`} title={job.kind}>
                {kindName(job.kind)}
              </td>
              <td className={`whitespace-nowrap tabular-nums text-muted ${stacked}`}>
                {formatInstant(job.failedAt ?? job.runAt, locale, timeZone)}
              </td>
              <td className={`whitespace-nowrap ${stacked}`}>
                {job.attempts === 0 ? t("jobs.untried") : t("jobs.tried", { count: job.attempts })}
              </td>
              <td className={`wrap-anywhere sm:min-w-48 ${stacked}`}>
                {job.lastError === null ? null : <Reason message={job.lastError} />}
              </td>
              {state === "running" ? null : (
                <td className={`whitespace-nowrap ${stacked}`}>
                  <JobForms
                    job={job}
                    canRetry={state === "failed"}
                    label={t("jobs.of", { kind: kindName(job.kind), when: formatInstant(job.createdAt, locale, timeZone) })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );

  function kindName(kind: string): string {
    const isKnown = i18n.exists(`administration:jobs.kinds.${kind}`);
    return isKnown ? t(`jobs.kinds.${kind as keyof typeof en.jobs.kinds}`) : t("jobs.unknown");
  }
}

/** What went wrong in plain words, and as the other side or the database said it. */
function Reason({ message }: { readonly message: string }) {
  const { t } = useTranslation("administration");
  const reason = reasonOfFailure(message);
  if (reason === null) return message;
  return (
    <>
      {t(`jobs.reason.${reason}`)} <span className="block text-[12px] text-muted">{message}</span>
    </>
  );
}

interface JobFormsProps {
  readonly job: ListedJob;
  readonly canRetry: boolean;
  readonly label: string;
}

function JobForms({ job, canRetry, label }: JobFormsProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="flex gap-2 sm:justify-end">
      {canRetry ? (
        <ActionForm intent="retry" reply={undefined}>
          <input type="hidden" name="jobId" value={job.id} />
          <SubmitButton primary={false}>
            {t("jobs.retry")} <span className="sr-only">{label}</span>
          </SubmitButton>
        </ActionForm>
      ) : null}
      <ActionForm intent="remove" reply={undefined}>
        <input type="hidden" name="jobId" value={job.id} />
        <SubmitButton primary={false}>
          {t("jobs.remove")} <span className="sr-only">{label}</span>
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
