import type { PlanText } from "./plan-text.ts";
import type { PlanView } from "./use-plan-view.ts";

/** Which baseline lies under the bars, or none; the line before it is what it looks like there. */
export function BaselineSelect({ text, view }: { readonly text: PlanText; readonly view: PlanView }) {
  const { baselines, baselineNumber, showsBaseline, chooseBaseline } = view;
  const shown = baselines.find(({ number, isReference }) => number === baselineNumber && !isReference);
  const value = !showsBaseline ? "none" : shown ? String(shown.number) : "reference";
  return (
    <label className="baseline-select" title={text("toolbar.baseline")}>
      <i className="baseline-key" aria-hidden="true" />
      <span className="sr-only">{text("toolbar.baseline")}</span>
      <select
        className="input"
        value={value}
        onChange={(event) => {
          const chosen = event.target.value;
          chooseBaseline(chosen === "none" ? "none" : chosen === "reference" ? null : Number(chosen));
        }}
      >
        <option value="none">{text("toolbar.noBaseline")}</option>
        {baselines.map(({ id, number, name, isReference }) => (
          <option key={id} value={isReference ? "reference" : number}>
            {isReference ? text("toolbar.reference", { name }) : name}
          </option>
        ))}
      </select>
    </label>
  );
}
