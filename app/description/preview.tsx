import { useEffect, useState } from "react";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";

/** What is typed as it will be shown, made by the server. */
export function Preview({ url, body }: { readonly url: string; readonly body: string }) {
  const errorText = useErrorText();
  const [shown, setShown] = useState<{ readonly html: string } | { readonly problem: string }>({ html: "" });
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const response = await fetch(url, {
        method: "POST",
        body: new URLSearchParams({ intent: "previewDescription", body }),
        signal: asking.signal,
      });
      // The route answers this intent with nothing else.
      const reply = (await response.json()) as ShownReply;
      const [problem] = Object.values(reply.errors);
      setShown(problem ? { problem: errorText(problem) } : (reply.result as { readonly html: string }));
    };
    void ask().catch(() => undefined);
    return () => asking.abort();
  }, [url, body, errorText]);
  if ("problem" in shown) return <p className="mb-4 text-critical">{shown.problem}</p>;
  // Made by our renderer, which lets nothing through that could do harm: see user-markdown.ts.
  return <div className="card prose mb-4 min-h-32 break-words" dangerouslySetInnerHTML={{ __html: shown.html }} />;
}
