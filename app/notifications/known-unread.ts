export interface KnownUnread {
  readonly unread: number;
  /** Whether the last news was that there are more. */
  readonly hasNew: boolean;
}

/** What is known after a number was heard, whether with a page that was loaded anew or on its own; both may tell of the same. */
export function withHeard(known: KnownUnread, unread: number): KnownUnread {
  return unread === known.unread ? known : { unread, hasNew: unread > known.unread };
}
