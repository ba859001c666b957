import { z } from "zod";
import { fieldKinds, longestFieldName, mostOptions, type FieldOption } from "#app/domain/plan/custom-field.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listFieldsEver } from "#db/queries/custom-fields.ts";
import { writeOption } from "./field-options.ts";
import { addField, editField, moveField, removeField, restoreField } from "./fields.server.ts";

const fieldKey = z.string();

const optionShape = z.object({
  /** Of its field alone. */
  key: z.string(),
  name: bilingualShape,
  /** Tasks that have it keep it; none is given it any more. */
  isRemoved: z.boolean(),
});

const fieldShape = z
  .object({
    id: idShape,
    /** What values, columns and addresses call it. */
    key: fieldKey,
    version: versionShape,
    kind: z.enum(fieldKinds),
    name: bilingualShape,
    description: bilingualShape,
    isExpected: z.boolean(),
    options: z.array(optionShape).readonly(),
    /** Whether it was deleted; what tasks hold in it comes back with it. */
    isRemoved: z.boolean(),
  })
  .meta({ id: "CustomField" });

/** What stands between the two languages of an option where people type it. */
const optionName = z
  .string()
  .trim()
  .min(1)
  .max(longestFieldName)
  .regex(/^[^|｜\n]+$/);
const name = z.string().trim().min(1).max(longestFieldName);
const description = z.string().trim().max(300);
const option = z.strictObject({ name: optionName, nameZh: optionName.optional() });

const newField = z
  .strictObject({
    kind: z.enum(fieldKinds),
    name,
    nameZh: name.optional(),
    description: description.default(""),
    descriptionZh: description.optional(),
    isExpected: z.boolean().default(false),
    /** Of a choice, in their order. */
    options: z.array(option).max(mostOptions).default([]),
  })
  .meta({ id: "NewCustomField" });

const fieldChanges = z
  .strictObject({
    name: name.optional(),
    /** Empty for the same in both languages. */
    nameZh: z.string().trim().max(longestFieldName).optional(),
    description: description.optional(),
    descriptionZh: description.optional(),
    isExpected: z.boolean().optional(),
    /** All that are to be offered, in their order; those without a key are new and follow the others, and those left out are not offered any more. */
    options: z
      .array(option.extend({ key: z.string().optional() }))
      .max(mostOptions)
      .optional(),
  })
  .meta({ id: "CustomFieldChanges" });

const path = "/projects/:projectId/custom-fields";
const one = `${path}/:fieldKey`;

export const fieldEndpoints = [
  endpoint({
    id: "listCustomFields",
    method: "GET",
    path,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(fieldShape).meta({ id: "CustomFieldPage" }),
    run: async ({ context, project, query }) => answerPage((await listFieldsEver(context.db, project.id)).map(shown), query),
  }),
  endpoint({
    id: "createCustomField",
    method: "POST",
    path,
    permission: "project.edit",
    body: newField,
    answer: fieldShape,
    status: 201,
    run: async (args) => {
      const { options, ...value } = args.value;
      const newOptions = options.map((each) => written(each)).join("\n");
      const { key } = await addField({ ...args, value: { ...value, newOptions } });
      return { ...(await answer(args, key)), location: `/projects/${args.project.id}/custom-fields/${key}` };
    },
  }),
  endpoint({
    id: "getCustomField",
    method: "GET",
    path: one,
    permission: "plan.view",
    answer: fieldShape,
    run: async (args) => answer(args, keyOf(args)),
  }),
  endpoint({
    id: "updateCustomField",
    method: "PATCH",
    path: one,
    permission: "project.edit",
    isConditional: true,
    body: fieldChanges,
    answer: fieldShape,
    run: async (args) => {
      const { body } = await answer(args, keyOf(args));
      await editField({ ...args, value: { ...edited(body, args.value), key: body.key, version: args.version } });
      return answer(args, body.key);
    },
  }),
  endpoint({
    id: "moveCustomField",
    method: "POST",
    path: `${one}/move`,
    permission: "project.edit",
    body: z.strictObject({ direction: z.enum(["up", "down"]) }).meta({ id: "CustomFieldMove" }),
    answer: fieldShape,
    run: async (args) => {
      const { key } = (await answer(args, keyOf(args))).body;
      await moveField({ ...args, value: { ...args.value, key } });
      return answer(args, key);
    },
  }),
  endpoint({
    id: "deleteCustomField",
    method: "DELETE",
    path: one,
    permission: "project.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answer(args, keyOf(args));
      requireState(args.state, body.version);
      await removeField({ ...args, value: body });
    },
  }),
  endpoint({
    id: "restoreCustomField",
    method: "POST",
    path: `${one}/restore`,
    permission: "project.edit",
    answer: fieldShape,
    run: async (args) => {
      const { body } = await answer(args, keyOf(args));
      await restoreField({ ...args, value: body });
      return answer(args, body.key);
    },
  }),
];

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };
type Shown = z.input<typeof fieldShape>;

function keyOf({ params }: Asked): string {
  return params["fieldKey"] ?? "";
}

async function answer({ context, project }: Asked, key: string): Promise<EndpointAnswer<Shown>> {
  const field = (await listFieldsEver(context.db, project.id)).find((candidate) => candidate.key === key);
  if (!field) throw errorResponse(404, context);
  return { body: shown(field), state: field.version };
}

function shown({ position: _position, removedAt, ...field }: Awaited<ReturnType<typeof listFieldsEver>>[number]): Shown {
  return { ...field, isRemoved: removedAt !== null };
}

function written({ name: text, nameZh }: z.output<typeof option>): string {
  return writeOption({ text, zh: nameZh ?? null });
}

/** A field with changes in it, as its form would send it. */
function edited(field: Shown, { options, nameZh, ...changes }: z.output<typeof fieldChanges>) {
  const present = field.options.filter(({ isRemoved }: FieldOption) => !isRemoved);
  const wanted = options ?? present.map(({ key, name: { text, zh } }) => ({ key, name: text, nameZh: zh ?? undefined }));
  const kept = present.map(({ key }) => {
    const place = wanted.findIndex((each) => each.key === key);
    return { key, name: place < 0 ? "" : written(wanted[place]!), place };
  });
  const isKnown = (key: string | undefined) => present.some((each) => each.key === key);
  return {
    name: changes.name ?? field.name.text,
    nameZh: (nameZh ?? field.name.zh) || undefined,
    description: changes.description ?? field.description.text,
    descriptionZh: (changes.descriptionZh ?? field.description.zh) || undefined,
    isExpected: changes.isExpected ?? field.isExpected,
    options: kept,
    newOptions: wanted
      .filter(({ key }) => !isKnown(key))
      .map((each) => written(each))
      .join("\n"),
  };
}
