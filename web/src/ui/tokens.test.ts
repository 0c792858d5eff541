import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));

describe('colours', () => {
  it('stand in tokens.css and nowhere else', () => {
    for (const file of files.filter((f) => /\.(?:css|tsx)$/.test(f) && !f.endsWith('tokens.css'))) {
      const found = readFileSync(file, 'utf8').match(/#[0-9a-f]{3,8}\b(?![\w-])|\b(?:rgb|hsl|oklch)a?\(/gi) ?? [];
      expect([file, found]).toEqual([file, []]);
    }
  });

  it('reach 4.5:1, body text 7:1, in both themes', () => {
    const css = readFileSync(join(root, 'ui/tokens.css'), 'utf8');
    const [light = '', dark = ''] = css.split(":root[data-theme='dark']");
    for (const theme of [light, dark]) {
      const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? '';
      for (const ground of ['ground', 'floor', 'sheet', 'wood-wash', 'pine-wash']) {
        expect([ground, contrast(colour('ink'), colour(ground)) >= 7]).toEqual([ground, true]);
        for (const ink of ['ink-soft', 'ink-faint', 'wood-ink', 'pine-ink', 'sky-ink']) {
          if (ground.endsWith('wash') && ink !== 'ink-soft') continue;
          expect([ink, ground, contrast(colour(ink), colour(ground)) >= 4.5]).toEqual([ink, ground, true]);
        }
      }
      for (const [ink, ground] of [['on-wood', 'wood-fill'], ['on-pine', 'pine'], ['wood-ink', 'wood-wash'], ['pine-ink', 'pine-wash'], ['sky-ink', 'sky-wash'], ['red', 'red-wash'], ['red', 'ground'], ['ink-soft', 'sunken'], ['ink-faint', 'sunken'], ['pine-ink', 'sheet']] as const) {
        expect([ink, ground, contrast(colour(ink), colour(ground)) >= 4.5]).toEqual([ink, ground, true]);
      }
      for (const n of [1, 2, 3, 4, 5, 6]) {
        const series = `series-${n}`;
        expect([series, contrast(colour(series), colour('sheet')) >= 3]).toEqual([series, true]);
      }
    }
  });
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
