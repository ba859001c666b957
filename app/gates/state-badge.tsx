import type { EvidenceState } from "#app/domain/gate/evidence.ts";
import type { GateState } from "#app/domain/gate/mark.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon, type IconName } from "#app/ui/icon.tsx";

interface Look {
  readonly icon: IconName;
  readonly colour: string;
}

const gateLooks: Readonly<Record<GateState, Look>> = {
  open: { icon: "upcoming", colour: "text-muted" },
  refused: { icon: "close", colour: "text-critical" },
  undecided: { icon: "warning", colour: "text-warn" },
  passed: { icon: "done", colour: "text-ok" },
  conditional: { icon: "now", colour: "text-ok" },
  atRisk: { icon: "warning", colour: "text-critical" },
};

const evidenceLooks: Readonly<Record<EvidenceState, Look>> = {
  met: { icon: "done", colour: "text-ok" },
  signed: { icon: "done", colour: "text-ok" },
  waived: { icon: "now", colour: "text-warn" },
  waiverExpired: { icon: "warning", colour: "text-critical" },
  notMet: { icon: "close", colour: "text-critical" },
  toSign: { icon: "upcoming", colour: "text-muted" },
};

/** How a gate stands, by sign and word. */
export function GateStateBadge({ state }: { readonly state: GateState }) {
  const { t } = useTranslation("gates");
  return <Badge look={gateLooks[state]} text={t(`state.${state}`)} />;
}

/** How a criterion stands, by sign and word. */
export function EvidenceBadge({ state }: { readonly state: EvidenceState }) {
  const { t } = useTranslation("gates");
  return <Badge look={evidenceLooks[state]} text={t(`evidence.${state}`)} />;
}

function Badge({ look: { icon, colour }, text }: { readonly look: Look; readonly text: string }) {
  return (
    <span className={`inline-flex items-start gap-1.5 font-medium ${colour}`}>
      <span className="mt-0.5 shrink-0">
        <Icon name={icon} />
      </span>
      {text}
    </span>
  );
}
