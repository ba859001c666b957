/**
 * `amount` x `part` / `whole`, rounded to the nearest integer, halves away from zero, without ever losing a unit to floating point: of
 * 10,000 minor units two of three parts are 6,667. All three are integers. Throws a RangeError when `whole` is 0.
 */
export function shareOf(amount: number, part: number, whole: number): number {
  if (whole === 0) throw new RangeError("a share of nothing");
  const product = amount * part;
  if (Number.isSafeInteger(product * 2)) {
    const rest = Math.abs(product) % Math.abs(whole);
    const floor = (Math.abs(product) - rest) / Math.abs(whole);
    return signed(rest * 2 >= Math.abs(whole) ? floor + 1 : floor, product < 0 !== whole < 0);
  }
  const exact = BigInt(amount) * BigInt(part);
  const divisor = BigInt(whole);
  const size = exact < 0n ? -exact : exact;
  const by = divisor < 0n ? -divisor : divisor;
  return signed(Number((size * 2n + by) / (by * 2n)), exact < 0n !== divisor < 0n);
}

function signed(size: number, isNegative: boolean): number {
  return isNegative && size !== 0 ? -size : size;
}
