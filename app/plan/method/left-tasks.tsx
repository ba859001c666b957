interface LeftTasksProps {
  readonly projectId: string;
  readonly tasks: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly heading: string;
  readonly help: string;
}

/** Tasks that are kept although the method has them no longer. */
export function LeftTasks({ projectId, tasks, heading, help }: LeftTasksProps) {
  return (
    <section>
      <h2>{heading}</h2>
      <p className="mb-1 max-w-prose text-muted">{help}</p>
      <ul className="list-disc ps-6 sm:columns-2">
        {tasks.map(({ id, code, name }) => (
          <li key={id} className="break-inside-avoid py-1">
            <a className="link" href={`/projects/${projectId}/tasks/${id}`}>
              {`${code} ${name}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
