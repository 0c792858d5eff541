/** A piece of what a person wrote. `children` are pieces again; everything else is plain text. */
export type Part =
  | { readonly kind: 'text' | 'code' | 'block' | 'link'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'strike' | 'spoiler' | 'quote'; readonly children: readonly Part[] };

const LINK = /https?:\/\/[^\s<>"'\u3000]+[^\s<>"'.,;:!?)\]}|*_~`\u3000]/y;
const MARKS = [['||', 'spoiler'], ['**', 'strong'], ['~~', 'strike'], ['*', 'em'], ['_', 'em']] as const;
const DEEPEST = 6;
const FENCE = /^```[^\n`]*\n([\s\S]*?)(?:\n```[ \t]*$|(?![\s\S]))/gm;

/**
 * The few marks that people use while they talk: ```blocks```, `code`, **strong**, *em*, ~~struck~~, ||hidden|| and
 * > quotes. No HTML comes of it, only a tree; what is not closed is what it looks like. Linear in the length of the text.
 */
export function parseParts(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.includes('```') ? text.matchAll(FENCE) : []) {
    if (match.index > from) parts.push(...lines(text.slice(from, match.index).replace(/\n$/, '')));
    parts.push({ kind: 'block', text: match[1] ?? '' });
    from = match.index + match[0].length;
    if (text[from] === '\n') from++;
  }
  if (from < text.length) parts.push(...lines(text.slice(from)));
  return parts;
}

function lines(text: string): readonly Part[] {
  if (!/^> /m.test(text)) return inline(text, 0);
  const parts: Part[] = [];
  let kept: string[] = [];
  let quoted = false;
  const flush = () => {
    if (kept.length === 0) return;
    const joined = kept.join('\n');
    if (quoted) parts.push({ kind: 'quote', children: inline(joined, 0) });
    else parts.push(...inline(joined, 0));
    kept = [];
  };
  for (const line of text.split('\n')) {
    const quote = line.startsWith('> ');
    if (quote !== quoted) flush();
    quoted = quote;
    kept.push(quote ? line.slice(2) : line);
  }
  flush();
  return parts;
}

function inline(text: string, depth: number): readonly Part[] {
  const parts: Part[] = [];
  let plain = 0;
  let at = 0;
  /** Marks that were looked for to the end in vain are not looked for again. */
  const missing = new Set<string>();
  const take = (part: Part, end: number) => {
    if (at > plain) parts.push({ kind: 'text', text: text.slice(plain, at) });
    parts.push(part);
    at = end;
    plain = end;
  };
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === 'h') {
      LINK.lastIndex = at;
      const link = LINK.exec(text)?.[0];
      if (link !== undefined) {
        take({ kind: 'link', text: link }, at + link.length);
        continue;
      }
    } else if (c === '`' && !missing.has('`')) {
      const end = text.indexOf('`', at + 1);
      if (end < 0) missing.add('`');
      else if (end > at + 1 && !text.slice(at, end).includes('\n')) {
        take({ kind: 'code', text: text.slice(at + 1, end) }, end + 1);
        continue;
      }
    } else if (depth < DEEPEST && '|*~_'.includes(c)) {
      const found = MARKS.find(([mark]) => text.startsWith(mark, at));
      const end = found === undefined || missing.has(found[0]) || !opens(text, at, found[0]) ? -1 : closing(text, at + found[0].length, found[0]);
      if (found !== undefined && end >= 0) {
        take({ kind: found[1], children: inline(text.slice(at + found[0].length, end), depth + 1) }, end + found[0].length);
        continue;
      }
      if (found !== undefined) {
        if (opens(text, at, found[0])) missing.add(found[0]);
        at += found[0].length;
        continue;
      }
    }
    at++;
  }
  if (text.length > plain) parts.push({ kind: 'text', text: text.slice(plain) });
  return parts;
}

/** `2 * 3` and snake_case open nothing. */
function opens(text: string, at: number, mark: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  return !/\s/.test(after) && (mark !== '_' && mark !== '*' || !/[\p{L}\p{N}]/u.test(before));
}

function closing(text: string, from: number, mark: string): number {
  for (let end = text.indexOf(mark, from); end >= 0; end = text.indexOf(mark, end + 1)) {
    const after = text[end + mark.length] ?? ' ';
    const word = mark === '_' && /[\p{L}\p{N}]/u.test(after);
    const doubled = mark === '*' && (after === '*' || text[end - 1] === '*');
    if (end > from && !/\s/.test(text[end - 1] ?? ' ') && !word && !doubled) return end;
  }
  return -1;
}
