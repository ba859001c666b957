const signs = {
  webhook: /webhook could not be called: (?!connection|timeout)/i,
  receiver: /recipients were rejected/i,
  signIn: /invalid login|(?<!password )authentication|\b53[045]\b/i,
  noName: /ENOTFOUND|EAI_AGAIN|ENODATA/,
  noConnection: /ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|socket close|called: connection/i,
  noAnswer: /greeting never received|timed? ?out|took longer than/i,
  certificate: /certificate|self[- ]signed|\b(?:TLS|SSL)\b/i,
  stopped: /the server (?:was stopped|ended)/i,
} as const;

export type FailureReason = keyof typeof signs;

/** What the message of a failure means, in the order of what says most; null for one that is not known, which is shown as it is. */
export function reasonOfFailure(message: string): FailureReason | null {
  const known = Object.keys(signs) as FailureReason[];
  return known.find((reason) => signs[reason].test(message)) ?? null;
}
