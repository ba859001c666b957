import { useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

const restMilliseconds = 150;

/** Lets the address follow where the reader is on the page, once they rest there: a key that is held down passes many places. */
export function useFollowingAddress(): (address: string) => void {
  const navigate = useNavigate();
  const latest = useRef(navigate);
  latest.current = navigate;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((address) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(address, { preventScrollReset: true, replace: true }), restMilliseconds);
  }, []);
}
