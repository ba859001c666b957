import { useLayoutEffect, useRef, useState } from "react";

/** A sentence with how many were said before it: the same one may be said again. */
export interface Said {
  readonly sentence: string;
  readonly count: number;
  /** Shows more about it. */
  readonly more?: { readonly label: string; show(): void };
}

/** What was said last; it stands for some seconds at the bottom of the plan, above the chosen row where that would be covered. */
export function PlanToast({ said }: { readonly said: Said }) {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(leastHeight);
  useLayoutEffect(() => setHeight(heightOver(place.current?.closest(".plan-workspace") ?? null)), [said]);
  return (
    <div ref={place} role="status" className="plan-toast-place">
      {said.sentence === "" ? null : (
        <p key={said.count} className="plan-toast" style={{ insetBlockEnd: height }}>
          {said.sentence}
          {said.more ? (
            <button type="button" className="plan-toast-more" onClick={said.more.show}>
              {said.more.label}
            </button>
          ) : null}
        </p>
      )}
    </div>
  );
}

const leastHeight = 24;
/** What a toast of two lines covers above the lower edge. */
const coveredHeight = 80;

/** How far above the lower edge the toast stands, in pixels. */
function heightOver(workspace: Element | null): number {
  const row = workspace?.querySelector(".tree-row.selected")?.getBoundingClientRect();
  const bottom = workspace?.querySelector(".gantt-scroller")?.getBoundingClientRect().bottom;
  if (!row || bottom === undefined || row.bottom < bottom - coveredHeight || row.top > bottom) return leastHeight;
  return Math.round(bottom - row.top) + leastHeight;
}
