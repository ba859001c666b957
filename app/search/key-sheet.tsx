import { useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import { boundCommands, useAllCommands, useAllPageKeys, type PageKeys } from "#app/ui/page-commands.ts";
import { shownKeys } from "./shortcuts.ts";

interface KeySheetProps {
  readonly hasSingleKeys: boolean;
  onClose(): void;
}

/** The keys that do something on this page, to look at and to print. */
export function KeySheet({ hasSingleKeys, onClose }: KeySheetProps) {
  const { t } = useTranslation("search");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const sections = useSections(hasSingleKeys);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="key-sheet" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{t("keys.title")}</h2>
      {hasSingleKeys ? null : (
        <p className="mb-2">
          {t("keys.off")}
          <Gap />
          <a className="link" href="/account#keys">
            {t("keys.toAccount")}
          </a>
        </p>
      )}
      <div className="key-sections">
        {sections.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ keys, label }) => (
                <div key={`${label} ${keys.join(" ")}`}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="no-print mt-3 flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t("palette.close")}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t("keys.print")}
        </button>
      </p>
    </dialog>
  );
}

function useSections(hasSingleKeys: boolean): readonly PageKeys[] {
  const { t } = useTranslation("search");
  const commands = useAllCommands();
  const ofPage = useAllPageKeys();
  return useMemo(() => {
    const everywhere = [{ keys: shownKeys("$mod+k"), label: t("keys.palette") }];
    const single = [
      { keys: ["/"], label: t("keys.search") },
      { keys: ["?"], label: t("keys.sheet") },
      { keys: ["J", "K"], label: t("keys.rows") },
      { keys: ["E"], label: t("keys.edit") },
    ];
    const bound = (isGo: boolean) =>
      [...(hasSingleKeys ? boundCommands(commands) : [])].flatMap(([keys, { label, group }]) =>
        (group === "go") === isGo ? [{ keys: shownKeys(keys), label }] : [],
      );
    return [
      { title: t("keys.everywhere"), rows: [...everywhere, ...(hasSingleKeys ? single : [])] },
      { title: t("keys.here"), rows: bound(false) },
      { title: t("keys.go"), rows: bound(true) },
      ...ofPage,
    ].filter(({ rows }) => rows.length > 0);
  }, [commands, ofPage, hasSingleKeys, t]);
}
