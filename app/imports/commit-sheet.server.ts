import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { Result } from "#app/domain/result.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { fileRefusal } from "./import-form.server.ts";

/**
 * Imports a sheet and answers the project's id. Throws a {@link Refusal} for who imports too often, for everybody while too many files are
 * being seen to, and for a file that cannot be imported.
 */
export async function commitSheet(
  { context, user, request }: Caller & { readonly request: Request },
  run: () => Promise<Result<string, ImportProblem>>,
): Promise<string> {
  const limited = await context.limits.use("importSheet", user.id);
  if (limited) throw tooOften("importFile.tooMany", limited.retryAfterSeconds);
  const done = await context.imports.admit(user.id, run);
  if (!done) {
    await context.limits.giveBack("importSheet", user.id);
    throw new Refusal("importFile.busy", { status: 503 });
  }
  if (!done.ok) throw fileRefusal(done.problem, await readReader(request, context), "");
  return done.value;
}
