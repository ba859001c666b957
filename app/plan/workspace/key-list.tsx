import { useId, useRef } from "react";
import { Icon } from "#app/ui/icon.tsx";
import { planKeys, writtenKeys } from "./plan-keys.ts";
import type { PlanText } from "./plan-text.ts";

export interface KeyListProps {
  readonly text: PlanText;
  readonly canEdit: boolean;
  readonly canReport: boolean;
}

/** A button that opens the list of the page's keys, made of the same table that the keys act by. */
export function KeyList({ text, canEdit, canReport }: KeyListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const may = { edit: canEdit, report: canReport };
  return (
    <>
      <button
        type="button"
        className="button icon-button"
        aria-haspopup="dialog"
        aria-label={text("keys.show")}
        title={text("keys.show")}
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="keyboard" />
      </button>
      <dialog ref={dialog} className="key-list" aria-labelledby={titleId}>
        <h2 id={titleId}>{text("keys.title")}</h2>
        <dl>
          {planKeys.map((row) =>
            "needs" in row && !may[row.needs] ? null : (
              <div key={row.name}>
                <dt>
                  {writtenKeys(row.name, text("keys.space")).map((keys) => (
                    <kbd key={keys}>{keys}</kbd>
                  ))}
                </dt>
                <dd>{text(`keys.${row.name}`)}</dd>
              </div>
            ),
          )}
        </dl>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {text("problem.close")}
        </button>
      </dialog>
    </>
  );
}
