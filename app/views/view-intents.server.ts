import { intent, type ProjectCaller } from "#app/http/guarded.server.ts";
import { defaultViewForm, renameViewForm, saveViewForm, shareViewForm, viewForm } from "./views.forms.server.ts";
import { chooseDefaultView, removeView, renameView, restoreView, saveView, shareView, type ViewedPage } from "./views.server.ts";

/** What the forms of a page may ask for whose state can be kept under a name. */
export function viewIntents(pageOf: (caller: ProjectCaller) => ViewedPage) {
  return {
    saveView: intent("view.save", saveViewForm, (args) => saveView(args, pageOf(args))),
    renameView: intent("view.save", renameViewForm, (args) => renameView(args, pageOf(args))),
    shareView: intent("view.save", shareViewForm, (args) => shareView(args, pageOf(args))),
    removeView: intent("view.save", viewForm, (args) => removeView(args, pageOf(args))),
    restoreView: intent("view.save", viewForm, (args) => restoreView(args, pageOf(args))),
    chooseDefaultView: intent("view.save", defaultViewForm, (args) => chooseDefaultView(args, pageOf(args))),
  };
}
