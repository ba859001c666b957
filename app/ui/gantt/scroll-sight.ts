/** What of a scrolling element's content is in sight, in pixels. */
export interface ScrollSight {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

type SightListener = (sight: ScrollSight) => void;

const watched = new WeakMap<HTMLElement, Set<SightListener>>();

/**
 * Calls back when an element scrolls or changes its size. All listeners of one element get the same reading: reading again after one
 * of them has drawn would make the browser lay out the page in between. Returns what ends it.
 */
export function watchScroll(element: HTMLElement, listener: SightListener): () => void {
  const listeners = watched.get(element) ?? startWatching(element);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readSight(element: HTMLElement): ScrollSight {
  return { top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight };
}

/** The watch lives as long as the element does. */
function startWatching(element: HTMLElement): Set<SightListener> {
  const listeners = new Set<SightListener>();
  watched.set(element, listeners);
  let size = { width: element.clientWidth, height: element.clientHeight };
  const tell = () => {
    const sight = { top: element.scrollTop, left: element.scrollLeft, ...size };
    for (const listener of listeners) listener(sight);
  };
  element.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(() => {
    size = { width: element.clientWidth, height: element.clientHeight };
    tell();
  }).observe(element);
  return listeners;
}
