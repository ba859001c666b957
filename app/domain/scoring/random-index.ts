export const randomIndexNames = ["saaty2005", "saaty1980", "alonsoLamata2006", "doneganDodd1991"] as const;
/** Whose simulation of judgements at random the consistency is measured against: they differ, so a ratio is worth nothing without the name. */
export type RandomIndexName = (typeof randomIndexNames)[number];

/**
 * The mean consistency index of random judgements among `items`; null beyond the table. Up to two items cannot contradict each other: 0.
 * Sources: Saaty, Theory and Applications of the Analytic Network Process, 2005; Saaty, The Analytic Hierarchy Process, 1980; Alonso and Lamata, IJUFKS 14, 2006;
 * Donegan and Dodd, Mathematical and Computer Modelling 15, 1991.
 */
export function randomIndex(name: RandomIndexName, items: number): number | null {
  return items <= 2 ? 0 : (tables[name][items - 3] ?? null);
}

/** From three items on. */
const tables: Readonly<Record<RandomIndexName, readonly number[]>> = {
  saaty2005: [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  saaty1980: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  alonsoLamata2006: [0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.514, 1.5365, 1.5551, 1.5713, 1.5838],
  doneganDodd1991: [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055],
};
