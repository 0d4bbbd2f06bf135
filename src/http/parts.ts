/** Answers that are sent part by part, each made when the client has taken the one before. */

/** `onEnd` is called once, when the parts are used up, have failed, or the client has left. */
export function streamParts(
  parts: AsyncGenerator<Uint8Array, void>,
  onEnd: () => void = () => {},
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        onEnd();
      },
      async cancel() {
        onEnd();
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
