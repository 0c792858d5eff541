import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWords } from '../../i18n';
import { messagesKo } from '../../i18n/messages.ko';
import { parseParts } from './parts';
import { Words } from './Words';

const html = (text: string, names: readonly string[] = []) => render(<Words text={text} names={names} myName={null} />).container;

describe('what a person wrote', () => {
  beforeAll(() => startWords('ko'));

  it('is drawn with the few marks that people use', () => {
    const box = html('**굵게** *기울임* ~~취소~~ `코드` https://maru.example/길?a=1_2_3 끝\n> 따온 말\n```js\nlet a = "**b**";\n```');
    expect(box.querySelector('strong')?.textContent).toBe('굵게');
    expect(box.querySelector('em')?.textContent).toBe('기울임');
    expect(box.querySelector('s')?.textContent).toBe('취소');
    expect(box.querySelector('a')?.getAttribute('href')).toBe('https://maru.example/길?a=1_2_3');
    expect(box.querySelector('blockquote')?.textContent).toBe('따온 말');
    expect(box.querySelector('pre')?.textContent).toBe('let a = "**b**";');
  });

  it('stays as typed where the marks mean something else', () => {
    for (const text of ['2 * 3 * 4', 'snake_case_name', '** 빈 것 **', '****', '||', '~ 물결 ~', '`', 'a*b*c', '><', '5 > 3']) {
      expect([text, html(text).textContent]).toEqual([text, text]);
      expect(html(text).querySelector('strong, em, s, code, button')).toBeNull();
    }
  });

  it('is covered between bars until one asks for it', async () => {
    html('범인은 ||집사|| 예요');
    await userEvent.click(screen.getByRole('button', { name: messagesKo.spoiler }));
    expect(screen.queryByRole('button', { name: messagesKo.spoiler })).toBeNull();
    expect(screen.getByText('집사')).toBeVisible();
  });

  it('never becomes markup, whatever is written', () => {
    const bits = fc.constantFrom(
      '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '[a](javascript:alert(1))', '**', '*', '_', '~~', '||', '`', '```', '\n', '> ',
      'https://a.b/"onmouseover="alert(1)', 'http://x', '&lt;', '<svg/onload=alert(1)>', '@민수', '\u202e', '\u0000', '"', "'", '가', ' ', 'data:text/html,<b>',
    );
    fc.assert(fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 6, unit: 'grapheme' })), { maxLength: 30 }).map((x) => x.join('')), (text) => {
      const box = html(text, ['민수', '(', '*']);
      for (const el of box.querySelectorAll('*')) {
        expect(['DIV', 'A', 'CODE', 'PRE', 'STRONG', 'EM', 'S', 'BLOCKQUOTE', 'SPAN', 'BUTTON']).toContain(el.tagName);
        for (const name of el.getAttributeNames()) expect(['class', 'dir', 'href', 'target', 'rel', 'type', 'aria-label', 'aria-hidden']).toContain(name);
      }
      for (const a of box.querySelectorAll('a')) expect(a.getAttribute('href')).toMatch(/^https?:\/\/\S+$/);
      box.remove();
    }), { numRuns: 300 });
  });

  it('is read in linear time', () => {
    for (const piece of ['**a ', '||a', '*a*', '_ ', '`a', '> **', 'h', '~~x~~||']) {
      expect(parseParts(piece.repeat(100_000 / piece.length)).length).toBeGreaterThan(0);
    }
  });
});
