import { useNavigate } from "@remix-run/react";
import { useCallback, type MouseEvent } from "react";

/**
 * Follows plain anchors to our own pages without loading them anew. One handler around everything serves them all, because a link of the
 * router costs ten times as much to draw as an anchor. `data-keep-scroll` stays where the reader is, `data-reload` loads the page anew.
 */
export function useFollowedAnchors(): (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const anchor = event.target instanceof Element ? event.target.closest("a") : null;
      const href = anchor?.getAttribute("href");
      if (!anchor || !href || !/^[/?]/.test(href) || href.startsWith("//") || anchor.target) return;
      if (anchor.hasAttribute("download") || anchor.hasAttribute("data-reload")) return;
      event.preventDefault();
      void navigate(href, { preventScrollReset: anchor.hasAttribute("data-keep-scroll") });
    },
    [navigate],
  );
}
