import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownBaseline } from "./variance-page.server.ts";

/** Who took a baseline, when and why, and who stands for it. */
export function BaselineFacts({ baseline }: { readonly baseline: ShownBaseline }) {
  const { t } = useTranslation("baselines");
  const { taken, maker, planVersion, isReference, note, approvals } = baseline;
  return (
    <div className="mb-3 mt-1">
      <p className="text-muted">
        {maker === null ? t("variance.taken", { when: taken }) : t("variance.takenBy", { when: taken, name: maker })}
        {planVersion === null ? null : (
          <>
            {" · "}
            {t("variance.planVersion", { version: planVersion })}
          </>
        )}
        {isReference ? (
          <>
            {" · "}
            <span className="font-medium text-accent">{t("reference.mark")}</span>
          </>
        ) : null}
      </p>
      {approvals.map(({ id, by, at, withdrawnBy, withdrawnAt, reason }) => (
        <p key={id}>
          <span className={withdrawnAt === null ? "text-ok" : "text-muted"}>
            {by === null ? t("approvedWhen", { when: at ?? "" }) : t("approvedBy", { when: at ?? "", name: by })}
          </span>
          {withdrawnAt === null ? null : (
            <span className="block">
              {withdrawnBy === null
                ? t("withdrawnWhen", { when: withdrawnAt, reason: reason ?? "" })
                : t("withdrawnBy", { when: withdrawnAt, name: withdrawnBy, reason: reason ?? "" })}
            </span>
          )}
        </p>
      ))}
      {note === "" ? null : <p className="mt-1 max-w-prose whitespace-pre-line">{note}</p>}
    </div>
  );
}
