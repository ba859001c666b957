import { useFetchers, useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

const reachable = 'a[href], button:not(:disabled), summary, input:not([type="hidden"], :disabled), select, textarea, [tabindex="0"]';

/** Where an element stands: its place among the children of each of its ancestors, the nearest first. */
type Place = readonly { readonly parent: Element; readonly index: number }[];

/**
 * Focus is never left at nothing. When the control that sent a form is gone or hidden afterwards, as with the line that it removed, focus
 * goes to what stands in its place; on another page that was come to without loading it anew, to the page or the part of it that the
 * address names, and the title is said.
 */
export function KeptFocus() {
  const navigation = useNavigation();
  const fetchers = useFetchers();
  const { pathname, hash } = useLocation();
  const isSending = [navigation, ...fetchers].some(
    ({ state, formMethod }) => state !== "idle" && formMethod !== undefined && formMethod !== "GET",
  );
  const left = useRef<{ element: Element; place: Place; pathname: string }>();
  useEffect(() => {
    if (isSending) {
      const element = document.activeElement;
      left.current = element ? { element, place: element.closest("main") ? placeOf(element) : [], pathname } : undefined;
      return undefined;
    }
    const { current } = left;
    left.current = undefined;
    if (!current || current.pathname !== pathname) return undefined;
    return onceDrawn(() => {
      if (isFocusLost() && !isShown(current.element)) focusInPlace(current.place);
    });
  }, [isSending, pathname]);
  return <Arrival pathname={pathname} hash={hash} />;
}

interface ArrivalProps {
  readonly pathname: string;
  readonly hash: string;
}

function Arrival({ pathname, hash }: ArrivalProps) {
  const [title, setTitle] = useState("");
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return undefined;
    shown.current = pathname;
    return onceDrawn(() => {
      setTitle(document.title);
      if (isFocusLost()) focusPage(hash);
    });
  }, [pathname, hash]);
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  );
}

/** A hidden element loses focus only once the page is drawn. */
function onceDrawn(act: () => void): () => void {
  const timer = setTimeout(act, 50);
  return () => clearTimeout(timer);
}

function isFocusLost(): boolean {
  return document.activeElement === document.body;
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
  focusPage();
}

/** Focuses the page, or the part of it that the address names. */
export function focusPage(hash = ""): void {
  const target = document.getElementById(hash.slice(1)) ?? document.querySelector("main");
  if (target && target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
}

function isShown(element: Element): boolean {
  if (!element.isConnected) return false;
  // Browsers older than 2024 may not know the first.
  return typeof element.checkVisibility === "function" ? element.checkVisibility() : element.getClientRects().length > 0;
}
