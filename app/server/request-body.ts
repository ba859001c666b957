import type { IncomingMessage } from "node:http";

/** Thrown into whoever reads the body once more bytes have come than the path accepts. */
export class BodyTooLargeError extends Error {
  constructor(maximumBytes: number) {
    super(`The request body is larger than ${maximumBytes} bytes.`);
    this.name = "BodyTooLargeError";
  }
}

export type CountedBody = {
  readonly stream: ReadableStream<Uint8Array>;
  isTooLarge(): boolean;
};

/**
 * The body of a request as a web stream that is read only as fast as it is consumed and ends in an error as soon as it passes the
 * limit, whatever length was declared. The connection stays open, so that the refusal can still be sent.
 */
export function countedBody(request: IncomingMessage, maximumBytes: number): CountedBody {
  const chunks = request.iterator({ destroyOnReturn: false });
  let receivedBytes = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next: IteratorResult<unknown> = await chunks.next();
        if (next.done === true) {
          controller.close();
          return;
        }
        const chunk = next.value instanceof Uint8Array ? next.value : new Uint8Array();
        receivedBytes += chunk.byteLength;
        if (receivedBytes > maximumBytes) {
          throw new BodyTooLargeError(maximumBytes);
        }
        controller.enqueue(chunk);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, isTooLarge: () => receivedBytes > maximumBytes };
}
