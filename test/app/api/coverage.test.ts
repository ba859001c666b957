import { expect, it } from "vitest";

import { endpoints } from "#app/api/endpoints.server.ts";
import { readSourceFiles } from "#test/support/source-files.ts";

/** Why programs cannot do what a page can. */
const leftToPages = {
  signIn: "Signing in, signing up and links that work once need a person at a browser.",
  secret: "Passwords, second factors and tokens give access: a token must not lead to more than itself.",
  browser: "It concerns the browser in which it is done.",
} as const;

/** The operation for everything that a form of a page can ask for, or why there is none. */
const covered: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "account/account": { profile: "updateMe", password: "secret", keys: "browser", endSession: "secret" },
  "account/code": { code: "signIn" },
  "account/forgotten-password": { ask: "signIn" },
  "account/invitation": { join: "signIn", register: "signIn" },
  "account/join-identity": { join: "signIn" },
  "account/new-password": { reset: "signIn" },
  "account/preferences": { locale: "updateMe", theme: "browser" },
  "account/second-factor": { begin: "secret", confirm: "secret", distrust: "secret", renew: "secret", turnOff: "secret" },
  "account/set-up": { setUp: "signIn" },
  "account/sign-in": { signIn: "signIn" },
  "account/sign-out": { signOut: "signIn" },
  "account/tokens": { create: "secret", revoke: "revokeToken" },
  "administration/audit": { verify: "verifyAudit" },
  "administration/jobs": { remove: "deleteJob", retry: "retryJob" },
  "administration/mail": { send: "sendTestMail" },
  "administration/settings": { change: "changeInstanceSettings" },
  "administration/user": {
    administrator: "changeAdministrator",
    close: "closeUser",
    endSessions: "endUserSessions",
    open: "openUser",
    resetFactor: "secret",
    resetLink: "secret",
    separate: "secret",
  },
  "administration/users": { add: "secret" },
  "attachments/upload": { attach: "addFiles" },
  "baselines/baselines": {
    reference: "chooseReferenceBaseline",
    restore: "restoreBaseline",
    take: "takeBaseline",
    undoTake: "deleteBaseline",
  },
  "baselines/variance": {
    approve: "approveBaseline",
    edit: "updateBaseline",
    reference: "chooseReferenceBaseline",
    remove: "deleteBaseline",
    withdraw: "withdrawBaselineApproval",
  },
  "calendar-feed/calendar-feeds": { create: "createCalendarFeed", remove: "deleteCalendarFeed", renew: "renewCalendarFeed" },
  "calendar/calendar": {
    addException: "addCalendarException",
    changeWeek: "changeWorkingWeek",
    changeYear: "changeCalendarYear",
    removeException: "removeCalendarException",
    replaceCalendar: "replaceCalendar",
    restoreCalendar: "restoreCalendar",
    restoreException: "restoreCalendarException",
  },
  "description/description": { previewDescription: "browser", saveDescription: "writeDescription" },
  "discussion/discussion": {
    addComment: "createComment",
    editComment: "updateComment",
    removeComment: "deleteComment",
    removeFile: "deleteFile",
    restoreComment: "restoreComment",
    restoreFile: "restoreFile",
    revert: "revertTaskChange",
    watch: "changeTaskWatch",
  },
  "gates/gate": {
    addCriterion: "addGateCriterion",
    decide: "decideGate",
    editCriterion: "updateGateCriterion",
    endWaiver: "endGateWaiver",
    meetCondition: "meetGateCondition",
    openCondition: "openGateCondition",
    removeCriterion: "deleteGateCriterion",
    restoreCriterion: "restoreGateCriterion",
    setLimits: "changeGateLimits",
    sign: "signGateCriterion",
    waive: "waiveGateCriterion",
    withdrawDecision: "withdrawGateDecision",
    withdrawSignature: "withdrawGateSignature",
  },
  "gates/gates": { addGate: "executePlanCommand" },
  "imports/import": { import: "importProject" },
  "imports/new-sheet": { import: "importSheet", read: "changeSheetReading" },
  "imports/report": { discard: "trashProject", undo: "undoImport" },
  "imports/sheet": { import: "importProjectSheet", offer: "offerProjectSheet", read: "changeProjectSheetReading" },
  "live/presence": { show: "browser" },
  "notifications/notifications": { mark: "markNotification", readAll: "markNotificationsRead" },
  "notifications/settings": { change: "changeNotificationSettings" },
  "notifications/unsubscribe": { unsubscribe: "signIn" },
  "workload/levelling": { apply: "applyLevelling", clear: "clearLevelling", stop: "browser", takeBack: "undoPlanStep" },
  "people/people": {
    addMember: "addMember",
    addPerson: "createPerson",
    assignRole: "assignRole",
    changeRole: "changeMemberRole",
    editPerson: "updatePerson",
    leave: "leaveProject",
    removeMember: "removeMember",
    removePerson: "deletePerson",
    restoreInvitation: "restoreInvitation",
    restoreMember: "restoreMember",
    restorePerson: "restorePerson",
    withdraw: "withdrawInvitation",
  },
  "people/working-time": {
    addAbsence: "addAbsence",
    changeWorkingTime: "changeWorkingTime",
    editAbsence: "updateAbsence",
    removeAbsence: "deleteAbsence",
  },
  "plan/plan": {
    chooseDefaultView: "chooseDefaultView",
    removeView: "deleteView",
    renameView: "renameView",
    restoreView: "restoreView",
    saveView: "saveView",
    shareView: "shareView",
  },
  "plan/removal": { restoreTask: "restoreTask" },
  "plan/plan-commands": { execute: "executePlanCommand", redo: "redoPlanStep", undo: "undoPlanStep" },
  "plan/task": {
    addItems: "addChecklistItems",
    attach: "addFiles",
    editItem: "updateChecklistItem",
    link: "createLink",
    moveItem: "moveChecklistItem",
    remove: "deleteTask",
    removeFile: "deleteFile",
    removeItem: "deleteChecklistItem",
    report: "updateTask",
    restoreFile: "restoreFile",
    restoreItem: "restoreChecklistItem",
    save: "updateTask",
    schedule: "updateTask",
    assign: "updateTask",
    unassign: "updateTask",
    saveDescription: "writeDescription",
    tickItem: "tickChecklistItem",
    unlink: "deleteLink",
  },
  "plan/tasks": {
    chooseDefaultView: "chooseDefaultView",
    quickAdd: "quickAddTask",
    removeView: "deleteView",
    renameView: "renameView",
    restoreView: "restoreView",
    saveView: "saveView",
    shareView: "shareView",
  },
  "projects/copy-project": { copy: "copyProject" },
  "projects/home": { watch: "changeProjectWatch" },
  "projects/new-project": { create: "createProject", removeTemplate: "deleteSavedTemplate", restoreTemplate: "restoreSavedTemplate" },
  "projects/save-template": { save: "saveProjectAsTemplate" },
  "projects/trash": { deleteForever: "deleteProjectForever", restore: "restoreProject", restoreTemplate: "restoreSavedTemplate" },
  "settings/settings": {
    archive: "archiveProject",
    change: "updateProject",
    goLive: "changeGoLive",
    trash: "trashProject",
    unarchive: "unarchiveProject",
  },
  "tour/tour": { finish: "browser", go: "browser" },
  "trash/trash": {
    restoreBaseline: "restoreBaseline",
    restoreComment: "restoreComment",
    restoreFile: "restoreFile",
    restoreTask: "restoreTask",
  },
  "webhooks/webhooks": {
    add: "createWebhook",
    pause: "pauseWebhook",
    redeliver: "redeliverWebhook",
    remove: "deleteWebhook",
    resume: "resumeWebhook",
    test: "testWebhook",
  },
};

it("lets programs do all that the forms of pages can ask for, but for what is left to pages", () => {
  const asked = Object.fromEntries(
    [...readSourceFiles("app")].flatMap(([file, content]) => {
      const name = /^app\/(.*)\.route\.tsx?$/.exec(file)?.[1];
      const intents = [...content.matchAll(/(\w+): (?:i|publicI)ntent\(/g)].map(([, intent = ""]) => intent);
      return name === undefined || intents.length === 0 ? [] : [[name, intents.sort()]];
    }),
  );
  const known = new Set([...endpoints.map(({ id }) => id), ...Object.keys(leftToPages)]);

  expect(Object.fromEntries(Object.entries(covered).map(([name, intents]) => [name, Object.keys(intents).sort()]))).toEqual(asked);
  const answers = Object.values(covered).flatMap((intents) => Object.values(intents));
  expect(answers.filter((answer) => !known.has(answer))).toEqual([]);
});
