const body = ["scorecard", "knockOuts", "moderation", "sensitivity", "method"] as const;
const appendix = ["offers", "meanings", "findings", "stability", "scores", "fingerprints"] as const;

/** A part of the evidence behind its first page, in the order in which it is read. */
export type PackPart = (typeof body)[number] | (typeof appendix)[number];

export interface PackSection {
  readonly part: PackPart;
  /** `1`, `2` ... for what a meeting goes through, `A`, `B` ... for what it looks up. */
  readonly mark: string;
}

interface Content {
  readonly requirements: readonly unknown[];
  readonly moderated: readonly unknown[];
  readonly sensitivity: { readonly stability: readonly unknown[]; readonly firstPlaces: readonly unknown[] };
}

/** The parts that the evidence has, each with what it is called by; parts that would be empty are left out, and those behind them move up. */
export function packSections({ requirements, moderated, sensitivity }: Content): readonly PackSection[] {
  const empty = new Set<PackPart>([
    ...(requirements.length === 0 ? (["knockOuts", "findings"] as const) : []),
    ...(moderated.length === 0 ? (["moderation"] as const) : []),
    ...(sensitivity.stability.length === 0 ? (["stability"] as const) : []),
    ...(sensitivity.stability.length === 0 && sensitivity.firstPlaces.length === 0 ? (["sensitivity"] as const) : []),
  ]);
  const present = (parts: readonly PackPart[]) => parts.filter((part) => !empty.has(part));
  return [
    ...present(body).map((part, at) => ({ part, mark: String(at + 1) })),
    ...present(appendix).map((part, at) => ({ part, mark: String.fromCharCode(65 + at) })),
  ];
}
