import { setTimeout as wait } from "node:timers/promises";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatPercent } from "#app/i18n/format.ts";
import { levellingFields, type LevellingQuery } from "./levelling-query.ts";
import { wordProposal } from "./levelling-words.server.ts";
import { followProposal, stoppedWhereNull } from "./levelling-work.server.ts";

/** So long a page waits for a proposal before it shows how far it is. */
const patienceMilliseconds = 1500;

/** What the page of levelling shows: what may be asked for and, once it is, the proposal or how far it is. */
export async function readLevellingPage(caller: ProjectCaller, query: LevellingQuery, isAsked: boolean, reader: Reader) {
  const { context, project } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const { plan } = loaded;
  const names = await readNamesApart(caller, reader.locale);
  const people = plan.people
    .map(({ id, name }) => ({ id, name: names[id]?.name ?? name }))
    .sort((one, other) => byName(one.name, other.name));
  const known: LevellingQuery = { ...query, personId: people.some(({ id }) => id === query.personId) ? query.personId : null };
  const today = todayIn(project.timeZone, context.now());
  const page = {
    projectId: project.id,
    planVersion: plan.version,
    people,
    query: { ...known, from: known.from ?? today },
    fields: levellingFields({ ...known, from: known.from ?? today }),
    held: plan.tasks.filter(({ levellingDelayMinutes }) => levellingDelayMinutes !== 0).length,
  };
  const none = { running: null, failure: null, proposal: null };
  if (!isAsked) return { ...page, ...none };
  const work = followProposal(context, plan, known, today);
  const outcome = await Promise.race([work.outcome.then(stoppedWhereNull), wait(patienceMilliseconds, null)]);
  if (outcome === null) return { ...page, ...none, running: formatPercent(Math.floor(work.progress() * 100), reader.locale) };
  if (!outcome.ok)
    return { ...page, ...none, failure: outcome.problem.code.startsWith("work.") ? ("tooMuch" as const) : ("impossible" as const) };
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  return { ...page, ...none, proposal: wordProposal(outcome.value, plan, nameOf, reader) };
}
