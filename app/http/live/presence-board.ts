/** A page that somebody has open, in one tab of a browser. */
export interface Presence {
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  /** Made by the page, so that two tabs of one person are told apart. */
  readonly tab: string;
  /** The page, such as `plan` or `tasks/…`. */
  readonly page: string;
  /** What is being edited there; null for nothing. */
  readonly field: string | null;
}

/** Somebody else on the same page. */
export interface Companion {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly string[];
}

/** Pages say again that they are open well before this. */
const staysMilliseconds = 60_000;
const mostOfOne = 10;
const mostShown = 30;

/** Who has which page open, as far as this server knows; nothing of it is stored. */
export class PresenceBoard {
  readonly #entries = new Map<string, Presence & { readonly until: number }>();

  /** Answers whether anything is different for others. */
  put(presence: Presence, now: number): boolean {
    const key = keyOf(presence);
    const known = this.#entries.get(key);
    if (!known) this.#makeRoom(presence.userId);
    this.#entries.set(key, { ...presence, until: now + staysMilliseconds });
    return !known || known.page !== presence.page || known.field !== presence.field || known.name !== presence.name;
  }

  remove(entry: Pick<Presence, "projectId" | "userId" | "tab">): boolean {
    return this.#entries.delete(keyOf(entry));
  }

  /** Forgets pages that have not been heard of for a while; answers the projects they were of. */
  expire(now: number): ReadonlySet<string> {
    const left = new Set<string>();
    for (const [key, entry] of this.#entries)
      if (entry.until <= now) {
        this.#entries.delete(key);
        left.add(entry.projectId);
      }
    return left;
  }

  find(entry: Pick<Presence, "projectId" | "userId" | "tab">): Presence | undefined {
    return this.#entries.get(keyOf(entry));
  }

  /** The others on the page that a tab shows, by name; none for a tab that has not said where it is. */
  companionsOf(own: Pick<Presence, "projectId" | "userId" | "tab">): readonly Companion[] {
    const page = this.find(own)?.page;
    if (page === undefined) return [];
    const others = new Map<string, Companion>();
    for (const { projectId, userId, name, page: theirs, field } of this.#entries.values()) {
      const isHere = theirs === page;
      if (projectId !== own.projectId || userId === own.userId || !(isHere || (showsPlan(theirs) && showsPlan(page)))) continue;
      const fields = others.get(userId)?.fields ?? [];
      // A task beside the plan is a form of its own; the cells of the plan are those of all who see it.
      const isShared = field !== null && (isHere || field.startsWith("plan."));
      others.set(userId, { id: userId, name, fields: isShared ? [...fields, field] : fields });
    }
    return [...others.values()].sort((left, right) => (left.name < right.name ? -1 : 1)).slice(0, mostShown);
  }

  /** The oldest page of somebody gives way, so that no account fills the memory. */
  #makeRoom(userId: string): void {
    const own = [...this.#entries].filter(([, entry]) => entry.userId === userId);
    for (const [key] of own.slice(0, Math.max(0, own.length - mostOfOne + 1))) this.#entries.delete(key);
  }
}

/** Whether a page is the plan, alone or with a task beside it. */
function showsPlan(page: string): boolean {
  return page === "plan" || page.startsWith("plan/");
}

function keyOf({ projectId, userId, tab }: Pick<Presence, "projectId" | "userId" | "tab">): string {
  return `${projectId} ${userId} ${tab}`;
}
