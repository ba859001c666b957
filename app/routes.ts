import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The product's table of contents: every URL and the slice that answers it. */
export default [
  index("account/start.route.ts"),
  route("sign-in", "account/sign-in.route.tsx"),
  route("sign-out", "account/sign-out.route.ts"),
  route("set-up/:token", "account/set-up.route.tsx"),
  route("new-password/:token", "account/new-password.route.tsx"),
  route("invitations/:token", "account/invitation.route.tsx"),
  route("account", "account/account.route.tsx"),
  route("preferences", "account/preferences.route.ts"),
  route("roles", "library/roles.route.tsx"),

  route("projects", "projects/projects.route.tsx"),
  route("projects/new", "projects/new-project.route.tsx"),
  route("projects/import", "imports/import.route.tsx"),
  route("projects/import/sheet", "imports/new-sheet.route.tsx"),
  route("projects/import/sheet/problems", "imports/new-sheet-problems.route.ts"),
  route("projects/:projectId", "projects/project.route.tsx", [
    index("projects/home.route.tsx"),
    route("plan", "plan/plan.route.tsx"),
    route("tasks", "plan/tasks.route.tsx"),
    route("tasks/:taskId", "plan/task.route.tsx", [index("discussion/discussion.route.tsx")]),
    route("method/:area", "library/area.route.tsx"),
    route("people", "people/people.route.tsx"),
    route("calendar", "calendar/calendar.route.tsx"),
    route("history", "history/history.route.tsx"),
    route("settings", "settings/settings.route.tsx"),
    route("import", "imports/report.route.tsx"),
    route("import/sheet", "imports/sheet.route.tsx"),
  ]),
  route("projects/:projectId/plan/data", "plan/plan-data.route.ts"),
  route("projects/:projectId/plan/commands", "plan/plan-commands.route.ts"),
  route("projects/:projectId/import/file", "imports/original-file.route.ts"),
  route("projects/:projectId/import/sheet/problems", "imports/sheet-problems.route.ts"),
  route("projects/:projectId/import/report", "imports/whole-report.route.ts"),
  route("*", "account/not-found.route.tsx"),
] satisfies RouteConfig;
