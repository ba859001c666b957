interface Timed {
  /** An instant. */
  readonly at: string;
}

type StreamItem<Comment, Entry> =
  { readonly kind: "comment"; readonly comment: Comment } | { readonly kind: "entry"; readonly entry: Entry };

/** Comments and changes in the order in which they came, or one of the two alone; `show` is `comments`, `changes`, or anything else for both. */
export function streamOf<Comment extends Timed, Entry extends Timed>(
  comments: readonly Comment[],
  entries: readonly Entry[],
  show: string | null,
): StreamItem<Comment, Entry>[] {
  const said = show === "changes" ? [] : comments.map((comment) => ({ kind: "comment" as const, comment, at: comment.at }));
  const done = show === "comments" ? [] : entries.map((entry) => ({ kind: "entry" as const, entry, at: entry.at }));
  return [...said, ...done].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
