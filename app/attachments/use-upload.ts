import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { largestFileMegabytes } from "#app/http/file-limits.ts";
import type { ShownError, ShownReply } from "#app/ui/form-reply.ts";

/** A file that was not added, and why. */
interface RefusedFile {
  readonly name: string;
  readonly problem: ShownError;
}

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
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const waiting = useRef<File[]>([]);
  const isSending = useRef(false);

  const forget = () => {
    setRefused([]);
    setAdded(0);
  };
  const add = async (files: readonly File[]): Promise<void> => {
    waiting.current.push(...files);
    if (isSending.current) return;
    isSending.current = true;
    let hasAdded = false;
    forget();
    for (let done = 1; waiting.current.length > 0; done++) {
      const file = waiting.current.shift()!;
      setNow({ name: file.name, done, total: done + waiting.current.length });
      const problem = await send(url, file);
      hasAdded ||= problem === null;
      if (problem === null) setAdded((before) => before + 1);
      else setRefused((before) => [...before, { name: file.name, problem }]);
    }
    isSending.current = false;
    setNow(null);
    // Nothing is new otherwise, and whoever is signed out would be taken away from what they typed.
    if (hasAdded) revalidate();
  };
  return { add, forget, now, added, refused };
}

/** Sends one file; returns what is wrong with it, in words that speak of it alone. */
async function send(url: string, file: File): Promise<ShownError | null> {
  if (file.size > largestFileMegabytes * 1_000_000)
    return { code: "file.tooLarge", parameters: { name: file.name, limit: largestFileMegabytes, context: "alone" } };
  const form = new FormData();
  form.set("intent", "attach");
  form.set("files", file);
  try {
    const response = await fetch(url, { method: "POST", body: form });
    if (response.status === 413) return problem("file.tooLargeToSend", file);
    // The route answers a form with nothing else.
    const reply = (await response.json()) as ShownReply;
    if (reply.outcome === "done") return null;
    const told = reply.errors["files"] ?? reply.errors[""];
    return told ? { ...told, parameters: { ...told.parameters, context: "alone" } } : problem("file.unreachable", file);
  } catch {
    return problem("file.unreachable", file);
  }
}

function problem(code: string, { name }: File): ShownError {
  return { code, parameters: { name } };
}
