import { createMemoryHistory, createRouter } from "@remix-run/router";
import { expect, it } from "vitest";
import { keepReloads, revalidatesUnlessViewChange } from "#app/ui/view-change.ts";

it("loads anew what was asked for while the reader looks at the page in another way, and nothing for that way alone", async () => {
  let version = 1;
  let loads = 0;
  const loader = async () => {
    loads++;
    await new Promise((done) => setTimeout(done, 5));
    return version;
  };
  const shouldRevalidate = revalidatesUnlessViewChange;
  const router = createRouter({
    history: createMemoryHistory({ initialEntries: ["/plan"] }),
    routes: [{ id: "plan", path: "/plan", loader, shouldRevalidate }],
    hydrationData: { loaderData: { plan: version } },
  }).initialize();
  const end = keepReloads(router);

  await router.navigate("/plan?zoom=day");
  expect(loads).toBe(0);
  version = 2;
  router.revalidate();
  await router.navigate("/plan?zoom=week");
  await router.navigate("/plan?zoom=week&task=t");
  await expect.poll(() => [router.state.revalidation, router.state.loaderData["plan"]]).toEqual(["idle", 2]);
  expect(router.state.location.search).toBe("?zoom=week&task=t");
  end();
  router.dispose();
});

it("loads nothing anew after a form of somebody who may not send it any more, so that what was typed stays", () => {
  const url = new URL("http://localhost:3000/projects/1/people");
  const after = (actionStatus: number, code = "") =>
    revalidatesUnlessViewChange({
      currentUrl: url,
      currentParams: {},
      nextUrl: url,
      nextParams: {},
      formMethod: "POST",
      actionStatus,
      actionResult: { errors: { "": { code } } },
      defaultShouldRevalidate: true,
    });

  expect([401, 403, 404, 409, 422, 200].map((status) => after(status))).toEqual([false, false, false, true, true, true]);
  expect([after(409, "project.archived"), after(503, "form.unreachable")]).toEqual([false, false]);
});
