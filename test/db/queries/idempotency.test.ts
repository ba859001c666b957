import { expect, it } from "vitest";

import { claimRequest, forgetAnswers, storeAnswer } from "#db/queries/idempotency.ts";
import { forEachDatabase } from "#test/support/database.ts";

const request = { userId: "u", key: "form-key-0000000001", requestHash: "first" };
const now = "2027-01-04T08:00:00.000Z";

forEachDatabase((_dialect, openTest) => {
  it("lets the first of several requests with one key do the work, and gives the others its answer", async () => {
    const { db } = await openTest();

    const claims = await Promise.all(
      Array.from({ length: 3 }, () =>
        db.transaction().execute(async (transaction) => {
          const claim = await claimRequest(transaction, request, now);
          if (claim.state === "claimed") await storeAnswer(transaction, request, "the answer");
          return claim;
        }),
      ),
    );

    expect(claims.map((claim) => claim.state).sort()).toEqual(["answered", "answered", "claimed"]);
    expect(claims.filter((claim) => claim.state === "answered")).toEqual(Array(2).fill({ state: "answered", response: "the answer" }));
  });

  it("notices a key that stands for another request, and leaves another account's key alone", async () => {
    const { db } = await openTest();
    await claimRequest(db, request, now);

    expect(await claimRequest(db, { ...request, requestHash: "second" }, now)).toEqual({ state: "other" });
    expect(await claimRequest(db, { ...request, userId: "v", requestHash: "second" }, now)).toEqual({ state: "claimed" });
  });

  it("forgets a claim whose work failed", async () => {
    const { db } = await openTest();
    const failing = db.transaction().execute(async (transaction) => {
      await claimRequest(transaction, request, now);
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");

    expect(await claimRequest(db, request, now)).toEqual({ state: "claimed" });
  });

  it("forgets old answers and keeps new ones", async () => {
    const { db } = await openTest();
    await claimRequest(db, { ...request, key: "old" }, "2027-01-02T08:00:00.000Z");
    await claimRequest(db, { ...request, key: "new" }, now);

    await forgetAnswers(db, "2027-01-03T08:00:00.000Z");

    expect(await db.selectFrom("idempotency").select("key").execute()).toEqual([{ key: "new" }]);
  });
});
