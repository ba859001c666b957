import { createHmac, timingSafeEqual } from "node:crypto";

/** The addresses of calendar feeds. Nothing of them is stored: their owner can copy one again, and a stolen database opens none. */
export interface CalendarFeedLinks {
  of(feed: { readonly id: string; readonly generation: number }): string;
  /** The id of a feed that a token names; what else it says is checked by {@link isOf}. */
  idOf(token: string | undefined): string | undefined;
  /** Whether the token is that of the feed's present address. */
  isOf(feed: { readonly id: string; readonly generation: number }, token: string): boolean;
}

const idLength = 36;
const ending = ".ics";

export function createCalendarFeedLinks(origin: URL, secret: string): CalendarFeedLinks {
  const tokenOf = ({ id, generation }: { readonly id: string; readonly generation: number }) =>
    `${id}${createHmac("sha256", secret).update(`calendarFeed:${id}:${generation}`).digest("base64url")}${ending}`;
  return {
    of: (feed) => new URL(`/calendar-feeds/${tokenOf(feed)}`, origin).href,
    idOf: (token = "") => (/^[0-9a-f-]{36}[\w-]{43}\.ics$/.test(token) ? token.slice(0, idLength) : undefined),
    isOf(feed, token) {
      const given = Buffer.from(token);
      const right = Buffer.from(tokenOf(feed));
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
