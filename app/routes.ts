import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The product's table of contents: every URL and the slice that answers it. */
export default [
  index("account/start.route.ts"),
  route("sign-in", "account/sign-in.route.tsx"),
  route("sign-in/code", "account/code.route.tsx"),
  route("sign-out", "account/sign-out.route.ts"),
  route("set-up/:token", "account/set-up.route.tsx"),
  route("new-password/:token", "account/new-password.route.tsx"),
  route("invitations/:token", "account/invitation.route.tsx"),
  route("account", "account/account.route.tsx"),
  route("account/two-factor", "account/second-factor.route.tsx"),
  route("account/tokens", "account/tokens.route.tsx"),
  route("preferences", "account/preferences.route.ts"),
  route("roles", "library/roles.route.tsx"),
  route("search", "search/search.route.tsx"),
  route("search/suggestions", "search/suggestions.route.ts"),

  route("projects", "projects/projects.route.tsx"),
  route("projects/new", "projects/new-project.route.tsx"),
  route("projects/trash", "projects/trash.route.tsx"),
  route("projects/import", "imports/import.route.tsx"),
  route("projects/:projectId", "projects/project.route.tsx", [
    index("projects/home.route.tsx"),
    route("plan", "plan/plan.route.tsx", [
      // The same task, beside the plan.
      route("tasks/:taskId", "plan/task.route.tsx", { id: "plan/task-panel" }, [
        index("discussion/discussion.route.tsx", { id: "discussion/discussion-panel" }),
      ]),
    ]),
    route("tasks", "plan/tasks.route.tsx"),
    route("tasks/:taskId", "plan/task.route.tsx", [index("discussion/discussion.route.tsx")]),
    route("method/:area", "library/area.route.tsx"),
    route("people", "people/people.route.tsx"),
    route("calendar", "calendar/calendar.route.tsx"),
    route("history", "history/history.route.tsx"),
    route("settings", "settings/settings.route.tsx"),
    route("import", "imports/report.route.tsx"),
  ]),
  route("projects/:projectId/events", "live/events.route.ts"),
  route("projects/:projectId/presence", "live/presence.route.ts"),
  route("projects/:projectId/plan/data", "plan/plan-data.route.ts"),
  route("projects/:projectId/plan/commands", "plan/plan-commands.route.ts"),
  route("projects/:projectId/tasks/:taskId/description", "description/description.route.ts"),
  route("projects/:projectId/tasks/:taskId/files", "attachments/upload.route.ts"),
  route("projects/:projectId/mentions", "discussion/mentions.route.ts"),
  route("projects/:projectId/files/:fileId", "attachments/file.route.ts"),
  route("projects/:projectId/files/:fileId/preview", "attachments/preview.route.ts"),
  route("projects/:projectId/import/file", "imports/original-file.route.ts"),
  route("projects/:projectId/import/report", "imports/whole-report.route.ts"),
  route("api/v1/*", "api/api.route.ts"),
  route("*", "account/not-found.route.tsx"),
] satisfies RouteConfig;
