import { Form, useFormAction, useSearchParams } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useLastReply, type ShownReply } from "./form-reply.ts";

/** How what was just done is taken back: a form like any other, checked again for right and version when it is sent. */
export interface Undo {
  /** What was done, in the reader's words. */
  readonly done: string;
  readonly intent: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Where the form is sent; to the page's own route when it is not said. */
  readonly action?: string;
}

export interface OfferedUndo extends Undo {
  readonly action: string;
}

/** What is only to be said, without a way back. */
export interface Told {
  readonly done: string;
  /** It did not come off: this is said at once, and stands until the reader closes it. */
  readonly isProblem: boolean;
}

/** Takes what can be undone, or is only to be said, to where the whole product shows it. */
export const UndoContext = createContext<(news: OfferedUndo | Told) => void>(() => undefined);

interface UndoNoticeProps {
  readonly undo?: Undo | null;
  /** What of the address names the undo that is given: once it is offered, a page that is loaded anew does not offer it again. */
  readonly namedBy?: string;
}

/**
 * Offers to take back what the last form of this page did, when its answer says how, or what the page itself was given. With scripts it
 * becomes the toast of the whole product, which outlives the page; without them it stands here.
 */
export function UndoNotice({ undo: given, namedBy }: UndoNoticeProps) {
  const reply = useLastReply();
  const here = useFormAction();
  const isAlive = useSyncExternalStore(neverChanges, yes, no);
  const undo = reply ? undoOf(reply) : given;
  useOfferedUndo(undo, undo === given ? namedBy : undefined);
  return undo && !isAlive ? <InlineUndo undo={{ ...undo, action: undo.action ?? here }} /> : null;
}

/** Offers to take back what was done, once; what of the address names it goes from there. */
export function useOfferedUndo(undo: Undo | null | undefined, namedBy?: string): void {
  const offer = useContext(UndoContext);
  const here = useFormAction();
  const address = useSearchParams();
  // Another address alone offers nothing anew.
  const latest = useRef({ here, address });
  useEffect(() => {
    latest.current = { here, address };
  });
  useEffect(() => {
    const {
      here: page,
      address: [search, setSearch],
    } = latest.current;
    if (!undo || (namedBy !== undefined && !search.has(namedBy))) return;
    offer({ ...undo, action: undo.action ?? page });
    if (namedBy === undefined) return;
    const rest = new URLSearchParams([...search].filter(([key]) => key !== namedBy));
    setSearch(rest, { replace: true, preventScrollReset: true });
  }, [undo, namedBy, offer]);
}

/** Says what the answer to a form means, once for each answer. */
export function useTold(done: string | null, reply: ShownReply | undefined): void {
  const tell = useContext(UndoContext);
  useEffect(() => {
    if (done !== null) tell({ done, isProblem: false });
  }, [done, reply, tell]);
}

function InlineUndo({ undo }: { readonly undo: OfferedUndo }) {
  const { t } = useTranslation("ui");
  return (
    <Form method="post" action={undo.action} className="no-print mb-4 flex flex-wrap items-center gap-3 rounded-md border border-line p-3">
      <p role="status">{undo.done}</p>
      <UndoFields undo={undo} />
      <button type="submit" className="button">
        {t("undo.button")}
      </button>
    </Form>
  );
}

export function UndoFields({ undo: { intent, fields } }: { readonly undo: OfferedUndo }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** The way back that an answer carries in its result. */
export function undoOf(reply: ShownReply): Undo | undefined {
  if (reply.outcome !== "done" || typeof reply.result !== "object" || reply.result === null || !("undo" in reply.result)) return undefined;
  // Every use case that answers with `undo` answers with one of these.
  return reply.result.undo as Undo | undefined;
}

function neverChanges(): () => void {
  return () => undefined;
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}
