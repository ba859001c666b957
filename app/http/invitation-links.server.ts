import { createHmac, timingSafeEqual } from "node:crypto";

/** The links of invitations. Nothing of them is stored, so that who may invite can copy one again, and a stolen database opens none. */
export interface InvitationLinks {
  /** The whole address of an invitation's page. */
  of(invitationId: string): string;
  /** The same for the mailbox of who is invited, and for nobody else's eyes: who has it has shown that the address is theirs. */
  ofMail(invitationId: string): string;
  /** The invitation that a token of such an address names; undefined when we did not make it. */
  read(token: string | undefined): { readonly id: string; readonly isMailed: boolean } | undefined;
}

const idLength = 36;

export function createInvitationLinks(origin: URL, secret: string): InvitationLinks {
  const sign = (way: "invitation" | "mailed-invitation", id: string) =>
    createHmac("sha256", secret).update(`${way}:${id}`).digest("base64url");
  const address = (way: Parameters<typeof sign>[0], id: string) => new URL(`/invitations/${id}${sign(way, id)}`, origin).href;
  return {
    of: (id) => address("invitation", id),
    ofMail: (id) => address("mailed-invitation", id),
    read(token = "") {
      const id = token.slice(0, idLength);
      const given = Buffer.from(token.slice(idLength));
      const isSigned = (way: Parameters<typeof sign>[0]) => {
        const right = Buffer.from(sign(way, id));
        return given.length === right.length && timingSafeEqual(given, right);
      };
      if (isSigned("mailed-invitation")) return { id, isMailed: true };
      return isSigned("invitation") ? { id, isMailed: false } : undefined;
    },
  };
}
