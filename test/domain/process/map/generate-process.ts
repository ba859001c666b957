import type { Process, ProcessStep, StepType } from "#app/domain/process/model.ts";
import { createRandom } from "#app/domain/random.ts";
import { flow, processOf, role, step } from "../sample.ts";

const words = "核对客户的信用额度并登记到系统中（必要时请求复核）以及准备合同附件".split("");
const english = "check the credit limit of the customer and register it in the order entry system with attachments".split(" ");

/** A process that looks like those of offices: mostly onward, gateways with branches that come together again, some ways back and some that skip. */
export function generateProcess(size: number, lanes: number, seed: number): Process {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const types: StepType[] = ["task", "task", "task", "task", "xor", "and", "event"];
  let lane = 0;
  const steps = Array.from({ length: size }, (_, at): ProcessStep => {
    const type = at === 0 ? "start" : at === size - 1 ? "end" : types[below(types.length)]!;
    if (random() < 0.4) lane = below(lanes);
    const name = {
      en: type === "xor" && random() < 0.3 ? `s${at}` : english.slice(below(8), 8 + below(8)).join(" "),
      zh: random() < 0.5 ? words.slice(below(10), 11 + below(20)).join("") : null,
    };
    const onward = at + 1 < size ? [flow(`s${at + 1}`)] : [];
    const count = type === "xor" || type === "and" ? 1 + below(3) : random() < 0.05 ? 1 : 0;
    const more = Array.from({ length: at === 0 || at >= size - 1 ? 0 : count }, () => {
      const isBack = type !== "and" && random() < 0.25;
      const to = isBack ? Math.max(1, at - below(6)) : Math.min(size - 1, at + 1 + below(6));
      return flow(`s${to}`, type === "xor" ? 0.1 : null, { name: random() < 0.4 ? { en: "if it is incomplete", zh: "资料不全" } : null });
    });
    return step(`s${at}`, [...onward, ...more], { type, name, role: type === "task" || random() < 0.5 ? `r${lane}` : null });
  });
  return processOf(steps, { roles: Array.from({ length: lanes }, (_, at) => role(`r${at}`)) });
}
