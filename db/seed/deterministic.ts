import { uuidVersion7 } from "#app/domain/id.ts";

export interface DeterministicSource {
  /** An id of a task, a project or anything else; later ones sort after earlier ones. */
  newId(): string;
  /** An instant, a second later each time. */
  now(): string;
  bytes(length: number): Buffer;
  /** Letters and digits. */
  text(length: number): string;
}

const begin = Date.parse("2026-01-05T01:00:00.000Z");
const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/**
 * Ids, times, salts and words made from a number alone, so that two databases seeded with the same number are equal. Nothing of it is a
 * secret. The numbers come from mulberry32.
 */
export function deterministicSource(seed: number): DeterministicSource {
  const random = mulberry32(seed);
  let milliseconds = begin;
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random() >>> 24));
  return {
    newId: () => uuidVersion7(++milliseconds, bytes(10)),
    now: () => new Date((milliseconds += 1000)).toISOString(),
    bytes,
    text: (length) => Array.from({ length }, () => letters[random() % letters.length]).join(""),
  };
}

/** Unsigned integers of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
