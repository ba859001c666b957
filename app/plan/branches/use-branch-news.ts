import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { branchEvent } from "#app/ui/live/branch-event.ts";

/** Loads a page anew when something is done in the branch that it is about. */
export function useBranchNews(branchId: string): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const onNews = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === branchId) revalidate();
    };
    window.addEventListener(branchEvent, onNews);
    return () => window.removeEventListener(branchEvent, onNews);
  }, [branchId, revalidate]);
}
