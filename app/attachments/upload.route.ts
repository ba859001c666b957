import { admitFiles } from "#app/http/files.server.ts";
import { guardedJsonAction, intent } from "#app/http/guarded.server.ts";
import { attachForm } from "./attachments.forms.server.ts";
import { attachFiles } from "./attachments.server.ts";

/** What the task page sends of the files that are dropped or chosen. */
export const action = guardedJsonAction({ attach: intent("comment.write", attachForm, attachFiles) }, (args, receive) =>
  admitFiles(args, receive, (reply, status) => Response.json(reply, { status })),
);
