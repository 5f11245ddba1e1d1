// Search box, colours of code, and diagrams. Works from the file system: loads nothing but the site's own scripts.
'use strict';

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

function searcher(sections) {
  return lunr(function () {
    this.ref('number');
    this.field('title', {boost: 8});
    this.field('page', {boost: 4});
    this.field('text');
    sections.forEach((section, number) => this.add({number, ...section}));
  });
}

// Whole words count most, then words that begin as typed.
function find(index, typed) {
  const words = typed.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
  return index.query(query => {
    words.forEach(word => {
      query.term(lunr.tokenizer(word), {boost: 10});
      query.term(word, {wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false});
    });
  });
}

function excerpt(text, typed) {
  const word = typed.trim().split(/\s+/)[0].toLowerCase();
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 50);
  return (at > 0 ? '… ' : '') + text.substring(at, at + 160) + ' …';
}

function addSearch() {
  const menu = document.querySelector('#leftColumn nav');
  const sections = window.mxcpSections || [];
  if (!menu || !sections.length) {
    return;
  }
  const results = element('ol', {id: 'search-results', hidden: true});
  const box = element('input', {type: 'search', id: 'search', placeholder: 'Search', autocomplete: 'off'});
  box.setAttribute('aria-label', 'Search the documentation');
  results.setAttribute('aria-live', 'polite');
  let index = null;
  const show = () => {
    index = index || searcher(sections);
    const typed = box.value;
    const found = typed.trim() ? find(index, typed).slice(0, 12) : [];
    const items = found.map(({ref}) => {
      const section = sections[ref];
      return element('li', {}, element('a', {href: section.url},
        element('strong', {textContent: section.title}),
        element('span', {textContent: section.page}),
        element('small', {textContent: excerpt(section.text, typed)})));
    });
    results.replaceChildren(...(items.length ? items : [element('li', {textContent: 'Nothing found'})]));
    results.hidden = !typed.trim();
  };
  box.addEventListener('input', show);
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      box.value = '';
      show();
    } else if (event.key === 'Enter' && results.querySelector('a')) {
      results.querySelector('a').click();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(input|textarea)$/i.test(document.activeElement.tagName)) {
      event.preventDefault();
      box.focus();
    }
  });
  menu.before(element('div', {id: 'search-box'}, box, results));
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    box.value = asked;
    show();
  }
}

// On a narrow screen the menu opens by a button.
function addMenuButton() {
  const menu = document.querySelector('#leftColumn nav');
  const button = element('button', {id: 'menu-button', type: 'button', textContent: 'Menu'});
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    const open = menu.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  });
  menu.before(button);
}

function colour() {
  document.querySelectorAll('pre > code[class*=language-]').forEach(code => {
    const language = code.className.replace(/.*language-(\S+).*/, '$1');
    const known = {sh: 'bash', console: 'bash', yml: 'yaml'}[language] || language;
    if (hljs.getLanguage(known) && language !== 'console') {
      code.innerHTML = hljs.highlight(code.textContent, {language: known}).value;
    }
  });
}

function draw() {
  const texts = document.querySelectorAll('pre > code.language-mermaid');
  if (!texts.length) {
    return;
  }
  texts.forEach(code => code.parentElement.replaceWith(
    element('div', {className: 'mermaid', textContent: code.textContent})));
  const script = element('script', {src: 'js/mermaid.min.js'});
  script.onload = () => mermaid.initialize({startOnLoad: false, theme: 'neutral'}) || mermaid.run();
  document.head.append(script);
}

addSearch();
addMenuButton();
colour();
draw();
