/** How many bytes a path accepts. */
export type BodyLimit = { readonly path: string | RegExp; readonly maximumBytes: number };

export const ordinaryBodyBytes = 1_000_000;

/** Paths that take files; every other one accepts `ordinaryBodyBytes`. What comes may have 50 MB; the form around it takes a little more. */
export const uploadLimits: readonly BodyLimit[] = [
  { path: "/projects/import", maximumBytes: 51_000_000 },
  { path: /^\/projects\/[\w-]+\/(?:plan\/)?tasks\/[\w-]+(?:\/files)?$/, maximumBytes: 51_000_000 },
  { path: /^\/projects\/[\w-]+\/import\/sheet$/, maximumBytes: 21_000_000 },
];

/** The limit for a path; a page's form and Remix's data request for the same page (`.data`) share one. */
export function bodyLimitFor(path: string, limits: readonly BodyLimit[] = uploadLimits): number {
  const page = path.replace(/\.data$/, "");
  const isMeant = ({ path }: BodyLimit) => (typeof path === "string" ? path === page : path.test(page));
  return limits.find(isMeant)?.maximumBytes ?? ordinaryBodyBytes;
}
