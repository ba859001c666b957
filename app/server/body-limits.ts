/** How many bytes a path accepts. */
export type BodyLimit = { readonly path: string | RegExp; readonly maximumBytes: number };

export const ordinaryBodyBytes = 1_000_000;

/** Paths that take files; every other one accepts `ordinaryBodyBytes`. What comes may have 50 MB; the form around it takes a little more. */
export const uploadLimits: readonly BodyLimit[] = [
  { path: "/projects/import", maximumBytes: 51_000_000 },
  { path: /^\/projects\/[\w-]+\/(?:plan\/)?tasks\/[\w-]+(?:\/files)?$/, maximumBytes: 51_000_000 },
  { path: /^\/answers\/[\w-]+$/, maximumBytes: 51_000_000 },
  { path: /^\/projects\/[\w-]+\/import\/sheet$/, maximumBytes: 21_000_000 },
  // What is pasted into a plan.
  { path: /^\/projects\/[\w-]+\/plan\/commands$/, maximumBytes: 9_000_000 },
  { path: "/api/v1/imports", maximumBytes: 51_000_000 },
  { path: /^\/api\/v1\/projects\/[\w-]+\/tasks\/[\w-]+\/(?:files|comments)$/, maximumBytes: 51_000_000 },
  { path: /^\/api\/v1\/(?:projects\/[\w-]+\/)?sheets$/, maximumBytes: 21_000_000 },
];

/**
 * The limit for a path; a page's form and Remix's data request for the same page (`.data`) share one. Files come as multipart: whatever
 * else is sent there is an ordinary body, since its fields are taken apart at once.
 */
export function bodyLimitFor(path: string, contentType: string | undefined, limits: readonly BodyLimit[] = uploadLimits): number {
  if (!isMultipart(contentType)) return ordinaryBodyBytes;
  const page = path.replace(/\.data$/, "");
  const isMeant = ({ path }: BodyLimit) => (typeof path === "string" ? path === page : path.test(page));
  return limits.find(isMeant)?.maximumBytes ?? ordinaryBodyBytes;
}

function isMultipart(contentType = ""): boolean {
  return /^\s*multipart\/form-data\s*(;|$)/i.test(contentType);
}
