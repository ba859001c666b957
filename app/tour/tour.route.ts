import { guardedAction, intent } from "#app/http/guarded.server.ts";
import { finishForm, goForm } from "./tour.forms.server.ts";
import { finishTour, goToStop } from "./tour.server.ts";

/** Walks through the demo: the forms of the tour's card are sent here. */
export const action = guardedAction({
  go: intent("project.view", goForm, goToStop),
  finish: intent("project.view", finishForm, finishTour),
});
