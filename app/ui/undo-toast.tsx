import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "./error-text.ts";
import type { ShownReply } from "./form-reply.ts";
import { Icon } from "./icon.tsx";
import { UndoContext, UndoFields, type OfferedUndo, type Told } from "./undo.tsx";

const secondsShown = 8;
const undoKey = "Ctrl Z";

interface News {
  readonly told: OfferedUndo | Told;
  /** Tells one from the same one made again. */
  readonly number: number;
}

/** Around everything: what was done last can be taken back from any page for some seconds. */
export function UndoToasts({ children }: { readonly children: ReactNode }) {
  const [news, setNews] = useState<News | null>(null);
  const show = useCallback((told: OfferedUndo | Told) => setNews((last) => ({ told, number: (last?.number ?? 0) + 1 })), []);
  const close = useCallback(() => setNews(null), []);
  const isProblem = news !== null && "isProblem" in news.told && news.told.isProblem;
  return (
    <UndoContext.Provider value={show}>
      {children}
      <div role="status" className="no-print">
        {news && !isProblem ? <DoneToast key={news.number} told={news.told} onClose={close} /> : null}
      </div>
      {news && isProblem ? <ProblemToast key={news.number} problem={news.told.done} onClose={close} /> : null}
    </UndoContext.Provider>
  );
}

/** Stays while the pointer or the focus is on it. Ctrl or Cmd with Z takes back from anywhere but a text field. */
function DoneToast({ told, onClose }: { readonly told: OfferedUndo | Told; onClose(): void }) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText();
  const fetcher = useFetcher<ShownReply>();
  const form = useRef<HTMLFormElement>(null);
  const [isHeld, setHeld] = useState(false);
  const isIdle = fetcher.state === "idle";
  const reply = isIdle ? fetcher.data : undefined;
  const problem = reply && reply.outcome !== "done" ? Object.values(reply.errors)[0] : undefined;
  const isUndone = reply?.outcome === "done";
  const undo = "intent" in told && !isUndone ? told : null;
  useEffect(() => {
    if ((isHeld && !isUndone) || problem || !isIdle) return;
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
      <p className="min-w-0 flex-1">{isUndone ? t("undo.undone") : told.done}</p>
      {undo ? (
        <fetcher.Form ref={form} method="post" action={undo.action}>
          <UndoFields undo={undo} />
          <button type="submit" className="button" aria-keyshortcuts="Control+Z" aria-disabled={!isIdle || undefined}>
            {t("undo.button")}
            <kbd aria-hidden="true" className="text-[12px] text-muted max-sm:hidden">
              {undoKey}
            </kbd>
          </button>
        </fetcher.Form>
      ) : null}
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

/** Whether keys belong to what is being written in, or to the plan. */
export function isWriting(target: EventTarget | null): boolean {
  const texts = "input:not([type=radio], [type=checkbox], [type=submit]), textarea, [contenteditable], .plan-workspace";
  return target instanceof Element && target.closest(texts) !== null;
}
