import { sql } from "kysely";
import { plainMentions } from "#app/domain/mention.ts";
import { requirementCode } from "#app/domain/requirement/requirement.ts";
import type { Database } from "../tables/index.ts";
import type { SearchKind } from "../tables/search.ts";

/** Which of the longer texts about something one is. */
export type TextPlace = "deliverable" | "doneWhen" | "description" | "checklist" | "file" | "comment" | "source";

export interface PlacedText {
  readonly place: TextPlace;
  readonly text: string;
}

/** What can be found, as it is now. */
export interface SearchSource {
  readonly kind: SearchKind;
  readonly subjectId: string;
  readonly projectId: string;
  /** The task a comment is about. */
  readonly taskId: string | null;
  /** What it is called, in each language it has a name in; a comment has none. */
  readonly name: string;
  readonly nameZh: string | null;
  /** Longer texts about it, in each language. */
  readonly bodies: readonly PlacedText[];
  readonly isDone: boolean;
  /** Who wrote a comment; null for anything else. */
  readonly authorName: string | null;
  /** The same for each place of one person, by account or by address and name; null where nobody knows who it is. */
  readonly personKey: string | null;
}

/** Whether the texts that something holds beside its own row are read, by what it is called. */
type NeedsTexts = (called: Pick<SearchSource, "name" | "nameZh">) => boolean;

/** Those of the subjects that are there to be found; removed ones are not. */
export async function readSearchSources(
  db: Database,
  kind: SearchKind,
  ids: readonly string[],
  needsTexts: NeedsTexts = () => true,
): Promise<SearchSource[]> {
  if (ids.length === 0) return [];
  switch (kind) {
    case "task":
      return readTasks(db, ids, needsTexts);
    case "project":
      return readProjects(db, ids);
    case "person":
      return readPeople(db, ids);
    case "member":
      return readMembers(db, ids);
    case "comment":
      return readComments(db, ids);
    case "requirement":
      return readRequirements(db, ids);
    default:
      return kind satisfies never;
  }
}

const plain = { taskId: null, nameZh: null, bodies: [], isDone: false, authorName: null, personKey: null } as const;

async function readTasks(db: Database, ids: readonly string[], needsTexts: NeedsTexts): Promise<SearchSource[]> {
  const rows = await db
    .selectFrom("task")
    .select(["id", "projectId", "name", "nameZh", "progress", "deliverable", "deliverableZh", "doneWhen", "doneWhenZh"])
    .where("id", "in", ids)
    .where("removedAt", "is", null)
    .execute();
  const held = await readHeldTexts(
    db,
    rows.filter(needsTexts).map((row) => row.id),
  );
  const heldBy = grouped(held, (text) => text.taskId);
  return rows.map((row) => ({
    ...plain,
    kind: "task",
    subjectId: row.id,
    projectId: row.projectId,
    name: row.name,
    nameZh: row.nameZh,
    bodies: [
      ...texts("deliverable", row.deliverable, row.deliverableZh),
      ...texts("doneWhen", row.doneWhen, row.doneWhenZh),
      ...(heldBy.get(row.id) ?? []),
    ],
    isDone: row.progress === 100,
  }));
}

/** What tasks hold in tables of their own, descriptions first. */
async function readHeldTexts(db: Database, taskIds: readonly string[]): Promise<(PlacedText & { readonly taskId: string })[]> {
  if (taskIds.length === 0) return [];
  const rows = await db
    .selectFrom("taskDescription")
    .select(["taskId", "body as text", sql<TextPlace>`'description'`.as("place"), sql<number>`0`.as("position")])
    .where("taskId", "in", taskIds)
    .unionAll(
      db
        .selectFrom("checklistItem")
        .select(["taskId", "text", sql<TextPlace>`'checklist'`.as("place"), sql<number>`1`.as("position")])
        .where("taskId", "in", taskIds)
        .where("removedAt", "is", null),
    )
    .unionAll(
      db
        .selectFrom("attachment")
        .select(["taskId", "name as text", sql<TextPlace>`'file'`.as("place"), sql<number>`2`.as("position")])
        .where("taskId", "in", taskIds)
        .where("commentId", "is", null)
        .where("removedAt", "is", null),
    )
    .orderBy("position")
    .execute();
  return rows.map(({ taskId, place, text }) => ({ taskId, place, text: place === "description" ? plainMentions(text) : text }));
}

