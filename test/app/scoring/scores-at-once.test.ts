import { expect, it } from "vitest";
import { readOwnSeats } from "#app/scoring/ballots.server.ts";
import { readRevealedBallots, readRevealedRevisions, verifyRevisions } from "#db/queries/ballots.ts";
import { makeCommittee, openScoring, reveal, score } from "#test/support/committee.ts";
import { addProject, addUser, openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  it("loses nothing of a committee that scores at once, each member in two windows", async () => {
    const context = await openContext(await openTest(), { now: () => "2027-03-01T08:00:00.000Z" });
    const committee = await makeCommittee(context, await addProject(context, await addUser(context, "owner@example.com")), 19);
    const roundId = await openScoring(context, committee);
    const users = [committee.chair, ...committee.members];

    const told = await Promise.all(
      users.flatMap((user, place) =>
        committee.vendorIds.flatMap((vendorId, at) =>
          [0, 1].map(async (window) => {
            const said = (place + at + 2 * window) % 6;
            const saved = await score(context, committee, user, { vendorId, said, comment: `Window ${window}` }).catch(() => null);
            return { user, vendorId, said, saved };
          }),
        ),
      ),
    );
    await reveal(context, committee);

    const kept = told.filter(({ saved }) => saved !== null);
    expect(kept).toHaveLength(users.length * committee.vendorIds.length);
    const ballots = await readRevealedBallots(context.db, roundId);
    expect(ballots).toHaveLength(kept.length);
    for (const { user, vendorId, said } of kept) {
      const [seat] = await readOwnSeats(context.db, committee.projectId, user.id);
      const ballot = ballots.find((each) => each.seatId === seat?.seatId && each.vendorId === vendorId);
      expect(ballot).toMatchObject({ value: said, revision: 1 });
    }
    const revisions = await readRevealedRevisions(context.db, roundId);
    expect(revisions).toHaveLength(kept.length);
    expect(verifyRevisions(revisions, ballots)).toEqual([]);
  });
});
