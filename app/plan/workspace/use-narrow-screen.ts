import { useSyncExternalStore } from "react";

const query = "(max-width: 640px)";

/** Whether the screen is too narrow for grid and chart beside each other; false on the server. */
export function useNarrowScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
