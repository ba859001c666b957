import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { isBusy } from "#app/ui/live/unsaved.ts";
import { toldEvent } from "#app/ui/live/told-event.ts";

/** Loads the page anew when its reader is told something, or comes back to it, as long as nothing is being typed. */
export function useFreshWork(): void {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  latest.current = revalidate;
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible" && !isBusy(document)) latest.current();
    };
    window.addEventListener(toldEvent, refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      window.removeEventListener(toldEvent, refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, []);
}
