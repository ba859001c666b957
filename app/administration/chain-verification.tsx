import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";

interface ChainsCheck {
  readonly streams: number;
  readonly entries: number;
  readonly broken: readonly { readonly stream: string; readonly sequence: number }[];
}

/** Whether every log still is what was written, when it is asked. */
export function ChainVerification({ projects }: { readonly projects: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation("administration");
  const reply = useFormReply("verify");
  // The answer to this form.
  const check = reply?.outcome === "done" ? (reply.result as ChainsCheck) : undefined;
  const nameOf = (stream: string) =>
    stream === "instance" ? t("audit.instance") : (projects.find(({ id }) => id === stream)?.name ?? t("audit.goneProject"));
  return (
    <section className={`card mb-5 ${check ? "" : "no-print"}`}>
      {check ? <Outcome check={check} nameOf={nameOf} /> : null}
      <ActionForm intent="verify" reply={reply} className="no-print flex flex-wrap items-center gap-3">
        <input type="hidden" name="confirmed" value="yes" />
        <SubmitButton primary={false}>{t("audit.verify")}</SubmitButton>
        <span className="text-muted">{t("audit.verifyHelp")}</span>
      </ActionForm>
    </section>
  );
}

function Outcome({ check, nameOf }: { readonly check: ChainsCheck; nameOf(stream: string): string }) {
  const { t } = useTranslation("administration");
  if (check.broken.length === 0)
    return (
      <p role="status" className="mb-3 flex items-center gap-2 text-ok">
        <Icon name="done" />
        {t("audit.sound", { entries: check.entries, streams: check.streams })}
      </p>
    );
  return (
    <div role="alert" className="mb-3 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
      <p className="flex items-center gap-2">
        <Icon name="warning" />
        {t("audit.broken", { count: check.broken.length })}
      </p>
      <ul className="mt-1 list-disc ps-8">
        {check.broken.map(({ stream, sequence }) => (
          <li key={stream}>{t("audit.brokenAt", { stream: nameOf(stream), sequence })}</li>
        ))}
      </ul>
    </div>
  );
}
