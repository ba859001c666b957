import { useBlocker } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { hasUnsaved, noteInput, noteSubmit } from "./unsaved-fields.ts";

/** Asks before what was typed or changed and not saved is lost: by a link of the product, and by leaving it. Drafts are kept anyway. */
export function UnsavedChanges() {
  const [mayLose, setMayLose] = useState(false);
  useEffect(() => {
    const watch = () => setMayLose(true);
    const listen = (event: Event) => {
      if (noteInput(event)) watch();
    };
    document.addEventListener("unsaved", watch);
    document.addEventListener("input", listen);
    document.addEventListener("submit", noteSubmit);
    window.addEventListener("beforeunload", askBeforeUnload);
    return () => {
      document.removeEventListener("unsaved", watch);
      document.removeEventListener("input", listen);
      document.removeEventListener("submit", noteSubmit);
      window.removeEventListener("beforeunload", askBeforeUnload);
    };
  }, []);
  // Watching the router changes its state, which a page that is still coming alive does not bear.
  return mayLose ? <LeaveQuestion /> : null;
}

function LeaveQuestion() {
  const { t } = useTranslation("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsaved(nextLocation.pathname),
  );
  useEffect(() => {
    if (blocker.state === "blocked") dialog.current?.showModal();
    else dialog.current?.close();
  }, [blocker.state]);
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby="unsaved-title"
      onClose={() => blocker.state === "blocked" && blocker.reset()}
    >
      <h2 id="unsaved-title">{t("unsaved.title")}</h2>
      <p className="mb-4 mt-1">{t("unsaved.help")}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="button" onClick={() => blocker.state === "blocked" && blocker.proceed()}>
          {t("unsaved.leave")}
        </button>
        <button type="button" className="button" data-primary onClick={() => blocker.state === "blocked" && blocker.reset()}>
          {t("unsaved.stay")}
        </button>
      </div>
    </dialog>
  );
}

function askBeforeUnload(event: BeforeUnloadEvent): void {
  if (hasUnsaved()) event.preventDefault();
}
