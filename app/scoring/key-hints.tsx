import { useTranslation } from "#app/i18n/use-translation.ts";
import { useScoreKeyWords } from "./use-score-keys.ts";

/** What the keys of the sheet do, folded away; a phone has none. */
export function KeyHints() {
  const { t } = useTranslation("scoring");
  const sections = useScoreKeyWords();
  return (
    <details className="key-hints no-print no-script-hidden mt-2 max-sm:hidden">
      <summary className="cursor-pointer text-[13px] text-muted">{t("keys.open")}</summary>
      {sections.map(({ title, rows }) => (
        <dl key={title}>
          {rows.map(({ keys, label }) => (
            <div key={label}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      ))}
      <p className="text-[13px] text-muted">{t("keys.all")}</p>
    </details>
  );
}
