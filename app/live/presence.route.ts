import { z } from "zod";
import { isAlonePage } from "#app/http/live/alone-page.ts";
import { errorResponse, guardedJsonAction, intent } from "#app/http/guarded.server.ts";

/** Pages and fields are named by the pages themselves; what does not look like such a name is not passed on. */
const presenceForm = z.object({
  tab: z.string().regex(/^[\w-]{8,64}$/),
  page: z
    .string()
    .regex(/^[\w/-]{0,120}$/)
    .default(""),
  field: z
    .string()
    .regex(/^[\w.:[\]-]{1,120}$/)
    .optional(),
});

/** Where a page says that it is open, and what is being edited on it. */
export const action = guardedJsonAction({
  show: intent("project.view", presenceForm, async ({ context, user, project, value }) => {
    if (await context.limits.use("presence", user.id)) throw errorResponse(429, context);
    const { tab, field = null } = value;
    const isAlone = isAlonePage(value.page);
    const page = isAlone ? `alone/${tab}` : value.page;
    context.live.showPresence({ projectId: project.id, userId: user.id, name: user.name, tab, page, field: isAlone ? null : field });
  }),
});
