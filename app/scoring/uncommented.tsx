import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { StandingLeaf } from "./criterion-list.tsx";

interface UncommentedProps {
  readonly leaves: readonly StandingLeaf[];
  addressOf(leaf: StandingLeaf): string;
  onChoose(leaf: StandingLeaf): void;
}

/** Scores that count as open until something is said of them, each with the way there. */
export function Uncommented({ leaves, addressOf, onChoose }: UncommentedProps) {
  const { t } = useTranslation("scoring");
  if (leaves.length === 0) return null;
  return (
    <div className="mt-3 rounded-md border border-warn bg-warn-soft px-3 py-2" data-uncommented>
      <p>{t("score.uncommented", { count: leaves.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {leaves.map((leaf) => (
          <li key={leaf.id}>
            <Link className="link inline-block py-1" to={addressOf(leaf)} preventScrollReset replace onClick={() => onChoose(leaf)}>
              {t("score.cell", { criterion: leaf.name, score: leaf.shown.said })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
