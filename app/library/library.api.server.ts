import { z } from "zod";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { linkTypes } from "#app/domain/schedule/network.ts";
import { methodologyAreas, templateKeys, templateTaskTypes } from "#app/domain/template/template.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { pageFrom, pageOf, pageQuery, type PageQuery } from "#app/http/api/page.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { listLibraryCalendars } from "#db/queries/calendars.ts";

const bilingual = z.object({ en: z.string(), zh: z.string() });
const summary = z
  .object({ key: z.enum(templateKeys), version: z.number().int(), name: bilingual, summary: bilingual, taskCount: z.number().int() })
  .meta({ id: "TemplateSummary" });
const template = z
  .object({
    ...summary.shape,
    assumption: bilingual,
    goLive: z.array(z.string()),
    tasks: z.array(
      z.object({
        id: z.string(),
        type: z.enum(templateTaskTypes),
        name: bilingual,
        durationDays: z.number(),
        role: z.string().nullable(),
        topic: z.enum(methodologyAreas),
        predecessors: z.array(z.object({ taskId: z.string(), type: z.enum(linkTypes), lagDays: z.number() })),
        deliverable: bilingual.nullable(),
        doneWhen: bilingual.nullable(),
      }),
    ),
  })
  .meta({ id: "Template" });
const area = z.object({ area: z.enum(methodologyAreas), title: z.string(), summary: z.string() }).meta({ id: "MethodologyArea" });
const page = z.object({ ...area.shape, body: z.string() }).meta({ id: "MethodologyPage" });
const libraryCalendar = z
  .object({ key: z.string(), name: z.object({ text: z.string(), zh: z.string().nullable() }) })
  .meta({ id: "LibraryCalendar" });

export const libraryEndpoints = [
  endpoint({
    id: "listTemplates",
    method: "GET",
    path: "/templates",
    permission: "method.read",
    query: pageQuery,
    answer: pageOf(summary).meta({ id: "TemplatePage" }),
    run: async ({ context, query }) => {
      const { templates } = await loadTemplates(context.contentDirectory);
      return answerKeyed(
        templateKeys.map((key) => ({ ...templates[key], taskCount: templates[key].tasks.length })),
        query,
      );
    },
  }),
  endpoint({
    id: "getTemplate",
    method: "GET",
    path: "/templates/:key",
    permission: "method.read",
    answer: template,
    run: async ({ context, params }) => {
      const key = templateKeys.find((candidate) => candidate === params["key"]);
      if (!key) throw errorResponse(404, context);
      const found = (await loadTemplates(context.contentDirectory)).templates[key];
      const tasks = found.tasks.map((task) => ({ ...task, predecessors: [...task.predecessors] }));
      return { body: { ...found, goLive: [...found.goLive], taskCount: tasks.length, tasks } };
    },
  }),
  endpoint({
    id: "listLibraryCalendars",
    method: "GET",
    path: "/calendars",
    permission: "method.read",
    query: pageQuery,
    answer: pageOf(libraryCalendar).meta({ id: "LibraryCalendarPage" }),
    run: async ({ context, query }) => {
      const calendars = await listLibraryCalendars(context.db);
      return answerKeyed(
        calendars.map(({ libraryKey, name, nameZh }) => ({ key: libraryKey, name: { text: name, zh: nameZh } })),
        query,
      );
    },
  }),
  endpoint({
    id: "listMethodology",
    method: "GET",
    path: "/methodology",
    permission: "method.read",
    query: pageQuery,
    answer: pageOf(area).meta({ id: "MethodologyAreaPage" }),
    run: async ({ context, query, reader }) => {
      const { pages } = await loadMethodology(context.contentDirectory);
      const areas = [...pages].map(([name, texts]) => ({ key: name, area: name, ...texts[reader.locale] }));
      return answerKeyed(areas, query);
    },
  }),
  endpoint({
    id: "getMethodologyPage",
    method: "GET",
    path: "/methodology/:area",
    permission: "method.read",
    answer: page,
    run: async ({ context, params, reader }) => {
      const name = methodologyAreas.find((candidate) => candidate === params["area"]);
      const found = name && (await loadMethodology(context.contentDirectory)).pages.get(name);
      if (!name || !found) throw errorResponse(404, context);
      return { body: { area: name, ...found[reader.locale] } };
    },
  }),
];

function answerKeyed<Item extends { readonly key: string }>(items: readonly Item[], query: PageQuery) {
  const page = pageFrom(items, (item) => item.key, query);
  return { body: { items: [...page.items], next: page.next } };
}
