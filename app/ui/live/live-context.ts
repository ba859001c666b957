import { createContext, useContext } from "react";
import type { Companion } from "./connect-live.ts";

/** Who else is on this page; nobody outside of a project. */
export const CompanionsContext = createContext<readonly Companion[]>([]);

export function useCompanions(): readonly Companion[] {
  return useContext(CompanionsContext);
}
