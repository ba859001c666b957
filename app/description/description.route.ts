import { guardedJsonAction, intent } from "#app/http/guarded.server.ts";
import { descriptionForm, previewForm } from "./description.forms.server.ts";
import { previewDescription, saveDescription } from "./description.server.ts";

/** What the editor of a description sends while somebody types. */
export const action = guardedJsonAction({
  saveDescription: intent("task.describe", descriptionForm, saveDescription),
  previewDescription: intent("task.describe", previewForm, previewDescription),
});
