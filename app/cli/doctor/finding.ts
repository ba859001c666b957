export interface Finding {
  /** One word or two for what was looked at. */
  readonly check: string;
  /** A notice is worth knowing and needs no action now. */
  readonly state: "fine" | "notice" | "wrong";
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
}

export function fine(check: string, detail: string): Finding {
  return { check, state: "fine", detail };
}

export function notice(check: string, detail: string, advice: string): Finding {
  return { check, state: "notice", detail, advice };
}

export function wrong(check: string, detail: string, advice: string): Finding {
  return { check, state: "wrong", detail, advice };
}

/** A check that itself fails is something wrong, and does not keep the others from being made. */
export async function attempt(check: string, advice: string, look: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return wrong(check, error instanceof Error ? error.message : String(error), advice);
  }
}
