/**
 * The sum of numbers with the low-order digits that plain addition drops added back. Empty: 0. Method: Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", 1974. compensatedSum([1, 1e100, 1, -1e100]) is 2, where plain addition finds 0.
 */
export function compensatedSum(terms: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
