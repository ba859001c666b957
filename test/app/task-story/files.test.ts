import { expect, it } from "vitest";
import { attachFiles, downloadFile, previewFile, readFiles, removeFile, restoreFile } from "#app/attachments/attachments.server.ts";
import { readRemovedFiles } from "#app/attachments/removed-files.server.ts";
import { addComment, readDiscussion, removeComment } from "#app/discussion/discussion.server.ts";
import { purgeAttachments } from "#db/queries/attachments.ts";
import { addProject, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { png } from "#test/support/pictures.ts";
import { openTaskWorld, type TaskWorld } from "#test/support/task-world.ts";

async function download(world: TaskWorld, fileId: string, reading = downloadFile): Promise<Response> {
  return reading(await world.args(world.viewer, {}, { fileId }));
}

forEachDatabase((_dialect, openTest) => {
  it("keeps a file of several parts as it came, and gives it to who may see the plan as a download", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, consultant, read, viewer } = world;
    const content = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 31) % 251);
    await attachFiles(await args(consultant, { files: [new File([content], "数据 清单.bin")] }));

    const [file] = (await read(viewer, readFiles)).files;
    expect(file).toMatchObject({ name: "数据 清单.bin", by: "consultant", preview: null, canRemove: false });
    const answer = await download(world, file?.id ?? "");

    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="__ __.bin"; filename*=UTF-8''${encodeURIComponent("数据 清单.bin")}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  it("shows pictures that are what they say, and offers everything else as a download only", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner, read } = world;
    const page = "<html><script>alert(1)</script></html>".padEnd(200);
    const files = [
      new File([png(3, 2)], "true.png"),
      new File([page], "page.png", { type: "image/png" }),
      new File(["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".padEnd(99)], "drawing.svg", { type: "image/svg+xml" }),
      new File([png(3, 2), page], "hidden.png"),
      new File([png(3, 2, "<script>alert(1)</script>")], "inside.png"),
      new File([png(20_000, 2)], "huge.png"),
      new File([png(3, 2)], "picture.html"),
      new File(["MZ".padEnd(99)], "program.JPG"),
      new File(["%PDF-1.7".padEnd(99)], "report.pdf"),
    ];
    await attachFiles(await args(owner, { files }));

    const shown = (await read(owner, readFiles)).files;
    expect(shown.filter((file) => file.preview !== null).map((file) => file.name)).toEqual(["true.png"]);
    const broken = shown.flatMap(({ name, brokenPromise }) => (brokenPromise === null ? [] : [[name, brokenPromise]]));
    expect(broken.sort()).toEqual([
      ["page.png", "PNG"],
      ["program.JPG", "JPG"],
    ]);
    const picture = shown.find((file) => file.name === "true.png");
    const lie = shown.find((file) => file.name === "page.png");
    const answer = await download(world, picture?.id ?? "", previewFile);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("content-disposition")).toMatch(/^inline; /);
    expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    await expect(download(world, lie?.id ?? "", previewFile)).rejects.toMatchObject({ status: 404 });
    expect((await download(world, lie?.id ?? "")).headers.get("content-type")).toBe("application/octet-stream");
  });

  it("says nothing against a file of a former release whose beginning is what its name promises", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, context, owner, read } = world;
    const photo = Uint8Array.from({ length: 300_000 }, (_, index) => [0xff, 0xd8, 0xff, 0xe1][index] ?? index % 251);
    const files = [
      new File([photo], "photo.jpg"),
      new File(["\ufeff%PDF-1.7".padEnd(99)], "report.pdf"),
      new File(["MZ".padEnd(99)], "program.jpg"),
      new File(["MZ".padEnd(99)], "program.exe"),
    ];
    await attachFiles(await args(owner, { files }));
    await addComment(
      await args(owner, { body: "A photo", files: [new File([photo], "said.jpg"), new File(["MZ".padEnd(99)], "said.png")] }),
    );
    await context.db.updateTable("attachment").set({ contentType: "application/octet-stream" }).execute();

    const { files: onTask } = await read(owner, readFiles);
    const inComments = (await read(owner, readDiscussion)).flatMap((comment) => comment.files);
    expect(Object.fromEntries([...onTask, ...inComments].map(({ name, brokenPromise }) => [name, brokenPromise]))).toEqual({
      "photo.jpg": null,
      "report.pdf": null,
      "program.jpg": "JPG",
      "program.exe": null,
      "said.jpg": null,
      "said.png": "PNG",
    });
  });

  it("adds all files or none, and says at the field what is wrong", async () => {
    const { args, owner, read, context } = await openTaskWorld(await openTest(), { freeDiskBytes: () => Promise.resolve(600_000_000) });
    const good = new File(["x"], "good.txt");

    const large = new File([new Uint8Array(25_000_001)], "large.bin");
    await expect(attachFiles(await args(owner, { files: [good, large] }))).rejects.toMatchObject({ code: "file.tooLarge", field: "files" });
    await expect(attachFiles(await args(owner, { files: [good, new File([], "no.txt")] }))).rejects.toMatchObject({ code: "file.empty" });
    const many = Array.from({ length: 21 }, () => good);
    await expect(attachFiles(await args(owner, { files: many }))).rejects.toMatchObject({ code: "file.tooMany" });
    const half = new File([new Uint8Array(24_000_000)], "half.bin");
    const four = [half, half, half, half];
    await expect(attachFiles(await args(owner, { files: four }))).rejects.toMatchObject({ code: "storage.full", status: 507 });

    await attachFiles(await args(owner, { files: [good] }));
    await context.db.updateTable("attachment").set({ byteSize: 2_000_000_000 }).execute();
    await expect(attachFiles(await args(owner, { files: [good] }))).rejects.toMatchObject({ code: "file.quota", field: "files" });
    expect((await read(owner, readFiles)).files).toHaveLength(1);
  });

  it("lets the sender and who moderates take a file away, who did it put it back, and ends it after its time", async () => {
    const world = await openTaskWorld(await openTest());
    const { context, args, owner, consultant, read, tasks } = world;
    await attachFiles(await args(owner, { files: [new File(["x"], "a.txt")] }));
    const [file] = (await read(owner, readFiles)).files;
    const given = { fileId: file?.id ?? "", version: 1 };

    await expect(removeFile(await args(consultant, given))).rejects.toMatchObject({ status: 403 });
    await expect(removeFile(await args(owner, given, { taskId: tasks[1]?.id ?? "" }))).rejects.toMatchObject({ status: 404 });
    await removeFile(await args(owner, given));

    await expect(download(world, given.fileId)).rejects.toMatchObject({ status: 404 });
    expect((await read(consultant, readFiles)).files).toEqual([]);
    expect(await read(owner, readFiles)).toMatchObject({ count: 0, files: [{ isRemoved: true }] });
    await restoreFile(await args(owner, { ...given, version: 2 }));
    expect((await download(world, given.fileId)).status).toBe(200);

    await removeFile(await args(owner, { ...given, version: 3 }));
    expect(await purgeAttachments(context.db, "2000-01-01T00:00:00.000Z")).toBe(0);
    expect(await purgeAttachments(context.db, "2200-01-01T00:00:00.000Z")).toBe(1);
    const left = await context.db.selectFrom("attachmentPart").select("attachmentId").execute();
    expect(left).toEqual([]);
  });

  it("lists deleted files in the trash of their project, to be put back from there by who deleted them", async () => {
    const world = await openTaskWorld(await openTest());
    const { context, args, owner, consultant, viewer, read, taskId, tasks } = world;
    await attachFiles(await args(consultant, { files: [new File(["x"], "a.txt"), new File(["y"], "kept.txt")] }));
    const file = (await read(owner, readFiles)).files.find(({ name }) => name === "a.txt");
    const given = { fileId: file?.id ?? "", version: 1 };
    await removeFile(await args(owner, given));

    const [removed] = await read(owner, readRemovedFiles);
    const { name } = tasks.find((task) => task.id === taskId) ?? {};
    expect(removed).toMatchObject({ name: "a.txt", taskName: name?.text, sender: "consultant", by: "owner", canRestore: true });
    for (const user of [consultant, viewer])
      expect(await read(user, readRemovedFiles)).toMatchObject([{ name: "a.txt", by: "owner", canRestore: false }]);
    const restored = { ...given, version: 2 };
    await expect(restoreFile(await args(consultant, restored))).rejects.toMatchObject({ status: 403 });
    const later = { ...context, now: () => new Date(Date.parse(context.now()) + 31 * 86_400_000).toISOString() };
    expect(await readRemovedFiles({ ...(await args(owner, {})), context: later }, { locale: "en", timeZone: "UTC" })).toEqual([]);

    await restoreFile(await args(owner, restored));
    expect(await read(owner, readRemovedFiles)).toEqual([]);
  });

  it("leaves files of deleted comments, and of other projects, out of the trash's list of files", async () => {
    const world = await openTaskWorld(await openTest());
    const { context, args, owner, read } = world;
    const commentId = await addComment(await args(owner, { body: "See", files: [new File(["x"], "a.txt")] }));
    const [file] = (await read(owner, readDiscussion))[0]?.files ?? [];
    await removeFile(await args(owner, { fileId: file?.id ?? "", version: 1 }));
    const other = await projectCallerOf(context, owner, await addProject(context, owner, { name: "Another" }));

    expect(await read(owner, readRemovedFiles)).toMatchObject([{ name: "a.txt" }]);
    expect(await readRemovedFiles(other, { locale: "en", timeZone: "UTC" })).toEqual([]);
    await removeComment(await args(owner, { commentId, version: 1 }));
    expect(await read(owner, readRemovedFiles)).toEqual([]);
  });

  it("gives no file of one project to the address of another", async () => {
    const world = await openTaskWorld(await openTest());
    const other = await openTaskWorld(await openTest());
    await attachFiles(await other.args(other.owner, { files: [new File(["x"], "a.txt")] }));
    const [file] = (await other.read(other.owner, readFiles)).files;

    await expect(download(world, file?.id ?? "")).rejects.toMatchObject({ status: 404 });
  });
});
