import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "./error-text.ts";
import type { ShownReply } from "./form-reply.ts";
import { Icon } from "./icon.tsx";
import { UndoContext, UndoFields, type OfferedUndo } from "./undo.tsx";

const secondsShown = 8;
const undoKey = "Ctrl Z";

interface Offer {
  readonly undo: OfferedUndo;
  /** Tells one offer from the same one made again. */
  readonly number: number;
}

/** Around everything: what was done last can be taken back from any page for some seconds. */
export function UndoToasts({ children }: { readonly children: ReactNode }) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const show = useCallback((undo: OfferedUndo) => setOffer((last) => ({ undo, number: (last?.number ?? 0) + 1 })), []);
  const close = useCallback(() => setOffer(null), []);
  return (
    <UndoContext.Provider value={show}>
      {children}
      <div role="status" className="no-print">
        {offer && !offer.undo.isProblem ? <UndoToast key={offer.number} undo={offer.undo} onClose={close} /> : null}
      </div>
      {offer?.undo.isProblem ? <ProblemToast key={offer.number} problem={offer.undo.done} onClose={close} /> : null}
    </UndoContext.Provider>
  );
}

/** Stays while the pointer or the focus is on it. Ctrl or Cmd with Z takes back from anywhere but a text field. */
function UndoToast({ undo, onClose }: { readonly undo: OfferedUndo; onClose(): void }) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText();
  const fetcher = useFetcher<ShownReply>();
  const form = useRef<HTMLFormElement>(null);
  const [isHeld, setHeld] = useState(false);
  const isIdle = fetcher.state === "idle";
  const reply = isIdle ? fetcher.data : undefined;
  const problem = reply && reply.outcome !== "done" ? Object.values(reply.errors)[0] : undefined;
  const isUndone = reply?.outcome === "done";
  useEffect(() => {
    if (isHeld || problem || !isIdle) return;
    const timer = window.setTimeout(onClose, (isUndone ? 3 : secondsShown) * 1000);
    return () => window.clearTimeout(timer);
  }, [isHeld, problem, isIdle, isUndone, onClose]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.defaultPrevented || isWriting(event.target) || !form.current) return;
      event.preventDefault();
      form.current.requestSubmit();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    // Holding the toast is no act of its own: its buttons are what people use.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="undo-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="min-w-0 flex-1">{isUndone ? t("undo.undone") : undo.done}</p>
      {isUndone || undo.intent === "" ? null : (
        <fetcher.Form ref={form} method="post" action={undo.action}>
          <UndoFields undo={undo} />
          <button type="submit" className="button" aria-keyshortcuts="Control+Z" aria-disabled={!isIdle || undefined}>
            {t("undo.button")}
            <kbd aria-hidden="true" className="text-[12px] text-muted max-sm:hidden">
              {undoKey}
            </kbd>
          </button>
        </fetcher.Form>
      )}
      <CloseButton onPress={onClose} />
      {problem ? (
        <p role="alert" className="basis-full text-critical">
          {errorText(problem)}
        </p>
      ) : null}
    </div>
  );
}

function ProblemToast({ problem, onClose }: { readonly problem: string; onClose(): void }) {
  return (
    <div role="alert" className="undo-toast no-print" data-problem>
      <p className="min-w-0 flex-1 text-critical">{problem}</p>
      <CloseButton onPress={onClose} />
    </div>
  );
}

function CloseButton({ onPress }: { onPress(): void }) {
  const { t } = useTranslation("ui");
  return (
    <button type="button" className="button px-2" data-quiet aria-label={t("undo.close")} title={t("undo.close")} onClick={onPress}>
      <Icon name="close" />
    </button>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], .plan-workspace") !== null;
}
