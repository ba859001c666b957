import { randomBytes } from "node:crypto";
import { redirect, type AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { Identity, ProviderRequest } from "#app/http/identity-provider.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { findAccount, type ProviderProblem } from "./provider-account.server.ts";
import { askForPassword } from "./provider-join.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";
import { admit } from "./sign-in.server.ts";

const pendingRequest = sealedCookie(
  "rollout-provider",
  10,
  z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string(), next: z.string() }),
);

type Browser = { readonly context: AppLoadContext; readonly request: Request };

/** Sends the browser to the provider; what belongs to this sign-in goes with it, sealed. */
export async function beginProviderSignIn({ context, request }: Browser): Promise<Response | ProviderProblem> {
  const { provider, origin, limits, clientAddress } = context;
  if (!provider) return "none";
  if (await limits.use("signInProvider", clientNetwork(clientAddress))) return "tooMany";
  const random = () => randomBytes(32).toString("base64url");
  const asked: ProviderRequest = { state: random(), nonce: random(), codeVerifier: random() };
  const next = safePath(new URL(request.url).searchParams.get("next"), origin);
  try {
    const target = await provider.begin(asked);
    return redirect(target.href, { headers: { "Set-Cookie": await pendingRequest.give(context, { ...asked, next }) } });
  } catch (error) {
    context.log.warn(
      { requestId: context.requestId, err: error, event: "provider.unreachable" },
      "the identity provider cannot be reached",
    );
    return "unreachable";
  }
}

/** Lets in who comes back from the provider, as far as there is, or may be, an account for the address that it has verified. */
export async function finishProviderSignIn({ context, request }: Browser): Promise<Response | ProviderProblem> {
  const { provider } = context;
  if (!provider) return "none";
  const pending = await pendingRequest.take({ context, request });
  const query = new URL(request.url).searchParams;
  const code = query.get("code");
  if (!pending || query.get("state") !== pending.state) return "expired";
  if (code === null) return "refused";
  let identity: Identity;
  try {
    identity = await provider.finish(code, pending);
  } catch (error) {
    context.log.warn({ requestId: context.requestId, err: error, event: "provider.failed" }, "a sign-in through the provider failed");
    return "refused";
  }
  const found = await findAccount(context, provider, identity);
  if (found.kind === "problem") return found.problem;
  const { next } = pending;
  const answer =
    found.kind === "open" ? await admit({ context, request }, found.userId, next) : await askForPassword(context, { ...found.claim, next });
  if (!answer) return "closed";
  answer.headers.append("Set-Cookie", pendingRequest.clear(context));
  return answer;
}
