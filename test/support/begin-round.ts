import type { RunningApp } from "./running-app.ts";

/** Lets the chair of the demo company begin another round of scoring, over HTTP as a form does, and open it. */
export async function beginRound(app: RunningApp, projectId: string): Promise<void> {
  const cookie = await app.signIn("wang.haifeng@example.com");
  const send = async (fields: Readonly<Record<string, string>>) => {
    const response = await fetch(`${app.origin}/projects/${projectId}/scoring`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: cookie, Origin: app.origin },
      body: new URLSearchParams(fields),
    });
    if (response.status >= 400) throw new Error(`${fields["intent"] ?? ""} was answered ${response.status}`);
  };
  await send({ intent: "finalise", reason: "The offers were improved" });
  await send({ intent: "open", version: "1" });
}
