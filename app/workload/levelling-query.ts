import { isDay, type Day } from "#app/domain/time/day.ts";

/** What levelling is asked for; it stands in the address of the page. */
export interface LevellingQuery {
  /** Nothing before it is moved; null for today. */
  readonly from: Day | null;
  /** Overloads after it are left alone; null for none. */
  readonly to: Day | null;
  /** Only as far as nothing else moves. */
  readonly onlyWithinSlack: boolean;
  /** Whose overloads; null for everybody's. */
  readonly personId: string | null;
}

/** Reads the address of the page; what makes no sense there is as usual. */
export function readLevellingQuery(parameters: URLSearchParams): LevellingQuery {
  const day = (name: string) => {
    const text = parameters.get(name) ?? "";
    return isDay(text) ? text : null;
  };
  const person = parameters.get("person") ?? "";
  return {
    from: day("from"),
    to: day("to"),
    onlyWithinSlack: parameters.get("within") === "yes",
    personId: person === "" || person.length > 60 ? null : person,
  };
}

/** What is asked for as the fields of a form or an address. */
export function levellingFields({ from, to, onlyWithinSlack, personId }: LevellingQuery): Readonly<Record<string, string>> {
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(onlyWithinSlack ? { within: "yes" } : {}),
    ...(personId === null ? {} : { person: personId }),
  };
}
