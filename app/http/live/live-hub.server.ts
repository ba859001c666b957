import type { Pool } from "pg";
import type { Logger } from "pino";
import { isProjectRole, roleMay, type ProjectRole } from "#app/domain/access/permissions.ts";
import { isOfEvaluation } from "#app/domain/evaluation/evaluation-areas.ts";
import { readSessionRoles } from "#db/queries/live.ts";
import type { Database } from "#db/tables/index.ts";
import { idleSince } from "../session.server.ts";
import { supplierAccounts } from "../evaluation/supplier-side.server.ts";
import { audienceOf, type Announcement } from "./announcement.ts";
import { EventStream } from "./event-stream.ts";
import type { Frame } from "./frame-queue.ts";
import { messagesOf, messagesTo, type BranchNews, type LiveMessage } from "./live-message.ts";
import { PresenceBoard, type Presence } from "./presence-board.ts";
import { PostgresRelay, type Relay } from "./relay.server.ts";
import { roomFor } from "./stream-room.ts";
import type { Ending, Subscriber, Subscription } from "./subscriber.ts";

export interface LiveServices {
  readonly db: Database;
  readonly pool: Pool | null;
  readonly log: Logger;
  now(): string;
}

/** Rights are looked at anew this often, so that nobody keeps a stream for a second longer than their right. */
const checkMilliseconds = 500;
const beatMilliseconds = 20_000;
/** A stream is renewed now and then, so that none outlives what opened it by much. */
const longestMilliseconds = 30 * 60_000;
const presenceMilliseconds = 150;

/** The open event streams of this server, and who is present. Every change is announced here once it is committed. */
export class LiveHub {
  readonly services: LiveServices;
  readonly #relay: Relay | undefined;
  readonly #subscribers = new Set<Subscriber>();
  readonly #presences = new PresenceBoard();
  /** What is to be told, project by project, while rights are being read. */
  readonly #waiting = new Map<string, Frame[]>();
  readonly #crowds = new Set<string>();
  #telling: Promise<void> | undefined;
  #checking: Promise<void> | undefined;
  #timers: NodeJS.Timeout[] = [];
  #crowdTimer: NodeJS.Timeout | undefined;

