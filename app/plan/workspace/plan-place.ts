import { createContext, useContext } from "react";

/** Where the page lives that a plan is worked on in; what is typed on it is lost beyond. */
export const PlanPlace = createContext("");

export function usePlanPlace(): string {
  return useContext(PlanPlace);
}
