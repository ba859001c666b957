/** An address of the same page that says something else of it and all the rest as before; null leaves the name out. */
export function addressWith(search: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(search);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return `?${next}`;
}
