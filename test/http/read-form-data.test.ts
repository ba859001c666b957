import { expect, it } from "vitest";
import { readFormData, TooManyFields } from "#app/http/read-form-data.server.ts";

const most = 3;

function sent(body: BodyInit, type?: string): Request {
  return new Request("http://localhost:3000/", { method: "POST", body, ...(type ? { headers: { "Content-Type": type } } : {}) });
}

/** In pieces of a few bytes, so that marks are cut. */
async function inPieces(form: FormData, size: number): Promise<Request> {
  const whole = sent(form);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let from = 0; from < bytes.length; from += size) controller.enqueue(bytes.slice(from, from + size));
      controller.close();
    },
  });
  const init = { method: "POST", body, duplex: "half" as const, headers: { "Content-Type": whole.headers.get("content-type") ?? "" } };
  return new Request("http://localhost:3000/", init);
}

function formOf(fields: number): FormData {
  const form = new FormData();
  for (let index = 1; index < fields; index++) form.append("field", `value ${index}\r\n--`);
  form.append("file", new File(["content\r\n"], "计划.csv"));
  return form;
}

it("reads forms with and without files, however they arrive", async () => {
  const typed = await readFormData(sent("a=1&b=2&c=%26", "application/x-www-form-urlencoded;charset=UTF-8"), most);
  expect([...typed]).toEqual([
    ["a", "1"],
    ["b", "2"],
    ["c", "&"],
  ]);
  for (const request of [sent(formOf(most)), await inPieces(formOf(most), 1), await inPieces(formOf(most), 7)]) {
    const form = await readFormData(request, most);
    expect(form.getAll("field")).toEqual(["value 1\r\n--", "value 2\r\n--"]);
    const file = form.get("file") as File;
    expect([file.name, await file.text()]).toEqual(["计划.csv", "content\r\n"]);
  }
});

it("refuses forms of too many fields, and bodies that are none", async () => {
  const tooMany = [
    sent("a&b&c&d", "application/x-www-form-urlencoded"),
    sent(formOf(most + 1)),
    await inPieces(formOf(most + 1), 1),
    sent(formOf(5000)),
  ];
  for (const request of tooMany) await expect(readFormData(request, most)).rejects.toBeInstanceOf(TooManyFields);
  const none = [
    sent("a=1", "text/plain"),
    sent("--x\r\n", "text/plain, multipart/form-data; boundary=x"),
    sent("no parts", "multipart/form-data; boundary=x"),
    sent("no parts", 'multipart/form-data; boundary="\u00e9"'),
  ];
  for (const request of none) await expect(readFormData(request, most)).rejects.toBeInstanceOf(TypeError);
});
