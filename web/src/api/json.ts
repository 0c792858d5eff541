/** Parses an answer; a field that is null is as good as absent, so that the types' optional fields hold. */
export function readJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value));
}
