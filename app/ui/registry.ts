import { useEffect, useSyncExternalStore } from "react";

/** What the parts of a page put forward while they are shown, for one that shows it all. */
export interface Registry<Item> {
  /** Puts items forward; the list must stay the same from one drawing to the next while nothing in it changes. */
  useRegistered(items: readonly Item[]): void;
  useAll(): readonly Item[];
}

/** A registry of the browser's page; on the server it stays empty. */
export function createRegistry<Item>(): Registry<Item> {
  const none: readonly Item[] = [];
  const lists = new Map<symbol, readonly Item[]>();
  const listeners = new Set<() => void>();
  let all = none;
  let isWaiting = false;
  // Many parts come and go at once when a page does.
  const announce = () => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      all = [...lists.values()].flat();
      for (const listener of listeners) listener();
    });
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    useRegistered(items) {
      useEffect(() => {
        const key = Symbol();
        lists.set(key, items);
        announce();
        return () => {
          lists.delete(key);
          announce();
        };
      }, [items]);
    },
    useAll: () =>
      useSyncExternalStore(
        subscribe,
        () => all,
        () => none,
      ),
  };
}
