/** Text to be copied into a program or a terminal; it wraps, so that it fits every screen. */
export function ExampleCode({ children }: { readonly children: string }) {
  return (
    <pre className="mt-2 whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-surface px-3 py-2 text-[13px]">
      <code>{children}</code>
    </pre>
  );
}
