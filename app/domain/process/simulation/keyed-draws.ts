/**
 * Numbers that belong to a key: the same for the same key, whatever else was drawn before, so that two versions of a process meet the same cases with the same luck (common random
 * numbers: Law and Kelton, Simulation Modeling and Analysis, 11.2). A key is a whole number of 32 bits. Method: Wellons' hash of low bias (2018), of murmur's form.
 */
export function mix(key: number): number {
  let x = key | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

const stride = 0x9e3779b9;

/** The number of this place in the sequence of a key: above 0 and below 1. */
export function keyedShare(key: number, place: number): number {
  return ((mix((key + Math.imul(place + 1, stride)) | 0) >>> 0) + 0.5) / 4294967296;
}

/** The key of one thing within another, such as of a case within a run. */
export function keyWithin(key: number, part: number): number {
  return mix(mix(key + 0x6a09e667) ^ Math.imul(part + 1, stride));
}

/** The key of a text (FNV-1a, mixed). */
export function keyOfText(text: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
  return mix(key);
}
