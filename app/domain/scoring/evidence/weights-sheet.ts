import { cellAddress, rangeAddress, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { Criterion } from "../model.ts";
import { nodeOf } from "../weigh-tree.ts";
import { flag, formula, type Evidence } from "./evidence.ts";

const columns = { number: 0, under: 1, name: 2, points: 3, counts: 4, beside: 5, share: 6 } as const;

interface ListedCriterion {
  readonly criterion: Criterion;
  readonly depth: number;
  /** Place of the criterion above it in the list; -1 for none. */
  readonly under: number;
}

/** Points as they were given, and by formula what share they make among those beside each other and of the whole. */
export function weightsSheet({ prepared: { model, tree }, names, words }: Evidence): WorkbookSheet {
  const listed = listCriteria(model.criteria);
  const whole = (column: number) => rangeAddress([column, 1], [column, listed.length]);
  return {
    name: words.sheets.weights,
    widths: [6, 10, 44, 10, 14, 26, 20],
    frozen: { rows: 1, columns: 3 },
    rows: [
      [words.number, words.under, words.criterion, words.points, words.counts, words.shareBeside, words.share],
      ...listed.map(({ criterion, depth, under: above }, at) => {
        const node = tree.nodes[nodeOf(tree, criterion.id)];
        const cell = (column: number) => cellAddress(column, at + 1);
        const siblings = `SUMIFS(${whole(columns.points)},${whole(columns.under)},${cell(columns.under)},${whole(columns.counts)},1)`;
        const beside = `IF(${cell(columns.counts)}=0,0,${cell(columns.points)}/${siblings})`;
        const share = above < 0 ? cell(columns.beside) : `${cell(columns.beside)}*${cellAddress(columns.share, above + 1)}`;
        return [
          at + 1,
          above + 1,
          `${"  ".repeat(depth)}${names.criterion(criterion.id)}`,
          criterion.weight,
          flag(node !== undefined),
          formula(beside, node?.localWeight ?? 0),
          formula(share, node?.weight ?? 0),
        ];
      }),
    ],
  };
}

/** Where the share of the whole of a criterion stands. */
export function shareAddress({ prepared: { model } }: Evidence, id: string): string {
  return cellAddress(columns.share, 1 + listCriteria(model.criteria).findIndex(({ criterion }) => criterion.id === id));
}

function listCriteria(criteria: readonly Criterion[]): readonly ListedCriterion[] {
  const listed: ListedCriterion[] = [];
  const add = (siblings: readonly Criterion[], depth: number, under: number) => {
    for (const criterion of siblings) {
      const at = listed.push({ criterion, depth, under }) - 1;
      add(criterion.children, depth + 1, at);
    }
  };
  add(criteria, 0, -1);
  return listed;
}
