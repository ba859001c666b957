import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { ErrorContent, ErrorPage } from "#app/ui/error-page.tsx";
import { TourCard } from "#app/tour/tour-card.tsx";
import { readTour } from "#app/tour/tour.server.ts";
import { LivePage } from "#app/ui/live/live-page.tsx";
import { ArchivedNotice } from "./archived-notice.tsx";
import { PrintedHeading } from "./printed-heading.tsx";
import { readProjectFrame } from "./project-frame.server.ts";
import { MethodologyStripView } from "./methodology-strip.tsx";
import { ProjectNavigation } from "./project-navigation.tsx";

export const loader = guardedLoader("project.view", async (caller) => ({
  ...(await readProjectFrame(caller, await readReader(caller.request, caller.context))),
  tour: await readTour(caller),
}));

export { revalidatesUnlessViewChange as shouldRevalidate } from "#app/ui/view-change.ts";

export default function ProjectLayout() {
  const frame = useLoaderData<typeof loader>();
  return (
    <LivePage key={frame.project.id} projectId={frame.project.id} sequence={frame.sequence}>
      <ProjectFrame frame={frame}>
        <Outlet />
      </ProjectFrame>
    </LivePage>
  );
}

/** What goes wrong on a page of the project leaves the way to its other pages. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("projects/project.route");
  const requestId = useRouteLoaderData<{ requestId: string }>("root")?.requestId;
  if (!frame) return <ErrorPage requestId={requestId} />;
  return (
    <ProjectFrame frame={frame}>
      <ErrorContent requestId={requestId} />
    </ProjectFrame>
  );
}

interface ProjectFrameProps {
  readonly frame: ReturnType<typeof useLoaderData<typeof loader>>;
  readonly children: ReactNode;
}

function ProjectFrame({ frame, children }: ProjectFrameProps) {
  const { project, projects, strip, permissions, areas, archiving, canReopen, tour, today } = frame;
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <ProjectNavigation
        project={project}
        projects={projects}
        permissions={permissions}
        areas={areas}
        isArchived={archiving !== null}
        today={today}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <MethodologyStripView projectId={project.id} strip={strip} />
        {archiving ? <ArchivedNotice projectId={project.id} archiving={archiving} canReopen={canReopen} /> : null}
        {tour ? <TourCard projectId={project.id} tour={tour} /> : null}
        <main id="main" className="min-w-0 flex-1 px-4 py-4 sm:px-6">
          <PrintedHeading project={project} today={today} />
          {children}
        </main>
      </div>
    </div>
  );
}
