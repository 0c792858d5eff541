import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/**
 * CommonMark does not close `**“집”**으로`: its rule for the end of emphasis looks for blanks or punctuation, which Korean
 * particles never leave. Models write it all the time, so a pair of `**` is strong wherever it stands.
 */
const marked = new Marked({
  extensions: [{
    name: 'strong',
    level: 'inline',
    start: (src) => src.indexOf('**'),
    tokenizer(src) {
      const match = /^\*\*(?=[^\s*])([^\n]*?[^\s*])\*\*(?!\*)/.exec(src);
      const text = match?.[1];
      if (match === null || text === undefined) return undefined;
      return { type: 'strong', raw: match[0], text, tokens: this.lexer.inlineTokens(text) };
    },
  }],
});

const ALLOWED = ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr'];

/**
 * Markdown of a model as a safe fragment. Nothing that could load, run or style is let through: no images (a picture's
 * address could carry the room's words out), no attributes but a link's address.
 */
export function renderMarkdown(text: string, citation: (n: number) => string | null): DocumentFragment {
  const html = marked.parse(text, { async: false, gfm: true, breaks: true });
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ALLOWED, ALLOWED_ATTR: ['href', 'start'], ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i, RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.tabIndex = 0;
    table.replaceWith(frame);
    frame.append(table);
  }
  cite(fragment, citation);
  return fragment;
}

/** Turns `[n]` of a known citation into a button; a number nobody gave stays text. */
function cite(fragment: DocumentFragment, citation: (n: number) => string | null): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && /\[\d+\]/.test(node.data) && node.parentElement?.closest('code, a') == null) texts.push(node);
  }
  for (const text of texts) {
    const pieces = text.data.split(/\[(\d+)\]/);
    const nodes = pieces.map((piece, i) => {
      if (i % 2 === 0) return document.createTextNode(piece);
      const label = citation(Number(piece));
      if (label === null) return document.createTextNode(`[${piece}]`);
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['cite'] = piece;
      button.setAttribute('aria-label', label);
      button.textContent = piece;
      return button;
    });
    text.replaceWith(...nodes);
  }
}
