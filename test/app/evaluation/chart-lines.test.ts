import { expect, it } from "vitest";
import { chartLines } from "#app/evaluation/chart-lines.ts";

it("breaks a long name between its words, and a name without a space within it", () => {
  expect(chartLines("Northwind CRM", 18, 2)).toEqual(["Northwind CRM"]);
  expect(chartLines("Northwind Customer Relations", 18, 2)).toEqual(["Northwind Customer", "Relations"]);
  expect(chartLines("北辰客户关系管理软件", 12, 2)).toEqual(["北辰客户关系", "管理软件"]);
  expect(chartLines("", 18, 2)).toEqual([]);
});

it("says with a sign that something is left out", () => {
  expect(chartLines("Northwind Customer Relations Management of Hangzhou", 18, 2)).toEqual(["Northwind Customer", "Relations Managem…"]);
  expect(chartLines("上海蓝水信息系统工程技术有限公司杭州分公司", 16, 1)).toEqual(["上海蓝水信息系…"]);
});
