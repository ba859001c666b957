import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { branchEvent } from "#app/ui/live/branch-event.ts";
import { isBusy } from "#app/ui/live/unsaved.ts";

const busyMilliseconds = 700;

/** Loads a page anew when something is done in the branch that it is about, as soon as nobody chooses or types here. */
export function useBranchNews(branchId: string): void {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  latest.current = revalidate;
  useEffect(() => {
    let timer: number | undefined;
    const settle = () => {
      clearTimeout(timer);
      if (isBusy(document)) timer = window.setTimeout(settle, busyMilliseconds);
      else latest.current();
    };
    const onNews = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === branchId) settle();
    };
    window.addEventListener(branchEvent, onNews);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(branchEvent, onNews);
    };
  }, [branchId]);
}
