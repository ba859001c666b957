import { useTranslation } from "#app/i18n/use-translation.ts";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  /** The address of another page. */
  to(page: number): string;
  /** Whether the list stands in a form that is sent to that address, with the number in `turn`: what was typed goes along. */
  readonly isInForm?: boolean;
}

/** The way through a list that is longer than a page. */
export function Pager({ page, pages, to, isInForm = false }: PagerProps) {
  const { t } = useTranslation("ui");
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("page", { page, pages })} className="no-print mt-4 flex items-center gap-3">
      {page > 1 ? <Turn page={page - 1} label={t("previous")} to={to} isInForm={isInForm} /> : null}
      <span className="text-muted tabular-nums">{t("page", { page, pages })}</span>
      {page < pages ? <Turn page={page + 1} label={t("next")} to={to} isInForm={isInForm} /> : null}
    </nav>
  );
}

function Turn({ page, label, to, isInForm }: Required<Omit<PagerProps, "pages">> & { readonly label: string }) {
  return isInForm ? (
    <button type="submit" className="button" name="turn" value={page} formAction={to(page)}>
      {label}
    </button>
  ) : (
    <a className="button" href={to(page)}>
      {label}
    </a>
  );
}
