interface ShareBarsProps {
  readonly members: readonly { readonly id: string; readonly name: string; readonly local: string; readonly part: number }[];
}

/** What each criterion of a group counts for, as bars. */
export function ShareBars({ members }: ShareBarsProps) {
  const most = Math.max(...members.map(({ part }) => part), 0);
  return (
    <ul className="scorecard-shares">
      {members.map(({ id, name, local, part }) => (
        <li key={id}>
          <span>{name}</span>
          <span className="scorecard-track" aria-hidden="true">
            <span className="scorecard-bar" style={{ width: `${most > 0 ? (part / most) * 100 : 0}%` }} />
          </span>
          <span className="text-end tabular-nums">{local}</span>
        </li>
      ))}
    </ul>
  );
}
