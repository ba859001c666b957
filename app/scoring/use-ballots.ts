import { useBeforeUnload, useBlocker, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ShownReply } from "#app/ui/form-reply.ts";
import type { Cell, ScoredLeaf, ScorePageData } from "./score-page.server.ts";

/** What was said and is on its way, or could not be kept. */
export interface Said extends Pick<Cell, "said" | "comment" | "evidence"> {
  readonly reason: string;
  /** Why it could not be kept; undefined while it is on its way. */
  readonly refused?: ShownReply;
}

interface Waiting {
  readonly criterionId: string;
  readonly said: Said;
  /** The revision that was on the screen; null where an earlier change of one's own is still on its way. */
  readonly revision: number | null;
}

/**
 * Keeps scores one after the other beside the page, which goes on meanwhile. Nobody leaves the page before everything is kept; what could not be kept stays, with the reason.
 */
export function useBallots({ seatId, vendor, leaves }: ScorePageData) {
  const fetcher = useFetcher<ShownReply>();
  const [pending, setPending] = useState<ReadonlyMap<string, Said>>(new Map());
  /** What was kept, at its revision: the page may be a moment behind it. */
  const [kept, setKept] = useState<ReadonlyMap<string, { readonly said: Said; readonly revision: number }>>(new Map());
  /** Counts how often the newer state was taken, so that the form shows it. */
  const [accepted, setAccepted] = useState(0);
  const queue = useRef<Waiting[]>([]);
  const sent = useRef<Waiting>();
  const answered = useRef<ShownReply>();
  const revisions = useRef(new Map<string, number>());
  const revisionOf = (criterionId: string) =>
    Math.max(revisions.current.get(criterionId) ?? 0, leaves.find(({ id }) => id === criterionId)?.cell.revision ?? 0);

  const sendNext = () => {
    const next = queue.current.shift();
    if (!next) return;
    sent.current = next;
    const { said, comment, evidence, reason } = next.said;
    const fields = { intent: "score", seatId, vendorId: vendor.id, criterionId: next.criterionId, then: "stay" };
    const words = { said: said === "" ? "clear" : said, comment, evidence, reason, by: queue.current.length > 0 ? "queue" : "one" };
    fetcher.submit({ ...fields, ...words, revision: String(next.revision ?? revisionOf(next.criterionId)) }, { method: "post" });
  };

  const say = (criterionId: string, said: Said) => {
    setPending((known) => new Map(known).set(criterionId, said));
    const earlier = queue.current.find((waiting) => waiting.criterionId === criterionId);
    const isOnItsWay = sent.current?.criterionId === criterionId;
    const revision = earlier ? earlier.revision : isOnItsWay ? null : revisionOf(criterionId);
    queue.current = [...queue.current.filter((waiting) => waiting !== earlier), { criterionId, said, revision }];
    if (fetcher.state === "idle" && !sent.current) sendNext();
  };

  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isLeaving = currentLocation.pathname !== nextLocation.pathname;
    return isLeaving && (sent.current !== undefined || queue.current.length > 0);
  });

  useEffect(() => {
    const done = sent.current;
    const reply = fetcher.data;
    // The answer before stands until the next one is there.
    if (fetcher.state !== "idle" || !done || !reply || reply === answered.current) return;
    answered.current = reply;
    sent.current = undefined;
    const isLater = queue.current.some(({ criterionId }) => criterionId === done.criterionId);
    if (reply.outcome === "done") {
      const { revision } = reply.result as { readonly revision: number };
      revisions.current.set(done.criterionId, revision);
      setKept((known) => new Map(known).set(done.criterionId, { said: done.said, revision }));
      if (!isLater) setPending((known) => new Map([...known].filter(([criterionId]) => criterionId !== done.criterionId)));
    } else if (!isLater) setPending((known) => new Map(known).set(done.criterionId, { ...done.said, refused: reply }));
    if (queue.current.length > 0) sendNext();
  });

  useEffect(() => {
    if (blocker.state === "blocked" && sent.current === undefined && queue.current.length === 0) blocker.proceed();
  });

  useBeforeUnload(
    useCallback((event) => {
      if (sent.current !== undefined || queue.current.length > 0) event.preventDefault();
    }, []),
  );

  /** Takes what another window has kept as the newer state, so that what is said next is written over it. */
  const accept = (criterionId: string, revision: number) => {
    revisions.current.set(criterionId, revision);
    setPending((known) => new Map([...known].filter(([id]) => id !== criterionId)));
    setKept((known) => new Map([...known].filter(([id]) => id !== criterionId)));
    setAccepted((count) => count + 1);
  };

  /** A criterion as the reader has left it. */
  const shownOf = ({ id, cell }: Pick<ScoredLeaf, "id" | "cell">) => {
    const own = kept.get(id);
    return { ...cell, ...(own && own.revision > cell.revision ? own.said : {}), ...pending.get(id) };
  };

  /** How many are on their way. */
  const saving = [...pending.values()].filter(({ refused }) => !refused).length;
  return { pending, saving, accepted, say, accept, shownOf };
}
