import { useEffect, useState } from "react";

/** Where a press leaves the choice as it is: what acts on the chosen row. */
const actsOnChoice = ".search-box, dialog, .undo-toast";

/** The task of the row that had the focus or the pointer last, until a press beside the table forgets it. */
export function useChosenRow(): string | null {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const look = ({ type, target }: Event) => {
      if (!(target instanceof Element)) return;
      const id = target.closest("[data-task]")?.getAttribute("data-task");
      if (id) setChosen(id);
      else if (type === "pointerdown" && !target.closest(`.task-table, ${actsOnChoice}`)) setChosen(null);
    };
    for (const event of ["focusin", "pointerdown"]) document.addEventListener(event, look);
    return () => {
      for (const event of ["focusin", "pointerdown"]) document.removeEventListener(event, look);
    };
  }, []);
  return chosen;
}
