import { formatInstant } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

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

const knownKinds = ["housekeeping", "mail", "notifications", "webhook"] as const;

/** Jobs of one state, with what may be done to each. */
export function JobTable({ jobs, state, timeZone }: JobTableProps) {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  return (
    <ScrollRegion label={t("jobs.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("jobs.kind")}</th>
            <th scope="col">{state === "failed" ? t("jobs.failedAt") : t("jobs.when")}</th>
            <th scope="col" className="number">
              {t("jobs.attempts")}
            </th>
            <th scope="col">{t("jobs.error")}</th>
            {state === "running" ? null : <td />}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td className="whitespace-nowrap">
                {kindName(job.kind)} <code className="ms-1 text-[12px] text-muted">{job.kind}</code>
              </td>
              <td className="whitespace-nowrap tabular-nums">{formatInstant(job.failedAt ?? job.runAt, locale, timeZone)}</td>
              <td className="number">{job.attempts}</td>
              <td className="min-w-48 break-words">{job.lastError ?? ""}</td>
              {state === "running" ? null : (
                <td>
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
    const known = knownKinds.find((entry) => kind.startsWith(`${entry}.`));
    return known ? t(`jobs.kinds.${known}`) : t("jobs.unknown");
  }
}

interface JobFormsProps {
  readonly job: ListedJob;
  readonly canRetry: boolean;
  readonly label: string;
}

function JobForms({ job, canRetry, label }: JobFormsProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="flex justify-end gap-2">
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
