import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownDecision } from "./decision-page.server.ts";

const parts = ["recommendation", "conditions", "dissent"] as const;

/** A decision in the committee's words. */
export function DecisionWords({ decision }: { readonly decision: Pick<ShownDecision, (typeof parts)[number]> }) {
  const { t } = useTranslation("decision");
  return (
    <dl className="mt-3 max-w-prose space-y-3">
      {parts.map((part) =>
        decision[part] === "" ? null : (
          <div key={part}>
            <dt className="font-medium">{t(`words.${part}`)}</dt>
            <dd className="break-words whitespace-pre-line">{decision[part]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
