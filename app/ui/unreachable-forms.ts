import type { ShownReply } from "./form-reply.ts";

/**
 * Lets a form whose server cannot be reached stay, with what was typed into it and a word about it. Remix would put an error page in its
 * place. And tells the server of every form that its page stays, so that it answers the end of a session with a word, too.
 */
export function keepUnreachableForms(): void {
  const ask = window.fetch;
  window.fetch = async (address, options) => {
    try {
      return await ask(address, options?.method === "POST" ? markedByScript(options) : options);
    } catch (error) {
      const { body, method, signal } = options ?? {};
      const isForm = address instanceof URL && address.pathname.endsWith(".data") && method === "POST";
      if (!isForm || signal?.aborted || !(body instanceof FormData || body instanceof URLSearchParams)) throw error;
      return new Response(encoded({ data: unreachableReply(body) }), { status: 503 });
    }
  };
}

function markedByScript(options: RequestInit): RequestInit {
  const headers = new Headers(options.headers);
  headers.set("X-Sent-By-Script", "1");
  return { ...options, headers };
}

function unreachableReply(form: FormData | URLSearchParams): ShownReply {
  const typed = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !/password/i.test(name) ? [[name, value] as const] : [],
  );
  const { intent = "", ...values } = Object.fromEntries(typed);
  return { intent, outcome: "refused", errors: { "": { code: "form.unreachable", parameters: {} } }, values };
}

/** As Remix reads an answer: every value once, in a list; objects name theirs by place. */
function encoded(value: unknown): string {
  const list: unknown[] = [];
  const placed = (each: unknown): number => {
    const place = list.push(null) - 1;
    const isObject = typeof each === "object" && each !== null;
    list[place] = isObject ? Object.fromEntries(Object.entries(each).map(([name, inner]) => [`_${placed(name)}`, placed(inner)])) : each;
    return place;
  };
  placed(value);
  return `${JSON.stringify(list)}\n`;
}
