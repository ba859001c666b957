/** Thrown for a form with more fields than are taken. */
export class TooManyFields extends Error {}

/**
 * Reads a form of at most so many fields. They are counted as the body arrives, before anything is made of them: taking hundreds of thousands
 * of tiny ones apart would keep everybody waiting. The rest of such a body is thrown away, so that the sender stays to read the answer. Throws
 * for a body that is no form.
 */
export async function readFormData(request: Request, mostFields: number): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data\s*;/i.test(type) ? boundaryOf(type) : undefined;
  const isTyped = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  if (boundary === undefined && !isTyped) throw new TypeError("This is no form");
  if (!request.body) return request.formData();
  // Every part of a form with files ends in its boundary, and a sign stands between two fields of another.
  const [mark, mostMarks] = boundary === undefined ? ["&", mostFields - 1] : [`\r\n--${boundary}`, mostFields];
  const { body, isOver } = counted(request.body, Buffer.from(mark), mostMarks);
  // The boundary that was counted is the one that parts are told by.
  const headers = { "Content-Type": boundary === undefined ? type : `multipart/form-data; boundary="${boundary}"` };
  const form = await new Response(body, { headers }).formData().catch((error: unknown) => {
    throw isOver() ? new TooManyFields() : error;
  });
  if (isOver()) throw new TooManyFields();
  return form;
}

/** By its rules a boundary has up to 70 of these characters. */
function boundaryOf(type: string): string | undefined {
  return /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i.exec(type)?.slice(1).find(Boolean);
}

/** A body that ends where there is one mark too many; what follows is read and forgotten. */
function counted(body: ReadableStream<Uint8Array>, mark: Buffer, most: number) {
  let count = 0;
  let rest: Buffer = Buffer.alloc(0);
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (count > most) return;
      const bytes = Buffer.concat([rest, chunk]);
      let end = 0;
      for (let at = bytes.indexOf(mark); at >= 0 && count <= most; at = bytes.indexOf(mark, end)) {
        count += 1;
        end = at + mark.length;
      }
      rest = Buffer.from(bytes.subarray(Math.max(end, bytes.length - mark.length + 1)));
      if (count <= most) controller.enqueue(chunk);
    },
  });
  return { body: body.pipeThrough(counter), isOver: () => count > most };
}
