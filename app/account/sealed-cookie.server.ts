import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { readSecretCookie, secretCookie } from "#app/http/auth.server.ts";
import { instantAfter } from "./sign-in.server.ts";

interface SealedCookie<Content> {
  /** The header that gives it to the browser. */
  give(context: AppLoadContext, content: Content): Promise<string>;
  /** What the browser brought back; undefined when it brought nothing, something changed, or it is too old. */
  take(browser: { readonly context: AppLoadContext; readonly request: Request }): Promise<Content | undefined>;
  /** The header that takes it away. */
  clear(context: AppLoadContext): string;
}

/** What one step of a sign-in leaves with the browser for the next one: readable by this instance alone, and for some minutes. */
export function sealedCookie<Content>(name: string, minutes: number, content: z.ZodType<Content>): SealedCookie<Content> {
  const dated = z.object({ until: z.string(), content });
  return {
    async give({ vault, origin, now }, given) {
      const until = instantAfter(now(), minutes * 60);
      return secretCookie(origin, name, await vault.seal(JSON.stringify({ until, content: given })), minutes * 60);
    },
    async take({ context, request }) {
      const sealed = readSecretCookie(request, context.origin, name);
      const text = sealed === undefined ? undefined : await context.vault.open(sealed);
      const found = text === undefined ? undefined : dated.safeParse(JSON.parse(text)).data;
      return found && found.until > context.now() ? found.content : undefined;
    },
    clear: ({ origin }) => secretCookie(origin, name, "", 0),
  };
}
