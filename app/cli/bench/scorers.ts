import { canonicalText } from "#app/domain/canonical-text.ts";
import { scoredLeaves, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { Services } from "#app/http/context.server.ts";
import { openDatabase } from "#db/open.ts";
import { readRevealedBallots, readRevealedRevisions, verifyRevisions } from "#db/queries/ballots.ts";
import { insertMember } from "#db/queries/projects.ts";
import { insertRound, textHash } from "#db/queries/rounds.ts";
import { insertSeat } from "#db/queries/seats.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchAccount, addBenchProject } from "./bench-data.ts";
import { onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { quantile, rounded, times, type BenchResult } from "./measure.ts";
import { sampleCard } from "./sample-card.ts";

const shape = { members: 20, groups: 5, leavesOfGroup: 10, vendors: 5 };
const scores = [0, 1, 2, 3, 4, 5];
const roundId = "r";

interface Written {
  readonly seatId: string;
  readonly vendorId: string;
  readonly criterionId: string;
  readonly value: number;
  readonly revision: number;
}

/**
 * A committee that scores everything at once, each member one cell after the other; then each from two windows at once, of which one must be told that
 * the other was first. An error is an answer that is neither, and afterwards a score that is lost, is not what its writer was told, or has the wrong revision.
 */
export function benchScorers(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(env, fill, async function* (servers, projectId) {
    const card = sampleCard(shape);
    const cookies = new Map<string, string>();
    for (const { id } of card.seats) cookies.set(id, await servers.signIn(emailOf(id)));
    const urlOf = (turn: number) => servers.urls[turn % servers.urls.length] ?? "";
    const send = (url: string, { seatId, vendorId, criterionId, value, revision }: Written) => {
      const fields = { intent: "score", seatId, vendorId, criterionId, revision: String(revision - 1), said: String(value), then: "next" };
      const body = new URLSearchParams({ ...fields, comment: "Seen in scene 4", evidence: "Scene 4" });
      const headers = { cookie: cookies.get(seatId) ?? "", origin: url };
      return statusOf(`${url}/projects/${projectId}/scoring/${vendorId}`, { method: "POST", body, headers, redirect: "manual" });
    };
    const kept = new Map<string, Written>();
    let errors = 0;

    const all = await measure(servers, (elapsed) =>
      eachSeat(card, async (seatId, place) => {
        for (const [index, cell] of cellsOf(card, seatId).entries()) {
          const written = { ...cell, value: scores[(index + place) % scores.length] ?? 0, revision: 1 };
          const began = performance.now();
          const status = await send(urlOf(place), written);
          elapsed.push(performance.now() - began);
          if (status === 302) kept.set(keyOf(written), written);
          else errors++;
        }
      }),
    );
    yield { part: "scores", size: kept.size + errors, ...all, errors };

    errors = 0;
    const windows = await measure(servers, (elapsed) =>
      eachSeat(card, async (seatId) => {
        for (const cell of cellsOf(card, seatId).slice(0, scoredLeaves(card.scorecard.criteria).length)) {
          const values = [1, 5] as const;
          const began = performance.now();
          const statuses = await Promise.all(values.map((value, turn) => send(urlOf(turn), { ...cell, value, revision: 2 })));
          elapsed.push(performance.now() - began);
          const first = statuses.indexOf(302);
          const written = { ...cell, value: values[first === 1 ? 1 : 0], revision: 2 };
          kept.set(keyOf(written), written);
          if (statuses.toSorted((left, right) => left - right).join() !== "302,409") errors++;
        }
      }),
    );
    yield { part: "two windows at once", size: 2 * shape.members * shape.groups * shape.leavesOfGroup, ...windows, errors };
    yield { part: "found afterwards", size: kept.size, errors: await countWrong(servers, kept) };
  });
}

async function measure({ cpuMs, peakRssMb }: BenchServers, work: (elapsed: number[]) => Promise<void>) {
  const elapsed: number[] = [];
  const cpuBefore = cpuMs();
  const start = performance.now();
  await work(elapsed);
  const requestsPerSecond = rounded((elapsed.length * 1000) / (performance.now() - start));
  const cpu = rounded((cpuMs() - cpuBefore) / elapsed.length);
  return { ...times(elapsed), p99Ms: rounded(quantile(elapsed, 0.99)), requestsPerSecond, cpuMs: cpu, peakRssMb: peakRssMb() };
}

async function statusOf(url: string, init: RequestInit): Promise<number> {
  const answer = await fetch(url, init);
  await answer.arrayBuffer();
  return answer.status;
}

async function eachSeat({ seats }: RoundCard, work: (seatId: string, place: number) => Promise<void>): Promise<void> {
  await Promise.all(seats.map(({ id }, place) => work(id, place)));
}

function cellsOf({ vendors, scorecard }: RoundCard, seatId: string) {
  const leaves = scoredLeaves(scorecard.criteria);
  return vendors.flatMap(({ id: vendorId }) => leaves.map(({ id: criterionId }) => ({ seatId, vendorId, criterionId })));
}

function keyOf({ seatId, vendorId, criterionId }: Pick<Written, "seatId" | "vendorId" | "criterionId">): string {
  return JSON.stringify([seatId, vendorId, criterionId]);
}

/** How many scores of the database are not what their writers were told, or stand in a chain that is broken. */
async function countWrong({ settings }: BenchServers, kept: ReadonlyMap<string, Written>): Promise<number> {
  const open = openDatabase(settings["DATABASE_URL"] ?? "");
  try {
    const { db } = open;
    await db.updateTable("evaluationRound").set({ revealedAt: new Date().toISOString() }).execute();
    const [revisions, ballots] = [await readRevealedRevisions(db, roundId), await readRevealedBallots(db, roundId)];
    const same = ballots.filter((ballot) => {
      const written = kept.get(keyOf(ballot));
      return written?.value === ballot.value && written?.revision === ballot.revision;
    });
    return verifyRevisions(revisions, ballots).length + Math.max(kept.size, ballots.length) - same.length;
  } finally {
    await open.close();
  }
}

async function fill(services: Services, userId: string): Promise<string> {
  const { id: projectId } = await addBenchProject(services, userId, 20, "network");
  const now = services.now();
  const card = sampleCard(shape);
  for (const [position, { id, name, weight }] of card.seats.entries()) {
    const memberId = await addBenchAccount(services, emailOf(id));
    await insertMember(services.db, projectId, memberId, "committeeMember", now);
    const life = { delegateId: null, createdAt: now, removedAt: null, removalReason: "", version: 1 };
    await insertSeat(services.db, { id, projectId, userId: memberId, name, weight, position, ...life });
  }
  for (const [position, { id, name }] of card.vendors.entries()) {
    const words = { website: "", profile: "", stage: "short", stageReason: "" };
    const life = { createdBy: null, createdAt: now, removedAt: null, removedBy: null, version: 1 };
    await services.db
      .insertInto("vendor")
      .values({ id, projectId, name, position, ...words, ...life })
      .execute();
  }
  const scorecard = canonicalText(card);
  const window = { scoresFrom: null, scoresUntil: null, revealedBy: null, revealedAt: null, pricesOpenedAt: now, chairOrder: "[]" };
  const round = { id: roundId, projectId, number: 1, reason: "", scorecard, scorecardHash: textHash(scorecard), state: "open" };
  await insertRound(services.db, { ...round, ...window, finalisedBy: userId, finalisedAt: now, openedAt: now, version: 1 });
  return projectId;
}

function emailOf(seatId: string): string {
  return `${seatId}@example.com`;
}
