import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** The printed form is in the page only while it prints: it has every row. */
export function usePrinting() {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  const print = useCallback(() => window.print(), []);
  return { isPrinting, print };
}
