import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { ShownError, ShownReply } from "#app/ui/form-reply.ts";
import { newFormKey } from "./new-form-key.ts";

interface EnteredLine {
  readonly text: string;
  readonly formKey: string;
}

/** What a line was refused for, while another one was being typed. */
export interface RefusedLine {
  readonly text: string;
  readonly error: ShownError;
}

export interface QuickLines {
  /** What stands in the field. */
  readonly line: string;
  setLine(line: string): void;
  /** Lines that were entered and are not answered, the one on its way first. */
  readonly waiting: readonly string[];
  readonly refused: RefusedLine | null;
  /** The newest answer. */
  readonly answer: ShownReply | undefined;
  enter(): void;
  /** Puts the refused line into the field; what stands there comes back after it. */
  mend(): void;
  discard(): void;
}

/**
 * The lines of a field that is free for the next one as soon as one is entered. They are sent one after the other; a refused one comes
 * back into the field when nothing else is typed there, and the rest wait for it.
 */
export function useQuickLines(given: string): QuickLines {
  const { data: answer, submit } = useFetcher<ShownReply>();
  const [line, setLine] = useState(given);
  const [waiting, setWaiting] = useState<readonly EnteredLine[]>([]);
  const [refused, setRefused] = useState<(RefusedLine & EnteredLine) | null>(null);
  const [aside, setAside] = useState("");
  /** The refused line that stands in the field, with the key under which the server may have done it. */
  const mended = useRef<EnteredLine | null>(null);
  const answered = useRef(answer);

  const send = (entered: EnteredLine | undefined) => {
    if (entered) submit({ intent: "quickAdd", formKey: entered.formKey, line: entered.text }, { method: "post" });
  };
  const enter = () => {
    if (line.trim() === "" && waiting.length > 0) return;
    const formKey = mended.current?.text === line ? mended.current.formKey : newFormKey();
    const entered = { text: line, formKey };
    const next = mended.current ? [entered, ...waiting] : [...waiting, entered];
    const isFree = mended.current !== null || (waiting.length === 0 && refused === null);
    mended.current = null;
    setWaiting(next);
    setLine(aside);
    setAside("");
    if (isFree) send(next[0]);
  };
  const takeBack = (entered: EnteredLine) => {
    mended.current = entered;
    setRefused(null);
    setLine(entered.text);
  };

  useEffect(() => {
    const [first, ...rest] = waiting;
    if (answer === answered.current) return;
    answered.current = answer;
    if (!answer || !first) return;
    setWaiting(rest);
    if (answer.outcome === "done") return send(rest[0]);
    const error = answer.errors["line"] ?? answer.errors[""] ?? { code: "field.invalid", parameters: {} };
    if (line === "") takeBack(first);
    else setRefused({ ...first, error });
  });

  return {
    line,
    setLine,
    waiting: waiting.map(({ text }) => text),
    refused,
    answer,
    enter,
    mend: () => {
      if (!refused) return;
      setAside(line);
      takeBack(refused);
    },
    discard: () => {
      setRefused(null);
      send(waiting[0]);
    },
  };
}
