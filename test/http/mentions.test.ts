import { expect, it } from "vitest";
import { suggestMembers } from "#app/http/mentions.server.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

forEachDatabase((_dialect, openTest) => {
  it("names members to who writes, and tells their addresses only to who may see them anyway", async () => {
    const { owner, consultant, args, context } = await openTaskWorld(await openTest());
    await context.db.updateTable("appUser").set({ name: "李娜" }).where("id", "=", owner.id).execute();
    const ask = async (user: typeof owner, typed: string) => {
      const caller = await args(user, {});
      return suggestMembers({ ...caller, request: new Request(`http://localhost:3000/mentions?q=${encodeURIComponent(typed)}`) });
    };

    for (const typed of ["李", "lina", "li na", "ln"])
      expect(await ask(consultant, typed)).toEqual([{ id: owner.id, name: "李娜", text: "@李娜" }]);
    expect(await ask(consultant, "owner@")).toEqual([]);
    expect(await ask(owner, "owner@")).toMatchObject([{ id: owner.id, name: "李娜" }]);
  });
});
