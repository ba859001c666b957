import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { LogCheck } from "./history.server.ts";

/** Whether the log still is what was written. */
export function ChainState({ entries, brokenAt }: LogCheck) {
  const { t } = useTranslation("history");
  const isSound = brokenAt === null;
  return (
    <p
      role={isSound ? undefined : "alert"}
      className={`mb-4 flex items-start gap-2 text-[0.93em] [&_svg]:mt-0.5 ${isSound ? "text-ok" : "rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical"}`}
    >
      <Icon name={isSound ? "done" : "warning"} />
      {isSound ? t("chain.sound", { count: entries }) : t("chain.broken", { sequence: brokenAt })}
    </p>
  );
}
