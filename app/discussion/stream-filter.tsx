import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { addressWith } from "./address-with.ts";

const choices = ["all", "comments", "changes"] as const;

/** What the stream shows; the address says it, so that it can be shared. */
export function StreamFilter({ comments }: { readonly comments: number }) {
  const { t } = useTranslation("discussion");
  const [search] = useSearchParams();
  const chosen = choices.find((choice) => choice === search.get("show")) ?? "all";
  return (
    <nav aria-label={t("filter.label")} className="no-print flex gap-3 text-[13px]">
      {choices.map((choice) => (
        <a
          key={choice}
          href={addressWith(search, "show", choice === "all" ? null : choice)}
          data-keep-scroll
          aria-current={choice === chosen ? "true" : undefined}
          className="link aria-[current]:font-semibold aria-[current]:text-fg aria-[current]:no-underline"
        >
          {t(`filter.${choice}`, { count: comments })}
        </a>
      ))}
    </nav>
  );
}
