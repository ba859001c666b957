import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { MethodologyStrip, PhasesAround, StripPhase } from "#app/domain/plan/strip.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { Icon } from "#app/ui/icon.tsx";

interface MethodologyStripViewProps {
  readonly projectId: string;
  readonly strip: PhasesAround<StripPhase> & Pick<MethodologyStrip, "goLive">;
}

/** Where the project stands: phases with their state, gates and go-live. On a narrow screen it shows the current phase and its neighbours. */
export function MethodologyStripView({ projectId, strip }: MethodologyStripViewProps) {
  const { t } = useTranslation("projects");
  const locale = useLocale();
  if (strip.shown.length === 0) return null;
  const current = Math.max(
    0,
    strip.shown.findIndex((phase) => phase.state !== "done"),
  );
  return (
    <section aria-label={t("strip.label")} className="no-print border-b border-line bg-surface">
      <ol className="flex px-3 sm:px-5">
        <OtherPhases projectId={projectId} count={strip.before} side="before" />
        {strip.shown.map((phase, index) => (
          <li key={phase.id} className={index === current ? "min-w-0 flex-1" : "hidden min-w-0 flex-1 md:block"}>
            <PhaseLink projectId={projectId} phase={phase} />
          </li>
        ))}
        <OtherPhases projectId={projectId} count={strip.after} side="after" />
        {strip.goLive ? (
          <li className="ms-auto shrink-0 px-1 py-1.5 text-end text-[13px]">
            <span className="block text-muted">{t(strip.goLive.isReached ? "strip.live" : "strip.goLive")}</span>
            <span className="font-medium tabular-nums">{formatDay(strip.goLive.at, locale)}</span>
          </li>
        ) : null}
      </ol>
    </section>
  );
}

/** How many phases there is no room for, on the way to the plan, which has them all. */
function OtherPhases({
  projectId,
  count,
  side,
}: {
  readonly projectId: string;
  readonly count: number;
  readonly side: "before" | "after";
}) {
  const { t } = useTranslation("projects");
  if (count === 0) return null;
  return (
    <li className="hidden shrink-0 md:block">
      <a
        href={`/projects/${projectId}/plan`}
        className="flex h-full items-center rounded-md px-2 text-[13px] whitespace-nowrap text-muted hover:bg-bg"
      >
        {t(`strip.others.${side}`, { count })}
      </a>
    </li>
  );
}

const phaseColours = { done: "text-ok", doubtful: "text-warn", now: "text-accent", upcoming: "text-muted" } as const;

function PhaseLink({ projectId, phase }: { readonly projectId: string; readonly phase: StripPhase }) {
  const { t } = useTranslation("projects");
  const locale = useLocale();
  const { gate } = phase;
  const isDoubtful = gate !== null && (gate.state === "atRisk" || gate.state === "undecided");
  const icon = phase.isLate || (isDoubtful && phase.state === "done") ? "warning" : phase.state;
  const colour = phase.isLate ? "text-critical" : phaseColours[isDoubtful && phase.state === "done" ? "doubtful" : phase.state];
  const state = stateText();
  const gateUrl = gate && state.isOfGate ? `/projects/${projectId}/gates/${gate.id}` : null;
  return (
    <div className="flex h-full flex-col justify-between py-1.5 text-[12px]">
      <a
        href={`/projects/${projectId}/plan?task=${phase.id}`}
        className="line-clamp-2 rounded-md px-1 font-medium leading-[17px] hover:bg-bg"
        title={inLanguage(phase.name, locale)}
      >
        {inLanguage(phase.name, locale)}
      </a>
      <span className="flex items-center gap-1 px-1 text-muted tabular-nums">
        <span className={colour}>
          <Icon name={icon} size={12} />
        </span>
        {gateUrl === null ? (
          <span className="truncate">{state.text}</span>
        ) : (
          <a
            href={gateUrl}
            className="-my-1 truncate rounded-md py-1 underline decoration-line-strong underline-offset-2 hover:bg-bg"
            title={state.text}
          >
            {state.text}
          </a>
        )}
      </span>
    </div>
  );

  function stateText(): { readonly text: string; readonly isOfGate: boolean } {
    const percent = formatPercent(phase.progress, locale);
    if (gate && gate.state !== "open" && (phase.state === "done" || !phase.isLate))
      return { text: t(`strip.${gate.state}`, { gate: gateCode(gate.name, locale) }), isOfGate: true };
    if (phase.isLate) return { text: t("strip.late", { percent }), isOfGate: false };
    if (phase.state === "done") return { text: t("strip.done"), isOfGate: false };
    if (phase.state === "now") return { text: t("strip.now", { percent }), isOfGate: false };
    if (gate) return { text: t("strip.gate", { gate: gateCode(gate.name, locale), day: formatDay(gate.at, locale) }), isOfGate: true };
    return { text: t("strip.from", { day: formatDay(phase.start, locale) }), isOfGate: false };
  }
}

/** Gates of the templates begin with a code such as G3; a gate without one is called by its name. */
function gateCode(name: StripPhase["name"], locale: "en" | "zh"): string {
  const text = inLanguage(name, locale);
  return /^[A-Z]{1,3}\d{1,2}\b/.exec(text)?.[0] ?? text;
}
