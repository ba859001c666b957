import { createHmac, timingSafeEqual } from "node:crypto";

/** Links in mails that end them for one account, without signing in. They open nothing else. */
export interface UnsubscribeLinks {
  of(userId: string): string;
  /** The account that a token of such a link names; undefined when we did not make it. */
  read(token: string | undefined): string | undefined;
}

export function createUnsubscribeLinks(origin: URL, secret: string): UnsubscribeLinks {
  const sign = (userId: string) => createHmac("sha256", secret).update(`unsubscribe:${userId}`).digest("base64url");
  return {
    of: (userId) => new URL(`/unsubscribe/${userId}.${sign(userId)}`, origin).href,
    read(token = "") {
      const end = token.lastIndexOf(".");
      const userId = token.slice(0, Math.max(end, 0));
      const given = Buffer.from(token.slice(end + 1));
      const right = Buffer.from(sign(userId));
      return userId !== "" && given.length === right.length && timingSafeEqual(given, right) ? userId : undefined;
    },
  };
}
