import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ReasonsData } from "./reasons.route.tsx";

interface PathProps {
  readonly hops: ReasonsData["why"];
  readonly taskUrl: (id: string) => string;
}

/** A path of tasks in the order of its reasons, each with its bar on a common axis. */
export function Path({ hops, taskUrl }: PathProps) {
  const { t } = useTranslation("reasons");
  return (
    <ol className="border-s border-line ps-3">
      {hops.map((hop) => (
        <li key={hop.id} className="break-inside-avoid py-1.5">
          <div className="flex flex-wrap justify-between gap-x-4">
            <a className="link min-w-0" href={taskUrl(hop.id)}>
              {hop.code} {hop.name}
            </a>
            <span className="tabular-nums text-muted">
              {hop.isDone ? `${t("done")} · ` : ""}
              {hop.dates}
            </span>
          </div>
          <div className="reason-track" aria-hidden="true">
            <div
              className={hop.isCritical ? "reason-bar reason-bar-critical" : "reason-bar"}
              style={{ insetInlineStart: `${hop.left}%`, width: `max(3px, ${hop.width}%)` }}
            />
          </div>
          <p className="text-[13px] text-muted">{hop.words}</p>
        </li>
      ))}
    </ol>
  );
}
