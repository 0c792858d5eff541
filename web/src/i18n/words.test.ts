import { describe, expect, it } from 'vitest';
import { actsEn } from './acts.en';
import { actsKo } from './acts.ko';
import { consoleEn } from './console.en';
import { consoleKo } from './console.ko';
import { en } from './en';
import { ko } from './ko';
import { messagesEn } from './messages.en';
import { messagesKo } from './messages.ko';
import { timingEn } from './timing.en';
import { timingKo } from './timing.ko';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else for (const [k, v] of leaves(value, at)) found.set(k, v);
  }
  return found;
}

const plain = (keys: Iterable<string>) => new Set([...keys].map((k) => k.replace(/_(?:one|other)$/, '')));
const params = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map((m) => m[1]).sort();

describe('the words', () => {
  const korean = leaves({ ...ko, console: consoleKo, messages: messagesKo, acts: actsKo, timing: timingKo });
  const english = leaves({ ...en, console: consoleEn, messages: messagesEn, acts: actsEn, timing: timingEn });

  it('are complete in both languages', () => {
    expect([...plain(english.keys())].sort()).toEqual([...plain(korean.keys())].sort());
    for (const text of [...korean.values(), ...english.values()]) expect(text.trim()).not.toBe('');
  });

  it('have every plural form their language needs', () => {
    // Reasons are named by codes, which may end like a plural.
    const words = [...english.keys()].filter((key) => !key.startsWith('reason.'));
    for (const key of words) if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true);
    for (const key of words) if (key.endsWith('_other')) expect(english.has(key.replace(/_other$/, '_one'))).toBe(true);
    for (const key of korean.keys()) if (!key.startsWith('reason.')) expect(key.endsWith('_one')).toBe(false);
  });

  it('take the same parameters', () => {
    for (const [key, text] of korean) expect([key, params(english.get(key) ?? '')]).toEqual([key, params(text)]);
  });

  it('speak 해요체', () => {
    for (const [key, text] of korean) expect([key, /(?:습니다|십시오|하라|한다)[.?!]?$/.test(text)]).toEqual([key, false]);
  });

  it('are not left in the other language', () => {
    const hangul = /[가-힣]/;
    for (const [key, text] of english) if (key !== 'settings.ko') expect([key, hangul.test(text)]).toEqual([key, false]);
    const same = [...korean].filter(([key, text]) => english.get(key) === text && /[A-Za-z]{3}/.test(text.replace(/\{\{\w+\}\}/g, '')));
    expect(same.map(([key]) => key).sort()).toEqual(['console.models.kind_llamacpp', 'console.models.kind_lmstudio', 'console.models.kind_ollama', 'console.models.kind_vllm', 'operator.preset_anthropic', 'operator.preset_deepseek', 'operator.preset_openai', 'settings.en']);
  });
});
