import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { rowWindow, type RowWindow } from "./measures.ts";
import { readSight, watchScroll, type ScrollSight } from "./scroll-sight.ts";

/** The rows in sight of a scrolling element; changes in steps of a few rows, so that a scroll seldom renders. */
export function useRowWindow(scroller: { readonly current: HTMLElement | null }, count: number): RowWindow {
  const [drawn, setDrawn] = useState<RowWindow>(() => rowWindow(0, 0, count));
  const update = useCallback(
    (sight: ScrollSight) => {
      const next = inSteps(rowWindow(sight.top, sight.height, count), count);
      setDrawn((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
    [count],
  );
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    update(readSight(element));
    // In the same frame as the chart beside it, so that neither runs ahead of the other.
    return watchScroll(element, (sight) => flushSync(() => update(sight)));
  }, [scroller, update]);
  return { first: Math.min(drawn.first, Math.max(count - 1, 0)), last: Math.min(drawn.last, count - 1) };
}

function inSteps({ first, last }: RowWindow, count: number): RowWindow {
  const step = 4;
  return { first: Math.floor(first / step) * step, last: Math.min(Math.ceil((last + 1) / step) * step - 1, count - 1) };
}
