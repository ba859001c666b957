import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import type { ShownReply } from "#app/ui/form-reply.ts";

interface Progress {
  readonly name: string;
  /** From 1. */
  readonly done: number;
  readonly total: number;
}

/** Sends files one after another, so that one that is refused keeps none of the others away, and shows what came of it. */
export function useUpload(url: string) {
  const { revalidate } = useRevalidator();
  const [now, setNow] = useState<Progress | null>(null);
  const [added, setAdded] = useState(0);
  const [refused, setRefused] = useState<ShownReply>();
  const waiting = useRef<File[]>([]);
  const isSending = useRef(false);

  const add = async (files: readonly File[]): Promise<void> => {
    waiting.current.push(...files);
    if (isSending.current) return;
    isSending.current = true;
    setRefused(undefined);
    setAdded(0);
    for (let done = 1; waiting.current.length > 0; done++) {
      const file = waiting.current.shift()!;
      setNow({ name: file.name, done, total: done + waiting.current.length });
      const reply = await send(url, file);
      if (reply.outcome === "done") setAdded((before) => before + 1);
      else setRefused(reply);
    }
    isSending.current = false;
    setNow(null);
    revalidate();
  };
  return { add, now, added, refused };
}

async function send(url: string, file: File): Promise<ShownReply> {
  const form = new FormData();
  form.set("intent", "attach");
  form.set("files", file);
  try {
    const response = await fetch(url, { method: "POST", body: form });
    if (response.status === 413) return problem("file.tooLargeToSend", file);
    // The route answers a form with nothing else.
    return (await response.json()) as ShownReply;
  } catch {
    return problem("file.unreachable", file);
  }
}

function problem(code: string, { name }: File): ShownReply {
  return { intent: "attach", outcome: "refused", errors: { files: { code, parameters: { name } } }, values: {} };
}
