import { useTranslation } from "#app/i18n/use-translation.ts";

/** That what is changed of an offer still counts in the round that is scored. */
export function CountsIn({ round }: { readonly round: number }) {
  const { t } = useTranslation("vendors");
  return (
    <p className="no-print mt-2 max-w-prose rounded-md border border-warn bg-warn-soft px-3 py-2" data-counts-in>
      {t("offer.countsIn", { round })}
    </p>
  );
}
