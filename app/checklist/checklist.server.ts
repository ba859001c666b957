import type { z } from "zod";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { byName, formatInstant } from "#app/i18n/format.ts";
import { lockName } from "#db/dialect.ts";
import { insertItems, listItems, placeItems, updateItem, type ItemChanges, type ItemWithDoer } from "#db/queries/checklists.ts";
import { listPeople } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { addItemsForm, editItemForm, itemForm, moveItemForm, tickForm } from "./checklist.forms.server.ts";
import { longestItem, mostItems } from "#app/domain/checklist-limits.ts";

export interface ShownItem {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  /** Who ticked it and when, in words of the reader's language; null while it is open. */
  readonly done: { readonly by: string; readonly at: string } | null;
  /** Taken away by the reader, who may put it back. */
  readonly isRemoved: boolean;
}

/** The checklist of the task that the URL names. One's own removed items are among them. Throws a Response of 404 for a task of another plan. */
export async function readChecklist(caller: TaskCaller, { locale, timeZone }: Pick<Reader, "locale" | "timeZone">) {
  const { context, project, user, can } = caller;
  const { id } = await requireTask(caller);
  const items = await listItems(context.db, project.id, id);
  const people = underNamesApart(await listPeople(context.db, project.id), await readNamesApart(caller, locale));
  const names = new Map(people.map((person) => [person.id, person.name]));
  const present = items.filter((item) => item.removedAt === null);
  return {
    canEdit: can("task.describe"),
    total: present.length,
    doneCount: present.filter((item) => item.doneAt !== null).length,
    people: people.map((person) => ({ id: person.id, name: person.name })).sort((a, b) => byName(a.name, b.name)),
    items: items
      .filter((item) => item.removedAt === null || (item.removedBy === user.id && can("task.describe")))
      .map((item): ShownItem => ({
        id: item.id,
        version: item.version,
        text: item.text,
        assigneeId: item.assigneeId,
        assignee: item.assigneeId === null ? null : (names.get(item.assigneeId) ?? null),
        done: item.doneAt === null ? null : { by: item.doneByName ?? "", at: formatInstant(item.doneAt, locale, timeZone) },
        isRemoved: item.removedAt !== null,
      })),
  };
}

type ItemArgs<Schema extends z.ZodType> = IntentArgs<"task.describe", z.output<Schema>>;

/** Adds an item for every line, at the end of the list; the marks of pasted lists are left out. Returns their ids. */
export async function addItems(args: ItemArgs<typeof addItemsForm>): Promise<readonly string[]> {
  const texts = args.value.lines
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*•·]|\d+[.)、])?\s*(?:\[[ xX]\]\s*)?/, "").trim())
    .filter((line) => line !== "");
  const tooLong = texts.some((text) => text.length > longestItem);
  if (tooLong) throw new Refusal("field.tooLong", { field: "lines", parameters: { maximum: longestItem } });
  return changeList(args, async ({ transaction, record }, items, taskId) => {
    if (items.filter((item) => item.removedAt === null).length + texts.length > mostItems)
      throw new Refusal("checklist.tooMany", { field: "lines", parameters: { limit: mostItems } });
    const last = items.at(-1)?.position ?? 0;
    const fresh = { assigneeId: null, doneAt: null, doneBy: null, removedAt: null, removedBy: null, version: 1 };
    const rows = texts.map((text, index) => ({
      id: args.context.newId(),
      projectId: args.project.id,
      taskId,
      position: last + (index + 1) * 1024,
      text,
      ...fresh,
    }));
    await insertItems(transaction, rows);
    await record({ stream: args.project.id, command: "checklist.add", subjectId: taskId, data: { after: { texts } } });
    return rows.map((row) => row.id);
  });
}

/** Ticks an item, or opens it again; whoever ticked it first stays who did it. */
export async function tickItem(args: ItemArgs<typeof tickForm>): Promise<void> {
  const isDone = args.value.done === "1";
  const { context, user } = args;
  await changeItem(args, isDone ? "checklist.tick" : "checklist.open", (item) => {
    if ((item.doneAt !== null) === isDone) return null;
    return isDone ? { doneAt: context.now(), doneBy: user.id } : { doneAt: null, doneBy: null };
  });
}

