/** Whether a page outside of projects has heard that its reader's session is over. */
let isOver = false;
const listeners = new Set<() => void>();

export function noteSessionEnd(hasEnded: boolean): void {
  if (hasEnded === isOver) return;
  isOver = hasEnded;
  for (const listener of listeners) listener();
}

export function hearOfSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function isSessionOver(): boolean {
  return isOver;
}
