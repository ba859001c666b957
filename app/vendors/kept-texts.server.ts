import { Refusal } from "#app/http/refusal.ts";

interface SentText {
  readonly id: string;
  /** That the form was made of; 0 for none. */
  readonly version: number;
  readonly text: string;
  /** As the form was made; left out where it is not known. */
  readonly before?: string | undefined;
}

interface KeptTexts {
  /** The name of the field of each text in the form. */
  field(index: number): string;
  readonly known: ReadonlyMap<string, { readonly text: string; readonly version: number }>;
  readonly sent: readonly SentText[];
  /** False when it was written elsewhere meanwhile. */
  write(text: SentText): Promise<boolean>;
}

/** What of a form with several texts was written elsewhere meanwhile, by the names of the fields. */
export interface StaleTexts {
  readonly versions: Readonly<Record<string, number>>;
  readonly theirs: Readonly<Record<string, string>>;
}

/**
 * Writes those of a form's texts that were changed in it and differ from what is kept; returns the ids of those. One that was written elsewhere since the form was made refuses all of them with `texts.stale` at its
 * field, and gives what is kept along: saving again writes over it.
 */
export async function keepTexts({ field, known, sent, write }: KeptTexts): Promise<readonly string[]> {
  const stale: { field: string; version: number; text: string }[] = [];
  const changed: SentText[] = [];
  for (const [index, text] of sent.entries()) {
    const kept = known.get(text.id) ?? { text: "", version: 0 };
    if (kept.text === text.text || text.before === text.text) continue;
    if (kept.version !== text.version) stale.push({ field: field(index), ...kept });
    else changed.push(text);
  }
  const [first] = stale;
  if (first) {
    const detail: StaleTexts = {
      versions: Object.fromEntries(stale.map((each) => [each.field, each.version])),
      theirs: Object.fromEntries(stale.map((each) => [each.field, each.text])),
    };
    throw new Refusal("texts.stale", { status: 409, field: first.field, detail: { ...detail } });
  }
  for (const text of changed) if (!(await write(text))) throw new Refusal("vendor.changedSince", { status: 409 });
  return changed.map(({ id }) => id);
}
