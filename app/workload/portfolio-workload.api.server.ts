import { z } from "zod";
import { addDays } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { stretchLoads } from "#app/domain/workload/person-load.ts";
import { loadWindow, stretchKinds } from "#app/domain/workload/window.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { dayShape, idShape } from "#app/http/api/shapes.server.ts";
import { readPortfolioLoads } from "./portfolio-loads.server.ts";
import { windowDay } from "./window-day.server.ts";

const minutes = z.number().int();

const workload = z
  .object({
    from: dayShape,
    to: dayShape,
    people: z.array(
      z.object({
        name: z.string(),
        /** The same person as each project's plan names them. */
        places: z.array(z.object({ projectId: idShape, personId: idShape })).readonly(),
        loads: z.array(
          z.object({ from: dayShape, to: dayShape, demandMinutes: minutes, capacityMinutes: minutes, overloadMinutes: minutes }),
        ),
      }),
    ),
  })
  .meta({ id: "PortfolioWorkload" });

export const portfolioWorkloadEndpoints = [
  endpoint({
    id: "getPortfolioWorkload",
    method: "GET",
    path: "/workload",
    permission: "projects.list",
    isWide: true,
    query: z.strictObject({ per: z.enum(stretchKinds).default("week"), from: windowDay.optional() }),
    answer: workload,
    run: async (caller) => {
      const { query, context, reader } = caller;
      const window = loadWindow(query.per, query.from ?? todayIn(reader.timeZone, context.now()));
      const { people } = await readPortfolioLoads(caller, window.from, window.to);
      return {
        body: {
          from: window.from,
          to: window.to,
          people: people.map((person) => ({
            name: person.name,
            places: person.places,
            loads: stretchLoads(person, window.stretches).map(({ demandMinutes, capacityMinutes, overloadMinutes }, index) => {
              const { from, until } = window.stretches[index]!;
              const days = { from: addDays(window.from, from), to: addDays(window.from, until - 1) };
              return { ...days, demandMinutes, capacityMinutes, overloadMinutes };
            }),
          })),
        },
      };
    },
  }),
];