  constructor(services: LiveServices) {
    this.services = services;
    const events = { onMessage: (message: LiveMessage) => this.#receive(message), onGap: () => this.#lookAgain() };
    this.#relay = services.pool ? new PostgresRelay(services.pool, services.log, events) : undefined;
  }

  /** Tells every server's open pages what was committed. */
  announce(announcements: readonly Announcement[]): void {
    for (const message of messagesOf(announcements)) this.#tell(message);
  }

  /** Lets the open pages of accounts know that they have new notifications. */
  tell(userIds: readonly string[]): void {
    for (const message of messagesTo(userIds)) this.#tell(message);
  }

  /** Lets the open pages of a branch know that it changed. */
  tellOfBranch(news: BranchNews): void {
    this.#tell({ kind: "branch", ...news });
  }

  /** Notes where somebody is. */
  showPresence(presence: Presence): void {
    // A page may say where it is before its stream is open.
    this.#tell({ kind: "present", presence });
  }

  /**
   * Opens a stream. The oldest one of the same account gives way to a sixth; undefined when the server has as many as it can serve. What
   * is opened outside of projects takes the place of no page of a project, and ends at once where there is no other.
   *
   * @param newest reads the place of the project's newest entry in the log, once nothing that follows is missed
   */
  async open(subscription: Subscription, since: number | null, newest: () => Promise<number>, signals: readonly AbortSignal[]) {
    await this.#relay?.listen();
    const room = roomFor(subscription, [...this.#subscribers]);
    if (!room) return subscription.projectId === null ? endedStream("elsewhere") : undefined;
    for (const former of room.former) this.#end(former, "renew");
    if (room.leaver) this.#end(room.leaver, "elsewhere");
    const subscriber: Subscriber = {
      ...subscription,
      stream: new EventStream(() => this.#leave(subscriber)),
      openedAt: Date.now(),
      left: new AbortController(),
      companions: "[]",
    };
    // Nobody counted the time while no stream was open.
    if (this.#subscribers.size === 0) this.#presences.expire(Date.now());
    this.#subscribers.add(subscriber);
    this.#keepTime();
    const whileOpen = { once: true, signal: subscriber.left.signal };
    for (const signal of signals) signal.addEventListener("abort", () => this.#end(subscriber, "renew"), whileOpen);
    if (this.#subscribers.size === 1) this.#relay?.send({ kind: "whoIsPresent" });
    const sequence = await newest();
    subscriber.stream.send({ event: "ready", data: null, id: sequence });
    if (since !== null && since !== sequence) subscriber.stream.send({ event: "again", data: null, id: sequence });
    if (subscription.projectId !== null) this.#gather(subscription.projectId);
    return subscriber.stream.body;
  }

  async close(): Promise<void> {
    for (const subscriber of [...this.#subscribers]) this.#end(subscriber, "renew");
    this.#stopTime();
    clearTimeout(this.#crowdTimer);
    await this.#relay?.close();
    await Promise.allSettled([this.#telling, this.#checking]);
  }

  #tell(message: LiveMessage): void {
    this.#receive(message);
    this.#relay?.send(message);
  }

  #receive(message: LiveMessage): void {
    switch (message.kind) {
      case "changes":
        for (const change of message.changes) this.#spread(change.projectId, changedFrame(change));
        return;
      case "manyChanges":
        return this.#spread(message.projectId, { event: "again", data: null, id: message.sequence });
      case "branch":
        return this.#spread(message.projectId, { event: "branch", data: { id: message.branchId }, actorId: message.actorId });
      case "told": {
        const told = new Set(message.userIds);
        for (const { userId, stream } of this.#subscribers) if (told.has(userId)) stream.send({ event: "told", data: null });
        return;
      }
      case "present":
        if (this.#presences.put(message.presence, Date.now())) this.#gather(message.presence.projectId);
        return;
      case "left":
        if (this.#presences.remove(message.entry)) this.#gather(message.entry.projectId);
        return;
      case "whoIsPresent":
        for (const subscriber of this.#subscribers) {
          const presence = isOfProject(subscriber) ? this.#presences.find(subscriber) : undefined;
          if (presence) this.#relay?.send({ kind: "present", presence });
        }
        return;
      default:
        message satisfies never;
    }
  }

  #lookAgain(): void {
    for (const projectId of new Set([...this.#subscribers].filter(isOfProject).map((subscriber) => subscriber.projectId)))
      this.#spread(projectId, { event: "again", data: null });
    for (const { projectId, stream } of this.#subscribers) if (projectId === null) stream.send({ event: "told", data: null });
    this.#relay?.send({ kind: "whoIsPresent" });
  }

  /** Sends a frame to a project's streams, after a look at what each may still see. */
  #spread(projectId: string, frame: Frame): void {
    if (![...this.#subscribers].some((subscriber) => subscriber.projectId === projectId)) return;
    this.#waiting.set(projectId, [...(this.#waiting.get(projectId) ?? []), frame]);
    this.#telling ??= this.#tellWaiting().finally(() => (this.#telling = undefined));
  }

  async #tellWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const waiting = new Map(this.#waiting);
      this.#waiting.clear();
      const allowed = await this.#check([...this.#subscribers].filter(isOfProject).filter(({ projectId }) => waiting.has(projectId)));
      const suppliers = await this.#readSuppliers(waiting);
      for (const subscriber of allowed)
        for (const frame of waiting.get(subscriber.projectId) ?? [])
          if (mayHear(subscriber, frame, suppliers.get(subscriber.projectId))) subscriber.stream.send(asHeardBy(subscriber, frame));
    }
  }

  /** Who is on a supplier's side in each project where something about choosing a vendor waits to be told; null where that cannot be read. */
  async #readSuppliers(waiting: ReadonlyMap<string, readonly Frame[]>): Promise<ReadonlyMap<string, ReadonlySet<string> | null>> {
    const { db, log } = this.services;
    const suppliers = new Map<string, ReadonlySet<string> | null>();
    for (const [projectId, frames] of waiting)
      if (frames.some((frame) => isOfEvaluation(typeOf(frame))))
        suppliers.set(
          projectId,
          await supplierAccounts(db, projectId).catch((error: unknown) => {
            log.warn({ err: error }, "who is on a supplier's side could not be read");
            return null;
          }),
        );
    return suppliers;
  }

  /** Ends the streams whose right has gone or changed; answers the others. */
  async #check<Checked extends Subscriber>(subscribers: readonly Checked[]): Promise<readonly Checked[]> {
    if (subscribers.length === 0) return [];
    const { db, log, now } = this.services;
    try {
      const instant = now();
      const roles = await readSessionRoles(
        db,
        [...new Set(subscribers.map(({ sessionId }) => sessionId))],
        [...new Set(subscribers.flatMap(({ projectId }) => projectId ?? []))],
        { now: instant, usedSince: idleSince(instant) },
      );
      return subscribers.filter((subscriber) => {
        const ending = endingOf(subscriber, roles.get(subscriber.sessionId));
        if (ending) this.#end(subscriber, ending);
        return !ending;
      });
    } catch (error) {
      log.warn({ err: error }, "the rights of open event streams could not be read");
      // Without knowing who may hear, nobody does; pages come back and look again.
      for (const subscriber of subscribers) this.#end(subscriber, "renew");
      return [];
    }
  }

  /** Soon tells the pages of a project who is on them now. */
  #gather(projectId: string): void {
    this.#crowds.add(projectId);
    this.#crowdTimer ??= setTimeout(() => {
      this.#crowdTimer = undefined;
      for (const subscriber of this.#subscribers)
        if (isOfProject(subscriber) && this.#crowds.has(subscriber.projectId)) this.#showCompanions(subscriber);
      this.#crowds.clear();
    }, presenceMilliseconds).unref();
  }

  #showCompanions(subscriber: OfProject<Subscriber>): void {
    const companions = this.#presences.companionsOf(subscriber);
    const text = JSON.stringify(companions);
    if (text === subscriber.companions) return;
    subscriber.companions = text;
    subscriber.stream.send({ event: "present", data: companions });
  }

  #end(subscriber: Subscriber, ending: Ending): void {
    if (!this.#subscribers.has(subscriber)) return;
    subscriber.stream.end(endedFrame(ending));
    this.#leave(subscriber);
  }

  #leave(subscriber: Subscriber): void {
    if (!this.#subscribers.delete(subscriber)) return;
    subscriber.left.abort();
    if (this.#subscribers.size === 0) this.#stopTime();
    if (!isOfProject(subscriber)) return;
    const { projectId, userId, tab } = subscriber;
    const isOpenAgain = [...this.#subscribers].some(
      (other) => other.userId === userId && other.tab === tab && other.projectId === projectId,
    );
    if (!isOpenAgain) this.#tell({ kind: "left", entry: { projectId, userId, tab } });
  }

  #keepTime(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [
      setInterval(() => this.#checkAll(), checkMilliseconds).unref(),
      setInterval(() => this.#beat(), beatMilliseconds).unref(),
    ];
  }

  #stopTime(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  #checkAll(): void {
    for (const projectId of this.#presences.expire(Date.now())) this.#gather(projectId);
    this.#checking ??= this.#check([...this.#subscribers])
      .then(() => undefined)
      .finally(() => (this.#checking = undefined));
  }

  #beat(): void {
    const oldest = Date.now() - longestMilliseconds;
    for (const subscriber of [...this.#subscribers])
      if (subscriber.openedAt < oldest) this.#end(subscriber, "renew");
      else subscriber.stream.beat();
  }
}

function endedFrame(reason: Ending): Frame {
  return { event: "ended", data: { reason } };
}

/** A stream that says only why there is none: a browser does not come back to it by itself. */
function endedStream(reason: Ending): ReadableStream<Uint8Array> {
  const stream = new EventStream(() => undefined);
  stream.end(endedFrame(reason));
  return stream.body;
}

function changedFrame({ type, subjectId, planVersion, sequence, actorId }: Announcement): Frame {
  return { event: "changed", data: { type, id: subjectId, version: planVersion }, id: sequence, actorId };
}

/** Whoever made a change is told that it was their own, from this page or another. */
function asHeardBy({ userId }: Subscriber, frame: Frame): Frame {
  return frame.actorId === userId && typeof frame.data === "object" ? { ...frame, data: { ...frame.data, isOwn: true } } : frame;
}

type OfProject<Checked extends Subscriber> = Checked & { readonly projectId: string; readonly role: ProjectRole };

function isOfProject<Checked extends Subscriber>(subscriber: Checked): subscriber is OfProject<Checked> {
  return subscriber.projectId !== null;
}

/** Of what is about choosing a vendor, accounts on a supplier's side hear nothing; where nobody knows who they are, nobody does. */
function mayHear({ role, userId }: OfProject<Subscriber>, frame: Frame, suppliers: ReadonlySet<string> | null | undefined): boolean {
  if (frame.event === "branch") return roleMay(role, "plan.view");
  if (frame.event !== "changed") return true;
  const type = typeOf(frame);
  if (isOfEvaluation(type) && (!suppliers || suppliers.has(userId))) return false;
  return roleMay(role, audienceOf(type));
}

/** The command of the log that a frame tells of; empty for none. */
function typeOf({ data }: Frame): string {
  return typeof data === "object" && data !== null && "type" in data ? String(data.type) : "";
}

function endingOf({ projectId, role }: Subscriber, roles: ReadonlyMap<string, string> | undefined): Ending | undefined {
  if (!roles) return "session";
  if (projectId === null) return undefined;
  const now = roles.get(projectId);
  if (now === undefined || !isProjectRole(now)) return "access";
  return now === role ? undefined : "role";
}
