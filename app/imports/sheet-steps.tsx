import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

const steps = ["choose", "understand", "changes", "done"] as const;
export type ShownStep = (typeof steps)[number];

/** Where in the import of a sheet one stands. Who comes to another step of the same page is led here by the focus. */
export function SheetSteps({ current }: { readonly current: ShownStep }) {
  const { t } = useTranslation("imports");
  const shown = useRef(current);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    item.current?.focus();
  }, [current]);
  return (
    <ol aria-label={t("sheet.steps")} className="no-print flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
      {steps.map((step, index) => (
        <li
          key={step}
          ref={step === current ? item : undefined}
          tabIndex={step === current ? -1 : undefined}
          aria-current={step === current ? "step" : undefined}
          className={step === current ? "border-b-2 border-accent font-semibold" : "text-muted"}
        >
          <span className="tabular-nums">{index + 1}</span> {t(`sheet.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
