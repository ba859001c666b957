/** The views of the task list that are always there, on the day it is in the project. */
export function builtInTaskViews(today: string) {
  const [year = "", month = ""] = today.split("-");
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [
    { id: "all", query: "" },
    { id: "open", query: "show=open" },
    { id: "late", query: "show=late" },
    { id: "mine", query: "show=open&owner=me" },
    { id: "critical", query: "show=critical" },
    { id: "month", query: `from=${year}-${month}-01&to=${year}-${month}-${lastDay}` },
  ] as const;
}
