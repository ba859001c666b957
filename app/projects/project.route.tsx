import { Outlet, useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readProjectFrame } from "./project-frame.server.ts";
import { MethodologyStripView } from "./methodology-strip.tsx";
import { ProjectNavigation } from "./project-navigation.tsx";

export const loader = guardedLoader("project.view", (caller) => readProjectFrame(caller));

export default function ProjectLayout() {
  const { project, projects, strip, permissions, areas } = useLoaderData<typeof loader>();
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <ProjectNavigation project={project} projects={projects} permissions={permissions} areas={areas} />
      <div className="flex min-w-0 flex-1 flex-col">
        <MethodologyStripView projectId={project.id} strip={strip} />
        <main id="main" className="min-w-0 flex-1 px-4 py-4 sm:px-6">
          <Outlet />
        </main>
      </div>
    </div>
  );
}