async function readProjects(db: Database, ids: readonly string[]): Promise<SearchSource[]> {
  const rows = await db.selectFrom("project").select(["id", "name", "nameZh"]).where("id", "in", ids).execute();
  return rows.map(({ id, name, nameZh }) => ({ ...plain, kind: "project", subjectId: id, projectId: id, name, nameZh }));
}

async function readPeople(db: Database, ids: readonly string[]): Promise<SearchSource[]> {
  const rows = await db.selectFrom("person").select(["id", "projectId", "name", "email", "userId"]).where("id", "in", ids).execute();
  return rows.map(({ id, projectId, name, email, userId }) => {
    const personKey = userId ?? (email === null ? null : `${email.toLowerCase()} ${name}`);
    return { ...plain, kind: "person", subjectId: id, projectId, name, personKey };
  });
}

/** Accounts of a project that stand in its plan under no name of their own. */
async function readMembers(db: Database, ids: readonly string[]): Promise<SearchSource[]> {
  const subjectId = sql<string>`project_member.project_id || ' ' || project_member.user_id`;
  const pairs = ids.map((id) => id.split(" ")).map(([projectId = "", userId = ""]) => sql`(${projectId}, ${userId})`);
  const rows = await db
    .selectFrom("projectMember")
    .innerJoin("appUser", "appUser.id", "projectMember.userId")
    .select(["projectMember.projectId", "projectMember.userId", "appUser.name", subjectId.as("subjectId")])
    .where(sql<boolean>`(project_member.project_id, project_member.user_id) in (${sql.join(pairs)})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("person")
            .select("person.id")
            .whereRef("person.projectId", "=", "projectMember.projectId")
            .whereRef("person.userId", "=", "projectMember.userId"),
        ),
      ),
    )
    .execute();
  return rows.map(({ subjectId: id, projectId, userId, name }) => ({
    ...plain,
    kind: "member",
    subjectId: id,
    projectId,
    name,
    personKey: userId,
  }));
}

async function readComments(db: Database, ids: readonly string[]): Promise<SearchSource[]> {
  const rows = await db
    .selectFrom("comment")
    .innerJoin("task", "task.id", "comment.taskId")
    .innerJoin("appUser", "appUser.id", "comment.authorId")
    .select(["comment.id", "comment.projectId", "comment.taskId", "comment.body", "task.name", "task.nameZh", "appUser.name as authorName"])
    .where("comment.id", "in", ids)
    .where("comment.removedAt", "is", null)
    .where("task.removedAt", "is", null)
    .execute();
  const files = await db
    .selectFrom("attachment")
    .select(["commentId", "name"])
    .where("commentId", "in", ids)
    .where("removedAt", "is", null)
    .orderBy("id")
    .execute();
  const filesOf = grouped(files, (file) => file.commentId);
  return rows.map(({ id, projectId, taskId, body, name, nameZh, authorName }) => ({
    ...plain,
    kind: "comment",
    subjectId: id,
    projectId,
    taskId,
    name,
    nameZh,
    bodies: [...texts("comment", plainMentions(body)), ...texts("file", ...(filesOf.get(id) ?? []).map((file) => file.name))],
    authorName,
  }));
}

/** A requirement is called by its code and its words, in each language. */
async function readRequirements(db: Database, ids: readonly string[]): Promise<SearchSource[]> {
  const rows = await db
    .selectFrom("requirement")
    .select(["id", "projectId", "number", "statement", "statementZh", "source"])
    .where("id", "in", ids)
    .where("removedAt", "is", null)
    .execute();
  return rows.map(({ id, projectId, number, statement, statementZh, source }) => {
    const called = (words: string) => `${requirementCode(number)} ${words}`;
    const nameZh = statementZh === null ? null : called(statementZh);
    const bodies = texts("source", source);
    return { ...plain, kind: "requirement", subjectId: id, projectId, name: called(statement), nameZh, bodies };
  });
}

function grouped<Key, Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => Key): ReadonlyMap<Key, readonly Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

function texts(place: TextPlace, ...all: readonly (string | null)[]): PlacedText[] {
  return all.flatMap((text) => (text === null || text === "" ? [] : [{ place, text }]));
}