/** Changes the words of an item and who is to do it; one that was changed elsewhere since is refused with what is saved now. */
export async function editItem(args: ItemArgs<typeof editItemForm>): Promise<void> {
  const { project, value } = args;
  const assigneeId = value.assigneeId ?? null;
  await changeItem(args, "checklist.edit", async (item, transaction) => {
    if (item.text === value.text && item.assigneeId === assigneeId) return null;
    if (assigneeId !== null && item.assigneeId !== assigneeId) await requirePerson(transaction, project.id, assigneeId);
    return { text: value.text, assigneeId };
  });
}

/** Nobody is taken out of the plan until the transaction ends. */
async function requirePerson(transaction: Database, projectId: string, personId: string): Promise<void> {
  await lockName(transaction, `plan:${projectId}`);
  const people = await listPeople(transaction, projectId);
  if (!people.some((person) => person.id === personId)) throw new Refusal("project.person.unknown", { field: "assigneeId" });
}

export async function removeItem(args: ItemArgs<typeof itemForm>): Promise<void> {
  const { context, user } = args;
  await changeItem(args, "checklist.remove", (item) => (item.removedAt === null ? { removedAt: context.now(), removedBy: user.id } : null));
}

export async function restoreItem(args: ItemArgs<typeof itemForm>): Promise<void> {
  await changeItem(args, "checklist.restore", (item) => {
    if (item.removedBy !== args.user.id) throw errorResponse(403, args.context);
    return { removedAt: null, removedBy: null };
  });
}

/** Puts an item before the one above it, or behind the one below it. */
export async function moveItem(args: ItemArgs<typeof moveItemForm>): Promise<void> {
  const { itemId, direction } = args.value;
  await changeList(args, async ({ transaction, record }, items, taskId) => {
    const present = items.filter((item) => item.removedAt === null);
    const from = present.findIndex((item) => item.id === itemId);
    const item = present[from];
    if (!item) throw errorResponse(404, args.context);
    const to = from + (direction === "up" ? -1 : 1);
    const neighbour = present[to];
    if (!neighbour) return;
    const beyond = present[to + (direction === "up" ? -1 : 1)]?.position ?? neighbour.position + (direction === "up" ? -2048 : 2048);
    const position = (neighbour.position + beyond) / 2;
    if (position === neighbour.position || position === beyond) {
      const order = present.map((entry) => entry.id);
      order.splice(to, 0, ...order.splice(from, 1));
      await placeItems(transaction, order);
    } else if (!(await updateItem(transaction, item.id, item.version, { position }))) throw stale(item);
    await record({
      stream: args.project.id,
      command: "checklist.move",
      subjectId: taskId,
      data: { after: { id: item.id, text: item.text } },
    });
  });
}

/** One change of the list of the task; changes of the same list come one after another. */
async function changeList<Value>(
  args: ItemArgs<z.ZodType>,
  work: (change: Change, items: readonly ItemWithDoer[], taskId: string) => Promise<Value>,
): Promise<Value> {
  const { project } = args;
  const { id: taskId } = await requireTask(args);
  return change(args, async (current) => {
    await lockName(current.transaction, `checklist:${taskId}`);
    return work(current, await listItems(current.transaction, project.id, taskId), taskId);
  });
}

/** One change of one item; `decide` says what changes, or that nothing does. A form that names no version means the item as it is. */
async function changeItem(
  args: ItemArgs<z.ZodType<{ readonly itemId: string; readonly version?: number }>>,
  command: string,
  decide: (item: ItemWithDoer, transaction: Database) => ItemChanges | null | Promise<ItemChanges | null>,
): Promise<void> {
  const { context, project, value } = args;
  await changeList(args, async ({ transaction, record }, items, taskId) => {
    const item = items.find((candidate) => candidate.id === value.itemId);
    if (!item) throw errorResponse(404, context);
    if (value.version !== undefined && value.version !== item.version) throw stale(item);
    const changes = await decide(item, transaction);
    if (!changes) return;
    if (!(await updateItem(transaction, item.id, item.version, changes))) throw stale(item);
    const { id, text, assigneeId } = item;
    const after = { text, assigneeId, ...changes };
    await record({ stream: project.id, command, subjectId: taskId, data: { before: { id, text, assigneeId }, after } });
  });
}

function stale({ version, text, assigneeId }: ItemWithDoer): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { text, assigneeId: assigneeId ?? "" } } });
}
