import { useFetcher, type FetcherWithComponents } from "@remix-run/react";
import { useEffect, useRef, type FocusEvent } from "react";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import type { StaleTexts } from "./kept-texts.server.ts";

interface KeptTexts {
  readonly fetcher: FetcherWithComponents<unknown>;
  readonly reply: ShownReply | undefined;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  /** What was written elsewhere meanwhile, by the names of the fields. */
  readonly stale: StaleTexts;
  onBlur(event: FocusEvent): void;
}

const nothing: StaleTexts = { versions: {}, theirs: {} };

/** A form of texts that saves itself whenever a changed one is left; without scripts its button does. One save goes at a time: the next is made of what the one before gave. */
export function useKeptTexts(intent: string): KeptTexts {
  const fetcher = useFetcher<ShownReply>();
  const posted = useFormReply(intent);
  const waiting = useRef<HTMLFormElement | null>(null);
  const reply = fetcher.data ?? posted;
  const isIdle = fetcher.state === "idle";
  useEffect(() => {
    if (!isIdle || !waiting.current) return;
    const form = waiting.current;
    waiting.current = null;
    form.requestSubmit();
  }, [isIdle]);
  const isStale = reply?.outcome === "refused" && Object.values(reply.errors).some(({ code }) => code === "texts.stale");
  return {
    fetcher,
    reply,
    isSaving: !isIdle,
    isSaved: isIdle && reply?.outcome === "done",
    // The server refuses with `texts.stale` in no other way.
    stale: isStale ? ((reply.result as StaleTexts | undefined) ?? nothing) : nothing,
    onBlur: ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement) || target.value === target.defaultValue || !target.form) return;
      if (isIdle) target.form.requestSubmit();
      else waiting.current = target.form;
    },
  };
}
