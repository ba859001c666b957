export interface FirstStep {
  readonly name: "token" | "me" | "projects" | "create" | "change";
  /** Lines for the shell. */
  readonly code: string;
  /** What then comes back, shortened. */
  readonly answer: string | null;
}

const token = `-H "Authorization: Bearer $TOKEN"`;
const json = `-H "Content-Type: application/json"`;

/** From a token to a task that was changed, each as it is typed. */
export function firstSteps(base: string): readonly FirstStep[] {
  const command = (...parts: readonly string[]) => parts.join(" \\\n  ");
  const tasks = `${base}/projects/$projectId/tasks`;
  return [
    { name: "token", code: `export TOKEN="rollout_…"`, answer: null },
    {
      name: "me",
      code: command(`curl "${base}/me"`, token),
      answer: `{ "id": "…", "version": 1, "name": "Li Na", "email": "li.na@example.com", … }`,
    },
    {
      name: "projects",
      code: `${command(`curl "${base}/projects?limit=5"`, token)}\nexport projectId="…"`,
      answer: `{ "items": [ { "id": "…", "version": 1, "name": { "text": "Hengfeng CRM rollout", … }, … } ], "next": null }`,
    },
    {
      name: "create",
      code: command(
        `curl -i -X POST "${tasks}"`,
        token,
        `-H "Idempotency-Key: first-task"`,
        json,
        `-d '{"name":"Check the migration","durationMinutes":480}'`,
      ),
      answer: `HTTP/1.1 201 Created\nETag: "1.2"\nLocation: /api/v1/projects/…/tasks/…\n\n{ "id": "…", "version": 1, "name": { "text": "Check the migration", … }, "durationMinutes": 480, … }`,
    },
    {
      name: "change",
      code: `export taskId="…" etag='"1.2"'\n${command(`curl -X PATCH "${tasks}/$taskId"`, token, `-H "If-Match: $etag"`, json, `-d '{"progress":50}'`)}`,
      answer: `{ "id": "…", "version": 2, "progress": 50, … }`,
    },
  ];
}
