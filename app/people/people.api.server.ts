import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, countShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listPeople, listProjectRoles } from "#db/queries/projects.ts";
import { addPersonForm, editPersonForm } from "./people.forms.server.ts";
import { addPerson, assignRole, editPerson } from "./people.server.ts";
import { removePerson, restorePerson } from "./person-removal.server.ts";

const person = z
  .object({ id: idShape, version: versionShape, name: z.string(), email: z.string().nullable(), userId: idShape.nullable() })
  .meta({ id: "Person" });
const role = z
  .object({ code: z.string(), version: versionShape, name: bilingualShape, personId: idShape.nullable() })
  .meta({ id: "PlanRole" });

const { name, email, account } = editPersonForm.shape;
/** All of what is kept of a person; what is left out is empty. */
const personDetails = z.strictObject({ name, email, userId: account }).meta({ id: "PersonDetails" });

/** How many tasks and roles may be nobody's then; a person who holds more stays. */
const holdings = z.strictObject({ tasks: countShape.default(0), roles: countShape.default(0) });

const people = "/projects/:projectId/people";
const onePerson = `${people}/:personId`;
const roles = "/projects/:projectId/roles";
const oneRole = `${roles}/:code`;

type Params = { readonly params: Readonly<Record<string, string | undefined>> };

export const peopleEndpoints = [
  endpoint({
    id: "listPeople",
    method: "GET",
    path: people,
    permission: "project.view",
    query: pageQuery,
    answer: pageOf(person).meta({ id: "PersonPage" }),
    run: async (caller) => answerPage(await readPeople(caller), caller.query),
  }),
  endpoint({
    id: "createPerson",
    method: "POST",
    path: people,
    permission: "people.edit",
    body: z.strictObject(addPersonForm.shape).meta({ id: "NewPerson" }),
    answer: person,
    status: 201,
    run: async (args) => {
      const id = await addPerson(args);
      return { ...(await answerPerson(args, id)), location: `/projects/${args.project.id}/people/${id}` };
    },
  }),
  endpoint({
    id: "getPerson",
    method: "GET",
    path: onePerson,
    permission: "project.view",
    answer: person,
    run: async (caller) => answerPerson(caller, caller.params["personId"] ?? ""),
  }),
  endpoint({
    id: "updatePerson",
    method: "PUT",
    path: onePerson,
    permission: "people.edit",
    isConditional: true,
    body: personDetails,
    answer: person,
    run: async (args) => {
      const { body } = await answerPerson(args, args.params["personId"] ?? "");
      const { userId, ...details } = args.value;
      const value = { personId: body.id, version: args.version, ...details, ...(userId === undefined ? {} : { account: userId }) };
      await editPerson({ ...args, value });
      return answerPerson(args, body.id);
    },
  }),
  endpoint({
    id: "deletePerson",
    method: "DELETE",
    path: onePerson,
    permission: "people.edit",
    isConditional: true,
    query: holdings,
    run: async (args) => {
      const { body } = await answerPerson(args, args.params["personId"] ?? "");
      await removePerson({ ...args, value: { personId: body.id, version: args.version, ...args.query } });
    },
  }),
  endpoint({
    id: "restorePerson",
    method: "POST",
    path: `${onePerson}/restore`,
    permission: "people.edit",
    answer: person,
    run: async (args) => {
      const personId = args.params["personId"] ?? "";
      await restorePerson({ ...args, value: { personId } });
      return answerPerson(args, personId);
    },
  }),
  endpoint({
    id: "listRoles",
    method: "GET",
    path: roles,
    permission: "project.view",
    query: pageQuery,
    answer: pageOf(role).meta({ id: "PlanRolePage" }),
    run: async (caller) => {
      const page = pageFrom(await readRoles(caller), (entry) => entry.code, caller.query);
      return { body: { items: [...page.items], next: page.next } };
    },
  }),
  endpoint({
    id: "getRole",
    method: "GET",
    path: oneRole,
    permission: "project.view",
    answer: role,
    run: async (caller) => answerRole(caller),
  }),
  endpoint({
    id: "assignRole",
    method: "PATCH",
    path: oneRole,
    permission: "people.edit",
    isConditional: true,
    body: z.strictObject({ personId: idShape.nullable() }).meta({ id: "RoleHolder" }),
    answer: role,
    run: async (args) => {
      const { body } = await answerRole(args);
      const holder = args.value.personId;
      await assignRole({ ...args, value: { code: body.code, version: args.version, person: await knownPerson(args, holder) } });
      return answerRole(args);
    },
  }),
];

/** Addresses and accounts are for who may change them, as on the page. */
async function readPeople({ context, project, can }: ProjectCaller): Promise<z.input<typeof person>[]> {
  const seesAddresses = can("members.manage") || can("people.edit");
  return (await listPeople(context.db, project.id)).map(({ id, version, name: shown, email: address, userId }) => ({
    id,
    version,
    name: shown,
    email: seesAddresses ? address : null,
    userId: seesAddresses ? userId : null,
  }));
}

async function readRoles({ context, project }: ProjectCaller): Promise<z.input<typeof role>[]> {
  return (await listProjectRoles(context.db, project.id)).map(({ code, version, name: text, nameZh, personId }) => ({
    code,
    version,
    name: { text, zh: nameZh },
    personId,
  }));
}

/** The page has words of its own in the place of an id. */
async function knownPerson(caller: ProjectCaller, id: string | null): Promise<string> {
  return id === null ? "nobody" : (await answerPerson(caller, id)).body.id;
}

async function answerPerson(caller: ProjectCaller, id: string): Promise<EndpointAnswer<z.input<typeof person>>> {
  const found = (await readPeople(caller)).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version };
}

async function answerRole(caller: ProjectCaller & Params): Promise<EndpointAnswer<z.input<typeof role>>> {
  const found = (await readRoles(caller)).find((entry) => entry.code === caller.params["code"]);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version };
}
