import type { ReactNode } from "react";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

interface PackTableProps {
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly text: string; readonly isNumber?: boolean }[];
  /** For columns of vendors or members beside each other. */
  readonly isMatrix?: boolean;
  readonly children: ReactNode;
}

/** A table of the evidence under its columns. */
export function PackTable({ label, columns, isMatrix, children }: PackTableProps) {
  return (
    <ScrollRegion label={label}>
      <table className="table mt-2" data-matrix={isMatrix || undefined}>
        <thead>
          <tr>
            {columns.map(({ key, text, isNumber }) => (
              <th key={key} scope="col" className={isNumber ? "number" : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}
