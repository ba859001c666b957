import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Health } from "#app/domain/plan/standing.ts";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import type { ShownReason } from "./health-words.ts";

const looks: Readonly<Record<Health, { readonly icon: IconName; readonly colour: string }>> = {
  late: { icon: "warning", colour: "text-critical" },
  atRisk: { icon: "risk", colour: "text-warn" },
  onTrack: { icon: "now", colour: "text-ok" },
  done: { icon: "done", colour: "text-ok" },
  empty: { icon: "upcoming", colour: "text-muted" },
};

interface HealthProps {
  readonly health: Health;
  readonly reasons: readonly ShownReason[];
}

/** Whether a project is late, at risk or on track, and why when it is asked. */
export function HealthView({ health, reasons }: HealthProps) {
  const { t } = useTranslation("projects");
  const { icon, colour } = looks[health];
  const state = (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium ${colour}`}>
      <Icon name={icon} size={14} />
      {t(`health.${health}`)}
    </span>
  );
  if (reasons.length === 0) return state;
  return (
    <details>
      <summary className="w-fit cursor-pointer">{state}</summary>
      <ul className="mt-1 list-disc space-y-0.5 ps-5">
        {reasons.map((reason) => (
          <li key={reason.text}>
            <a href={reason.to} className="link">
              {reason.text}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
