import { useFetchers, useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

const reachable = 'a[href], button:not(:disabled), summary, input:not([type="hidden"], :disabled), select, textarea, [tabindex="0"]';

/** Where an element stands: its place among the children of each of its ancestors, the nearest first. */
type Place = readonly { readonly parent: Element; readonly index: number }[];

/**
 * When the control that sent a form is gone or hidden afterwards, as with the line that it removed, focus goes to what stands in its
 * place, instead of back to the beginning of the page.
 */
export function KeptFocus() {
  const navigation = useNavigation();
  const fetchers = useFetchers();
  const { pathname } = useLocation();
  const isSending = [navigation, ...fetchers].some(
    ({ state, formMethod }) => state !== "idle" && formMethod !== undefined && formMethod !== "GET",
  );
  const left = useRef<{ element: Element; place: Place; pathname: string }>();
  useEffect(() => {
    if (isSending) {
      const element = document.activeElement;
      left.current = element?.closest("main") ? { element, place: placeOf(element), pathname } : undefined;
      return undefined;
    }
    const { current } = left;
    left.current = undefined;
    if (!current || current.pathname !== pathname) return undefined;
    // A hidden element loses focus only once the page is drawn.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body && !isShown(current.element)) focusInPlace(current.place);
    }, 50);
    return () => clearTimeout(timer);
  }, [isSending, pathname]);
  return null;
}

function placeOf(element: Element): Place {
  const place: { parent: Element; index: number }[] = [];
  for (let child = element; child.parentElement && child.tagName !== "MAIN"; child = child.parentElement)
    place.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return place;
}

function focusInPlace(place: Place): void {
  for (const { parent, index } of place) {
    const heir = parent.isConnected ? (parent.children[index] ?? parent.lastElementChild) : null;
    const within = heir ? [heir, ...heir.querySelectorAll(reachable)] : [];
    const target = within.find((element) => element instanceof HTMLElement && element.matches(reachable) && isShown(element));
    if (!(target instanceof HTMLElement)) continue;
    return target.focus();
  }
  const main = document.querySelector("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}

function isShown(element: Element): boolean {
  if (!element.isConnected) return false;
  // Browsers older than 2024 may not know the first.
  return typeof element.checkVisibility === "function" ? element.checkVisibility() : element.getClientRects().length > 0;
}
