import { useEffect, useMemo, useState } from "react";
import type { Plan } from "#app/domain/plan/model.ts";
import type { BaselineChoice, ComparedBaseline } from "./compared-baseline.ts";

type Dates = NonNullable<Plan["baseline"]>;

/**
 * The baseline that is shown: the one that the plan is compared with, whose dates come with the plan, or another one, whose dates are fetched
 * when it is chosen. Null while there is none, and until they have come. One that is not there any more gives way to the first.
 */
export function useComparedBaseline(plan: Plan, choices: readonly BaselineChoice[], number: number | null): ComparedBaseline | null {
  const chosen = choices.find((choice) => choice.number === number && !choice.isReference);
  const [fetched, setFetched] = useState<{ readonly id: string; readonly dates: Dates }>();
  const id = chosen?.id;
  const { projectId, baseline } = plan;
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    void fetchDates(`/projects/${projectId}/baselines/${id}/dates`, stop.signal).then((dates) => dates && setFetched({ id, dates }));
    return () => stop.abort();
  }, [projectId, id]);
  const reference = choices.find(({ isReference }) => isReference)?.name ?? "";
  return useMemo(() => {
    if (!chosen) return baseline && { name: reference, dates: baseline };
    return fetched?.id === chosen.id ? { name: chosen.name, dates: fetched.dates } : null;
  }, [chosen, baseline, reference, fetched]);
}

/** Undefined when they do not come: the chart stays without them. */
async function fetchDates(url: string, signal: AbortSignal): Promise<Dates | undefined> {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? ((await response.json()) as Dates) : undefined;
  } catch {
    return undefined;
  }
}
