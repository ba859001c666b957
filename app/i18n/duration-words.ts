type Unit = "minute" | "hour" | "day" | "week" | "month";

/** One piece of a duration. */
interface Piece {
  readonly value: number;
  readonly unit: Unit;
}

type Word = "minute" | "hour" | "day" | "elapsedMinute" | "elapsedHour" | "elapsedDay";

/** The words for durations in one language. */
type Words = (key: `duration.${Word}`, values: { readonly count: number }) => string;

/** A duration in days, hours and minutes as people read it; elapsed time is clock time. */
export function durationWords(pieces: readonly Piece[], elapsed: boolean, text: Words): string {
  const words = elapsed ? elapsedWords : workingWords;
  return pieces.map(({ value, unit }) => text(words[unit], { count: value })).join(" ");
}

const workingWords = {
  minute: "duration.minute",
  hour: "duration.hour",
  day: "duration.day",
  week: "duration.day",
  month: "duration.day",
} as const satisfies Record<Unit, string>;

const elapsedWords = {
  minute: "duration.elapsedMinute",
  hour: "duration.elapsedHour",
  day: "duration.elapsedDay",
  week: "duration.elapsedDay",
  month: "duration.elapsedDay",
} as const satisfies Record<Unit, string>;
