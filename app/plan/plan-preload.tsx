/** The address of the whole plan as data, for who has its place. */
export function planAddress(place: string): string {
  return `${place}/data`;
}

/**
 * Lets the browser ask for the plan while it reads the page, and not only once the page's scripts run. It hands the answer to their `fetch`, as long as
 * that asks for the same address without header fields of its own; else the plan would come twice.
 */
export function PlanPreload({ place }: { readonly place: string }) {
  return <link rel="preload" as="fetch" href={planAddress(place)} crossOrigin="anonymous" />;
}
