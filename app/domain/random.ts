/** Draws numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * Draws the same numbers for the same seed on every machine. Method: sfc32 of the PractRand suite (Doty-Humphrey), 128 bits of state and
 * a period of at least 2^32; the first draws, which still show the seed, are thrown away.
 */
export function createRandom(seed: number): Random {
  let a = seed | 0;
  let b = (seed ^ 0x9e3779b9) | 0;
  let c = (Math.imul(seed, 0x85ebca6b) + 1) | 0;
  let counter = 1;
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x100000000;
  };
  for (let warmUp = 0; warmUp < 16; warmUp++) draw();
  return draw;
}
