/** First words of the commands of the log that tell of choosing a vendor: nobody on a supplier's side hears of them. */
export const evaluationAreas = ["evaluation", "scorecard", "vendor", "questionnaire"] as const;

/** Whether a command of the log, such as `vendor.offer`, tells of choosing a vendor. */
export function isOfEvaluation(command: string): boolean {
  const [area = ""] = command.split(".");
  return evaluationAreas.some((each) => each === area);
}
