import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { ScoredLeaf } from "./score-page.server.ts";
import type { Said } from "./use-ballots.ts";

export type StandingLeaf = ScoredLeaf & { readonly shown: ScoredLeaf["cell"] & Partial<Said> };

interface CriterionListProps {
  readonly stands: readonly StandingLeaf[];
  readonly currentId: string | undefined;
  addressOf(leaf: StandingLeaf): string;
  isOpen(leaf: StandingLeaf): boolean;
  onChoose(leaf: StandingLeaf): void;
}

/** All criteria of the vendor under their groups, with what the reader has said. On a narrow screen it is folded away. */
export function CriterionList({ stands, currentId, addressOf, isOpen, onChoose }: CriterionListProps) {
  const { t } = useTranslation("scoring");
  const nav = useRef<HTMLElement>(null);
  // The list scrolls to where the reader is; the page stays where it is.
  useEffect(() => {
    const link = [...(nav.current?.querySelectorAll<HTMLElement>("[aria-current=true]") ?? [])].find((each) => each.offsetParent !== null);
    if (!nav.current || !link || nav.current.scrollHeight <= nav.current.clientHeight) return;
    const [list, own] = [nav.current.getBoundingClientRect(), link.getBoundingClientRect()];
    if (own.top < list.top) nav.current.scrollTop -= list.top - own.top + own.height;
    if (own.bottom > list.bottom) nav.current.scrollTop += own.bottom - list.bottom + own.height;
  }, [currentId]);
  const groups = [...new Set(stands.map(({ path }) => path.join(" · ")))];
  const list = (
    <ol>
      {groups.map((group) => (
        <li key={group}>
          {group === "" ? null : <p className="mt-2 text-[12px] font-medium text-muted">{group}</p>}
          <ol>
            {stands
              .filter(({ path }) => path.join(" · ") === group)
              .map((leaf) => (
                <li key={leaf.id}>
                  <Link
                    to={addressOf(leaf)}
                    preventScrollReset
                    replace
                    onClick={() => onChoose(leaf)}
                    aria-current={leaf.id === currentId ? "true" : undefined}
                    className="flex items-baseline gap-2 rounded-md px-2 py-1 aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium"
                  >
                    <span className="min-w-0 flex-1">{leaf.name}</span>
                    <Mark leaf={leaf} isOpen={isOpen(leaf)} />
                  </Link>
                </li>
              ))}
          </ol>
        </li>
      ))}
    </ol>
  );
  return (
    <nav
      ref={nav}
      aria-label={t("score.criteria")}
      className="scrolls-visibly lg:sticky lg:top-14 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto"
    >
      <details className="lg:hidden">
        <summary className="cursor-pointer font-medium">{t("score.criteria")}</summary>
        {list}
      </details>
      <div className="max-lg:hidden">{list}</div>
    </nav>
  );
}

function Mark({ leaf, isOpen }: { readonly leaf: StandingLeaf; readonly isOpen: boolean }) {
  const { t } = useTranslation("scoring");
  const { said, refused } = leaf.shown;
  if (refused) return <span className="text-critical">{t("score.notKept")}</span>;
  if (said === "") return <span className="text-[12px] text-muted">{t("score.open")}</span>;
  return (
    <span className="flex items-baseline gap-1 tabular-nums">
      {isOpen ? <Icon name="edit" size={12} /> : null}
      {isOpen ? <span className="sr-only">{t("score.wantsComment")}</span> : null}
      <strong>{said === "abstain" ? t("score.abstainShort") : said}</strong>
    </span>
  );
}
