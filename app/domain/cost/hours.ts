/** No day has more of them. */
export const mostMinutesOfDay = 1440;

/**
 * Reads how long somebody worked, in minutes: `1:30`, `1.5`, `1,5`, `1.5h`, `90m`, `1h 30m`, `1h30`, `1小时30分`, `90 分钟`. A bare number is hours; parts of
 * a minute are rounded. Empty text is 0. Null for what is no time, and for more than a day: `1:30` is 90, `7,75` is 465.
 */
export function parseHours(text: string): number | null {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(",", ".");
  if (plain === "" || plain === "-") return 0;
  const minutes = read(plain);
  return minutes === null || minutes > mostMinutesOfDay ? null : minutes;
}

/** Writes minutes as a clock does, in the notation that {@link parseHours} reads back: 90 is `1:30`, and nothing is nothing. */
export function writeHours(minutes: number): string {
  if (minutes === 0) return "";
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function read(text: string): number | null {
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^(?:\d{1,4}(?:\.\d*)?|\.\d+)$/.test(text)) return Math.round(Number(text) * 60);
  const parts = /^(?:(\d{1,4}(?:\.\d+)?)(?:h|hr|hrs|hours?|小时|个小时|时|工时))?(?:(\d{1,5})(?:m|min|mins|minutes?|分钟|分)?)?$/.exec(
    text,
  );
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return Math.round(Number(parts[1] ?? 0) * 60) + Number(parts[2] ?? 0);
}
