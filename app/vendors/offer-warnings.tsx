import type { OfferWarning } from "#app/domain/vendor/offer-warnings.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";

/** What should be mended before an offer is compared. */
export function OfferWarnings({ warnings }: { readonly warnings: readonly OfferWarning[] }) {
  const { t } = useTranslation("vendors");
  if (warnings.length === 0) return null;
  return (
    <ul className="text-[0.93em] text-warn">
      {warnings.map((warning) => (
        <li key={warning} className="flex items-start gap-1.5">
          <span className="mt-0.5 shrink-0">
            <Icon name="warning" />
          </span>
          {t(`warning.${warning}`)}
        </li>
      ))}
    </ul>
  );
}
