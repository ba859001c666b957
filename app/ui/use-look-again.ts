import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const pauseMilliseconds = 400;

/** Asks the server again and again for what the page shows, while work goes on there. */
export function useLookAgain(): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return undefined;
    const timer = setTimeout(revalidate, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
}
