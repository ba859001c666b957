import type { ReactNode } from "react";

/** What differs of a date: later in the colour of what is late, earlier in that of what is well; the words say it, too. */
export function Slip({ trend, children }: { readonly trend: number; readonly children: ReactNode }) {
  return <span className={trend > 0 ? "text-late" : trend < 0 ? "text-ok" : "text-muted"}>{children}</span>;
}
