interface LinkCardProps {
  readonly title: string;
  readonly lead: string;
  readonly href: string;
  readonly label: string;
}

/** What a page of its own is for, and the way there. */
export function LinkCard({ title, lead, href, label }: LinkCardProps) {
  return (
    <section className="card no-print mt-6">
      <h2 className="mb-1">{title}</h2>
      <p className="mb-4 max-w-prose text-muted">{lead}</p>
      <a href={href} className="button">
        {label}
      </a>
    </section>
  );
}
