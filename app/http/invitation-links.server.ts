import { createHmac, timingSafeEqual } from "node:crypto";

/** The links of invitations. Nothing of them is stored, so that who may invite can copy one again, and a stolen database opens none. */
export interface InvitationLinks {
  /** The whole address of an invitation's page. */
  of(invitationId: string): string;
  /** The id of the invitation that a token of such an address names; undefined when we did not make it. */
  read(token: string | undefined): string | undefined;
}

const idLength = 36;

export function createInvitationLinks(origin: URL, secret: string): InvitationLinks {
  const sign = (id: string) => createHmac("sha256", secret).update(`invitation:${id}`).digest("base64url");
  return {
    of: (id) => new URL(`/invitations/${id}${sign(id)}`, origin).href,
    read(token = "") {
      const id = token.slice(0, idLength);
      const given = Buffer.from(token.slice(idLength));
      const right = Buffer.from(sign(id));
      return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
    },
  };
}
